"""`flask translations status`: how far each language has come."""

from collections.abc import Iterator
from pathlib import Path

import click

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS
from webapp.i18n.glossary import read_glossary
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.i18n.reviews import Coverage, measure
from webapp.problems import Checked, gather
from workshop.catalogs.progress import measure_parts, measure_people
from workshop.catalogs.status import find_status
from workshop.commands.translations.common import (
    choose_language,
    languages_in,
    open_folder,
    read_catalogs,
)

CHECK = ".venv/bin/flask translations check"


@click.command()
@click.argument("locale", required=False)
@click.option(
    "--by",
    type=click.Choice(["language", "part", "person"]),
    default="language",
    show_default=True,
    help="What to count: a part is a page or an organization, a person who has reviewed.",
)
def status(locale: str | None, by: str) -> None:
    """Show how much of each language, or of LOCALE, is translated and reviewed.

    A catalog that cannot be read counts as empty. Reviews of other words than those that stand
    there do not count. docs/translators/thresholds.md says what the last words of a language
    mean, and what they ask for.
    """
    folder = open_folder()
    languages = (choose_language(folder, locale),) if locale else languages_in(folder)
    for language in languages:
        if by == "language":
            click.echo(_describe(folder, language))
            continue
        click.echo(f"{language.code} {language.autonym}:")
        list_lines = _list_parts if by == "part" else _list_people
        for line in list_lines(folder, language):
            click.echo(f"  {line}")


def _describe(folder: Path, locale: SiteLocale) -> str:
    is_unpublished = locale.code not in read_registry(folder).lines
    coverage, problems = measure_language(folder, locale, is_unpublished=is_unpublished)
    state = find_status(coverage, is_listed=not is_unpublished, has_faults=bool(problems))
    last = f", last on {coverage.last_review}" if coverage.last_review else ""
    return (
        f"{locale.code} {locale.autonym}: {coverage.translated} of {coverage.messages} "
        f"translated, {coverage.reviewed} reviewed{last}"
        + (
            f", {coverage.safety_reviewed} of the {coverage.safety} that a life can hang on"
            if coverage.safety
            else ""
        )
        + f", {state}"
        + (f", {len(problems)} faults (run `{CHECK}`)" if problems else "")
    )


def _list_parts(folder: Path, locale: SiteLocale) -> Iterator[str]:
    templates, _ = catalogs.read_templates(folder, DOMAINS)
    for part in measure_parts(templates, read_catalogs(folder, locale)):
        yield f"{part.name}: {part.all}, {part.translated} translated, {part.reviewed} reviewed"


def _list_people(folder: Path, locale: SiteLocale) -> Iterator[str]:
    people = measure_people(read_catalogs(folder, locale).values())
    for person in people:
        yield (
            f"{person.name}: {person.reviewed} reviewed, of those that a life can hang on "
            f"{person.safety}, last on {person.last}"
        )
    if not people:
        yield "nobody has reviewed yet"


def measure_language(
    folder: Path, locale: SiteLocale, *, is_unpublished: bool
) -> Checked[Coverage]:
    """Return how far a language has come, and all that is wrong or may not be missing in it."""
    glossary, unread = read_glossary(folder)
    templates, _ = catalogs.read_templates(folder, DOMAINS)
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
    problems = (*unread, *gather(read)[1])
    return measure(read_catalogs(folder, locale).values(), templates.values()), problems
