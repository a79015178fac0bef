"""What is left to do in a language, worst first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.checks import Finding, Level, LoadedCatalog
from webapp.i18n.glossary import read_glossary
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import english_of, messages_of, strings_of
from webapp.i18n.reviews import fold_name, is_safety_critical, reviewers_of, reviews_needed
from webapp.problems import Checked, Problem
from webapp.text_files import name_of
from workshop.catalogs.check_catalogs import read_lexicon
from workshop.checks import ERRORS, check_catalog
from workshop.checks.lexicon import Lexicon
from workshop.checks.orthography import read_orthographies
from workshop.checks.reading import LONG_SENTENCE

_SHOWN = 60
_TO_MEND = frozenset({Level.ERROR, Level.WARNING})
UNTRANSLATED = ("missing", "untranslated")
REVIEW = ".venv/bin/flask translations review"


class Rank(IntEnum):
    """How much a task matters to a reader of the site."""

    BROKEN = 0
    MISSING = 1
    WARNED = 2
    SAFETY_UNREVIEWED = 3
    HARD = 4
    UNREVIEWED = 5


@dataclass(frozen=True, order=True)
class TranslationTask:
    """One thing to do: its rank, whether it is safety-critical, and where it is."""

    rank: Rank
    is_routine: bool
    problem: Problem


def list_translation_tasks(folder: Path, locale: SiteLocale) -> list[TranslationTask]:
    """Return all that is left to do in the catalogs of a language, whatever is in them."""
    hard = {
        TranslationTask(Rank.HARD, is_routine=True, problem=finding.problem)
        for finding in _find_hints(folder, locale)
        if finding.check == LONG_SENTENCE.name
    }
    tasks = {task for domain in DOMAINS for task in _tasks_in(folder, locale, domain)}
    return sorted(tasks | hard)


def _find_hints(folder: Path, locale: SiteLocale) -> Iterator[Finding]:
    for domain in DOMAINS:
        (_, found), _ = judge(folder, locale, domain, frozenset({Level.HINT}))
        yield from found


def _tasks_in(folder: Path, locale: SiteLocale, domain: str) -> Iterator[TranslationTask]:
    (catalog, found), problems = judge(folder, locale, domain, _TO_MEND)
    yield from (
        TranslationTask(Rank.BROKEN, is_routine=False, problem=problem) for problem in problems
    )
    if catalog is None:
        return
    safety = {m.lineno for m in messages_of(catalog) if is_safety_critical(m.context)}
    for finding in found:
        rank = _rank_of(finding)
        yield TranslationTask(rank, is_routine=finding.line not in safety, problem=finding.problem)
    lines = {finding.line for finding in found}
    name = name_of(catalog_path(folder, locale, domain), folder)
    for message in unreviewed_in(catalog):
        if message.lineno not in lines:
            yield _make_review_task(message, locale, name)


def _rank_of(finding: Finding) -> Rank:
    if finding.check in UNTRANSLATED:
        return Rank.MISSING
    return Rank.BROKEN if finding.level is Level.ERROR else Rank.WARNED


def judge(
    folder: Path, locale: SiteLocale, domain: str, levels: frozenset[Level] = ERRORS
) -> Checked[tuple[Catalog | None, list[Finding]]]:
    """Read a catalog, and return it with what is found in it; what is unreadable is a problem."""
    path = catalog_path(folder, locale, domain)
    template, of_template = catalogs.read_template(folder, domain)
    glossary, of_glossary = read_glossary(folder)
    orthographies, of_orthographies = read_orthographies(folder)
    catalog, of_catalog = catalogs.read_raw(path, locale, folder)
    problems = (*of_template, *of_glossary, *of_orthographies, *of_catalog)
    if catalog is None:
        return (None, []), problems
    loaded = LoadedCatalog(catalog, template, locale)
    # Errors need no word of other sentences, and are asked after each review.
    few = Lexicon(glossary, orthographies=orthographies)
    lexicon = few if levels == ERRORS else read_lexicon(folder, locale)
    found = check_catalog(loaded, lexicon, file=name_of(path, folder), levels=levels)
    return (catalog, found), problems


def unreviewed_in(catalog: Catalog) -> list[Message]:
    """Return the translated messages that too few people have reviewed, in the file's order."""
    return [message for message in messages_of(catalog) if waits_for(message)]


def waits_for(message: Message, name: str | None = None) -> bool:
    """Whether a translated message waits for a review: by anybody, or by this person."""
    if not all(text.strip() for text in strings_of(message)):
        return False
    people = reviewers_of(message)
    is_theirs = name is None or fold_name(name) not in people
    return is_theirs and len(people) < reviews_needed(message.context)


def _make_review_task(message: Message, locale: SiteLocale, name: str) -> TranslationTask:
    is_routine = not is_safety_critical(message.context)
    left = reviews_needed(message.context) - len(reviewers_of(message))
    people = "one person has" if left == 1 else "two people have"
    line = message.lineno or 1
    problem = Problem(
        name,
        line,
        f"{english_of(message)[:_SHOWN]!r}: {people} yet to review it",
        f"run `{REVIEW} {locale.code} --by YOUR-NAME --message {name}:{line}`",
    )
    return TranslationTask(
        Rank.UNREVIEWED if is_routine else Rank.SAFETY_UNREVIEWED, is_routine, problem
    )
