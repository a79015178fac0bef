"""The catalogs of a day that has been, out of the history of the project."""

import subprocess
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog

from webapp.i18n.catalogs import parse_catalog
from webapp.i18n.locales import SiteLocale


class NoHistoryError(Exception):
    """Raised with one line when git, or the history, is not there."""


def read_past(path: Path, day: date, locale: SiteLocale) -> Catalog | None:
    """Return a catalog as it was when a day began; None where there was none.

    Raises NoHistoryError.
    """
    before = f"--before={day}T00:00:00"
    commit = _ask_git(path.parent, "rev-list", "-1", before, "HEAD", "--", path.name).strip()
    if not commit:
        return None
    text = _ask_git(path.parent, "show", f"{commit}:./{path.name}")
    return parse_catalog(text, path.name, locale)[0]


def _ask_git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistoryError(
            "--since asks git for the history of the project, which is not here; leave it away"
        ) from error
    return done.stdout
