"""`flask translations check`: what is between the catalogs and the readers."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, MAY_BE_UNTRANSLATED, catalog_path
from webapp.i18n.checks import UPDATE, Finding, Level
from webapp.i18n.glossary import GLOSSARY, read_glossary
from webapp.i18n.locales import SOURCE, SiteLocale, read_registry
from webapp.i18n.reviews import Coverage
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, read_settings
from workshop.catalogs.check_catalogs import check_catalogs
from workshop.catalogs.reading import check_english
from workshop.catalogs.safety_sentences import check_sentences, find_sentences, read_sentences
from workshop.catalogs.status import find_below
from workshop.catalogs.sync import expected_catalogs, find_drift, find_stale_templates
from workshop.checks.orthography import GENERAL, NAME, list_missing, read_orthographies
from workshop.checks.reference import explain_check, list_checks
from workshop.commands.translations.common import (
    choose_language,
    end,
    languages_in,
    open_folder,
    report,
)
from workshop.commands.translations.status import measure_language

_HINTS = 3  # of one check in one language, where all languages are asked


@click.command()
@click.argument("locale", required=False)
@click.option("--strict", is_flag=True, help="Fail for warnings too.")
@click.option("--all", "is_all", is_flag=True, help="Name all hints of all languages.")
@click.option("--list", "listed", is_flag=True, help="List all checks, and check nothing.")
@click.option("--explain", metavar="NAME", help="Explain one check by an example.")
def check(
    locale: str | None, strict: bool, is_all: bool, listed: bool, explain: str | None
) -> None:
    """Check every catalog, or those of LOCALE, and name all findings.

    Each is one line: file, line, level, what is wrong, what to type, and the name of the check.
    Errors keep the site from starting; warnings should be mended or excused, with a line
    `# ok: NAME why` above the sentence; hints are for a person to look at. Errors come first, then
    warnings, then hints, the rare ones first; only LOCALE or `--all` names each of them.

    A published language must be what docs/translators/thresholds.md asks for. One in the making
    may lack translations, but nothing that stands in it may be wrong. When no message has an
    error, the files are compared with what `update` would write.
    """
    if listed:
        click.echo("\n".join(list_checks()))
        return
    if explain is not None:
        click.echo(explain_check(explain))
        return
    folder = open_folder()
    asked = (choose_language(folder, locale),) if locale else languages_in(folder)
    english = () if locale else _find_long_english()
    found = sorted({*check_catalogs(folder, asked), *english})
    for level in (Level.ERROR, Level.WARNING):
        for finding in found:
            if finding.level is level:
                click.echo(str(finding), err=level is Level.ERROR)
    for line in _list_hints(found, None if locale or is_all else _HINTS):
        click.echo(line)
    coverages = _measure(folder, asked)
    below = find_below(read_registry(folder), folder, coverages)
    report(below)
    counts = Counter(finding.level for finding in found)
    if below or counts[Level.ERROR] or (strict and counts[Level.WARNING]):
        sys.exit(1)
    waits = _refuse_stale(folder, asked)
    _refuse_turned(folder)
    for line in _find_lacking(folder, asked):
        click.echo(line)
    for code, coverage in coverages.items():
        if wait := coverage.messages - coverage.translated:
            todo = f"`.venv/bin/flask translations todo {code}`"
            click.echo(
                f"{code}: {wait} of {coverage.messages} sentences wait to be translated: {todo}"
            )
    begun = (code for code, coverage in coverages.items() if coverage.translated)
    codes = ", ".join([SOURCE.code, *begun])
    summary = ", ".join(f"{counts[level]} {level}s" for level in Level if counts[level])
    click.echo(f"translations/ are sound: {codes}" + (f" ({summary})" if summary else ""))
    if waits:
        click.echo(f"data/ has words that no catalog knows yet; for translators run `{UPDATE}`")


def _list_hints(found: Iterable[Finding], most: int | None) -> Iterator[str]:
    """Yield hints, `most` of each check in each language, and how many more; rare ones first."""
    by_check: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        if finding.level is Level.HINT:
            by_check.setdefault((finding.locale, finding.check), []).append(finding)
    for (code, check), hints in sorted(by_check.items(), key=lambda each: len(each[1])):
        yield from map(str, hints[:most])
        if most is not None and len(hints) > most:
            more = f"{len(hints) - most} more of {check} in {code}"
            yield f"{more}; run `.venv/bin/flask translations check {code}`, or `check --all`"


def _find_long_english() -> list[Finding]:
    """Return the long sentences of the English."""
    try:
        return check_english(ROOT, read_settings().data)
    except ProblemsFoundError:
        return []  # a source that cannot be read is told with the stale templates


def _find_lacking(folder: Path, asked: tuple[SiteLocale, ...]) -> Iterator[str]:
    """Yield for each language which checks look for nothing, as a file lacks their words."""
    glossary, _ = read_glossary(folder)
    held = {code for term in glossary.terms for code in (*term.wanted, *term.never)}
    known, _ = read_orthographies(folder)
    for locale in asked:
        lacking = list_missing(known.get(locale.code, GENERAL))
        if lacking:
            fields = ", ".join(f"{name} ({what})" for name, what in lacking.items())
            yield (
                f"translations/{locale.code}/{NAME} lacks words, and checks that need them look "
                f"for nothing; type {fields}"
            )
        if locale.code not in held:
            yield (
                f"translations/{GLOSSARY} has no words of {locale.code}; add the columns "
                f"{locale.code} and {locale.code}_never, first of all what trafficking is called"
            )


def _refuse_stale(folder: Path, asked: tuple[SiteLocale, ...]) -> bool:
    """End for stale words of the pages; say whether words of data/ are new, which may wait."""
    try:
        stale = find_stale_templates(ROOT, folder, read_settings().data)
    except ProblemsFoundError as error:
        end(error)
    if set(stale) - {MAY_BE_UNTRANSLATED}:
        end(f"{', '.join(stale)}: the English has changed; run `{UPDATE}`")
    problems = list[Problem]()
    for locale in asked:
        expected, unreadable = expected_catalogs(folder, locale)
        problems += unreadable
        problems += (problem for each in expected for problem in find_drift(each, folder))
    if problems:
        report(problems)
        sys.exit(1)
    return MAY_BE_UNTRANSLATED in stale


def _refuse_turned(folder: Path) -> None:
    """End for each safety-critical English sentence that nobody has accepted."""
    template, broken = catalogs.read_template(folder, "messages")
    accepted, unread = read_sentences(read_settings().templates)
    turned = check_sentences(accepted, find_sentences(template)) if template is not None else ()
    problems = (*broken, *unread, *turned)
    if problems:
        report(problems)
        sys.exit(1)


def _measure(folder: Path, asked: tuple[SiteLocale, ...]) -> dict[str, Coverage]:
    """Return how far each language is whose catalogs can be read."""
    return {
        locale.code: measure_language(folder, locale, is_unpublished=False)[0]
        for locale in asked
        if all(_is_readable(folder, locale, domain) for domain in DOMAINS)
    }


def _is_readable(folder: Path, locale: SiteLocale, domain: str) -> bool:
    return catalogs.read_raw(catalog_path(folder, locale, domain), locale, folder)[0] is not None
