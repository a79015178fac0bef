"""`flask translations status`: how far each language has come."""

from pathlib import Path

import click

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.glossary import read_glossary
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.i18n.reviews import Coverage, measure
from webapp.problems import Checked, gather
from workshop.catalogs.status import find_status
from workshop.commands.translations.common import languages_in, open_folder

CHECK = ".venv/bin/flask translations check"


@click.command()
def status() -> None:
    """Show how many messages of each language are translated and reviewed.

    A catalog that cannot be read counts as empty. docs/translators/thresholds.md says what the
    last words mean, and what they ask for.
    """
    folder = open_folder()
    published = read_registry(folder).lines
    for locale in languages_in(folder):
        is_unpublished = locale.code not in published
        coverage, problems = measure_language(folder, locale, is_unpublished=is_unpublished)
        state = find_status(coverage, is_listed=not is_unpublished, has_faults=bool(problems))
        last = f", last on {coverage.last_review}" if coverage.last_review else ""
        click.echo(
            f"{locale.code} {locale.autonym}: {coverage.translated} of {coverage.messages} "
            f"translated, {coverage.reviewed} reviewed{last}, of those that a life can hang on "
            f"{coverage.safety_reviewed} of {coverage.safety}, {state}"
            + (f", {len(problems)} faults (run `{CHECK}`)" if problems else "")
        )


def measure_language(
    folder: Path, locale: SiteLocale, *, is_unpublished: bool
) -> Checked[Coverage]:
    """Return how far a language has come, and all that is wrong or may not be missing in it."""
    glossary, unread = read_glossary(folder)
    templates, _ = catalogs.read_templates(folder)
    read = {
        domain: catalogs.read_catalog(
            folder,
            locale,
            domain,
            templates.get(domain),
            glossary=glossary,
            is_unpublished=is_unpublished,
        )
        for domain in DOMAINS
    }
    paths = {domain: catalog_path(folder, locale, domain) for domain in DOMAINS}
    found, _ = gather({d: catalogs.read_raw(path, locale, folder) for d, path in paths.items()})
    problems = (*unread, *gather(read)[1])
    return measure(found.values(), templates.values()), problems
