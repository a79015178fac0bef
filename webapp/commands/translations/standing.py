"""`flask translations status`: how far each language has come."""

from pathlib import Path

import click

from webapp.commands.translations.folders import languages_in, open_folder
from webapp.faults import Fault
from webapp.languages import catalogs
from webapp.languages.catalogs import DOMAINS, Coverage, catalog_path
from webapp.languages.locales import SiteLocale

CHECK = ".venv/bin/flask translations check"


@click.command()
def status() -> None:
    """Show how many messages of each language are translated and reviewed.

    A catalog that cannot be read counts as empty.
    """
    folder = open_folder()
    for locale in languages_in(folder):
        coverage, faults = look_at(folder, locale)
        state = "draft" if coverage.is_draft or faults else "reviewed"
        click.echo(
            f"{locale.code} {locale.autonym}: {coverage.translated} of {coverage.messages} "
            f"translated, {coverage.reviewed} reviewed, of those that a life can hang on "
            f"{coverage.safety_reviewed} of {coverage.safety}, {state}"
            + (f", {len(faults)} faults (run `{CHECK}`)" if faults else "")
        )


def look_at(folder: Path, locale: SiteLocale) -> tuple[Coverage, list[Fault]]:
    """Return how far a language has come, and all that is wrong or missing in it."""
    faults: list[Fault] = []
    for domain in DOMAINS:
        template = catalogs.read_template(folder, domain, [])
        catalogs.read_catalog(folder, locale, domain, template, faults)
    paths = [catalog_path(folder, locale, domain) for domain in DOMAINS]
    found = [catalogs.read_raw(path, locale, [], folder) for path in paths]
    return catalogs.measure(one for one in found if one is not None), faults
