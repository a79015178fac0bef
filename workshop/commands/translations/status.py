"""`flask translations status`: how far each language has come."""

from pathlib import Path

import click

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.coverage import Coverage, measure
from webapp.i18n.glossary import read_glossary
from webapp.i18n.language_list import read_registry
from webapp.i18n.locales import SiteLocale
from webapp.problems import Problem
from workshop.catalogs.thresholds import stand
from workshop.commands.translations.common import languages_in, open_folder

CHECK = ".venv/bin/flask translations check"


@click.command()
def status() -> None:
    """Show how many messages of each language are translated and reviewed.

    A catalog that cannot be read counts as empty. docs/translators/thresholds.md says what the
    last words mean, and what they ask for.
    """
    folder = open_folder()
    published = read_registry(folder).order
    for locale in languages_in(folder):
        is_in_making = locale.code not in published
        coverage, faults = look_at(folder, locale, is_in_making=is_in_making)
        state = stand(coverage, is_listed=not is_in_making, has_faults=bool(faults))
        last = f", last on {coverage.last_review}" if coverage.last_review else ""
        click.echo(
            f"{locale.code} {locale.autonym}: {coverage.translated} of {coverage.messages} "
            f"translated, {coverage.reviewed} reviewed{last}, of those that a life can hang on "
            f"{coverage.safety_reviewed} of {coverage.safety}, {state}"
            + (f", {len(faults)} faults (run `{CHECK}`)" if faults else "")
        )


def look_at(
    folder: Path, locale: SiteLocale, *, is_in_making: bool
) -> tuple[Coverage, list[Problem]]:
    """Return how far a language has come, and all that is wrong or may not be missing in it."""
    faults: list[Problem] = []
    glossary = read_glossary(folder, faults)
    templates = {domain: catalogs.read_template(folder, domain, []) for domain in DOMAINS}
    for domain, template in templates.items():
        catalogs.read_catalog(
            folder,
            locale,
            domain,
            template,
            faults,
            glossary=glossary,
            is_unpublished=is_in_making,
        )
    paths = [catalog_path(folder, locale, domain) for domain in DOMAINS]
    found = [catalogs.read_raw(path, locale, [], folder) for path in paths]
    coverage = measure((one for one in found if one is not None), templates.values())
    return coverage, faults
