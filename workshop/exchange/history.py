"""The catalogs of a day that has been, out of the history of the project."""

from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

from webapp.i18n.catalogs import parse_catalog
from webapp.i18n.locales import SiteLocale
from workshop.git import ask_git


def read_past(path: Path, day: date, locale: SiteLocale) -> Catalog | None:
    """Return a catalog as it was when a day began; None where there was none.

    Raises NoHistoryError.
    """
    before = f"--before={day}T00:00:00"
    commit = (
        ask_git(path.parent, "rev-list", "-1", before, "HEAD", "--", path.name).decode().strip()
    )
    if not commit:
        return None
    text = ask_git(path.parent, "show", f"{commit}:./{path.name}").decode("utf-8")
    return parse_catalog(text, path.name, locale)[0]
