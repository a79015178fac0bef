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
from workshop.checks.excuses import excused, find_bad_excuses, is_excused_whole
from workshop.checks.lexicon import NOTHING, Wordbook
from workshop.checks.registry import CATALOG_CHECKS, CHECKS, MESSAGE_CHECKS, TEXT_CHECKS
from workshop.checks.unit import StyleUnit

ALL = frozenset(Level)
ERRORS = frozenset({Level.ERROR})
_OF_MESSAGES = frozenset(CHECKS) - {check.name for check in CATALOG_CHECKS}


def check_message(
    message: Message,
    locale: SiteLocale,
    wordbook: Wordbook = NOTHING,
    *,
    file: str = "",
    levels: Collection[Level] = ALL,
) -> list[Finding]:
    """Return what is wrong with one message, as quickly as somebody types and without any file.

    An empty translation is no finding here: it waits. What is excused in a comment is left out.
    """
    found = list(_look(message, locale, wordbook, file, levels))
    return list(_excuse(message, locale, found, file, _OF_MESSAGES if set(levels) == ALL else ()))


def check_catalog(
    read: LoadedCatalog, wordbook: Wordbook = NOTHING, *, file: str, levels: Collection[Level] = ALL
) -> list[Finding]:
    """Return what is wrong with a catalog and its messages, by line."""
    found: dict[int, list[Finding]] = {id(message): [] for message in read.messages}
    heading: list[Finding] = []
    for message, finding in look_at_catalog(read, _of(CATALOG_CHECKS, levels), file):
        (heading if message is None else found[id(message)]).append(finding)
    for message in read.messages:
        seen = [*found[id(message)], *_look(message, read.locale, wordbook, file, levels)]
        heading += _excuse(message, read.locale, seen, file, CHECKS if set(levels) == ALL else ())
    return sorted(set(heading))


def _look(
    message: Message,
    locale: SiteLocale,
    wordbook: Wordbook,
    file: str,
    levels: Collection[Level],
) -> Iterator[Finding]:
    yield from look_at_message(message, locale, _of(MESSAGE_CHECKS, levels), file)
    make = partial(StyleUnit, vocabulary=wordbook.vocabulary)
    checks = _of(TEXT_CHECKS, levels)
    for unit in texts_of(message, locale, wordbook.glossary, make):
        yield from look_at_text(unit, message, checks, file)


def _of[One: Check](checks: Iterable[One], levels: Collection[Level]) -> tuple[One, ...]:
    return tuple(check for check in checks if check.level in levels)


def _excuse(
    message: Message,
    locale: SiteLocale,
    found: Collection[Finding],
    file: str,
    ran: Collection[str],
) -> Iterator[Finding]:
    """Leave out what is excused, and say which excuses are bad, if all checks `ran` of a kind."""
    excuses = {name for name, why in excused(message).items() if why}
    used = set(CHECKS) - set(ran)
    for finding in found:
        is_excused = finding.check in excuses or is_excused_whole(message)
        if is_excused and finding.level is not Level.ERROR:
            used.add(finding.check)
        else:
            yield finding
    # Which excuse is needless is known only where everything was looked for.
    if ran:
        for what, type_this in find_bad_excuses(message, CHECKS, used):
            told = f"{shown(message)} {what}", type_this
            yield make_finding(CHECKS["excuse"], message, locale, file, told)
