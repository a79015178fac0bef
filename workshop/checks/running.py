"""Runs all checks: of one message, as people type, and of a whole catalog; minds excuses."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import Check, Finding, Level, LoadedCatalog
from webapp.i18n.checks.running import (
    look_at_catalog,
    look_at_message,
    look_at_text,
    make_finding,
    texts_of,
)
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import shown
from workshop.checks.excuses import find_bad_suppressions, find_suppressions, is_wholly_suppressed
from workshop.checks.lexicon import EMPTY_LEXICON, Lexicon
from workshop.checks.registry import CATALOG_CHECKS, CHECKS, MESSAGE_CHECKS, TEXT_CHECKS
from workshop.checks.unit import StyleUnit

ALL = frozenset(Level)
ERRORS = frozenset({Level.ERROR})


def check_message(
    message: Message,
    locale: SiteLocale,
    lexicon: Lexicon = EMPTY_LEXICON,
    *,
    file: str = "",
    levels: Collection[Level] = ALL,
) -> list[Finding]:
    """Return what is wrong with one message, as quickly as somebody types and without any file.

    An empty translation is no finding here: it waits. What is excused in a comment is left out.
    """
    found = list(_run_checks(message, locale, lexicon, file, levels))
    return list(suppress(message, locale, found, file, is_whole=set(levels) == ALL))


def check_catalog(
    loaded: LoadedCatalog,
    lexicon: Lexicon = EMPTY_LEXICON,
    *,
    file: str,
    levels: Collection[Level] = ALL,
) -> list[Finding]:
    """Return what is wrong with a catalog and its messages, by line."""
    found: dict[int, list[Finding]] = {id(message): [] for message in loaded.messages}
    heading: list[Finding] = []
    for message, finding in look_at_catalog(loaded, _of(CATALOG_CHECKS, levels), file):
        (heading if message is None else found[id(message)]).append(finding)
    for message in loaded.messages:
        seen = [*found[id(message)], *_run_checks(message, loaded.locale, lexicon, file, levels)]
        heading += suppress(message, loaded.locale, seen, file, is_whole=set(levels) == ALL)
    return sorted(set(heading))


def _run_checks(
    message: Message,
    locale: SiteLocale,
    lexicon: Lexicon,
    file: str,
    levels: Collection[Level],
) -> Iterator[Finding]:
    yield from look_at_message(message, locale, _of(MESSAGE_CHECKS, levels), file)
    make = partial(StyleUnit, vocabulary=lexicon.vocabulary, orthographies=lexicon.orthographies)
    checks = _of(TEXT_CHECKS, levels)
    for unit in texts_of(message, locale, lexicon.glossary, make):
        yield from look_at_text(unit, message, checks, file)


def _of[One: Check](checks: Iterable[One], levels: Collection[Level]) -> tuple[One, ...]:
    return tuple(check for check in checks if check.level in levels)


def suppress(
    message: Message,
    locale: SiteLocale,
    found: Collection[Finding],
    file: str,
    *,
    is_whole: bool,
) -> Iterator[Finding]:
    """Leave out what is excused, and say which excuses are bad where everything was looked for."""
    suppressions = {name for name, why in find_suppressions(message).items() if why}
    used: set[str] = set()
    for finding in found:
        is_excused = finding.check in suppressions or is_wholly_suppressed(message)
        if is_excused and finding.level is not Level.ERROR:
            used.add(finding.check)
        else:
            yield finding
    if is_whole:
        for what, fix in find_bad_suppressions(message, CHECKS, used):
            diagnosis = f"{shown(message)} {what}", fix
            yield make_finding(CHECKS["excuse"], message, locale, file, diagnosis)
