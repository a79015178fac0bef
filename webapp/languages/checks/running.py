"""Runs the checks: of one message, as people type, and of a whole catalog."""

from collections.abc import Collection, Iterator

from babel.messages.catalog import Message

from webapp.languages.checks.excuses import excused, find_bad_excuses, is_excused_whole
from webapp.languages.checks.findings import Check, Finding, Level, Read, Told
from webapp.languages.checks.messages import english_of, shown, sources_of, strings_of
from webapp.languages.checks.registry import CATALOG_CHECKS, CHECKS, MESSAGE_CHECKS, TEXT_CHECKS
from webapp.languages.checks.said import Said
from webapp.languages.locales import SiteLocale
from webapp.languages.wordbook import NOTHING, Wordbook

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
    read: Read, wordbook: Wordbook = NOTHING, *, file: str, levels: Collection[Level] = ALL
) -> list[Finding]:
    """Return what is wrong with a catalog and its messages, by line."""
    found: dict[int, list[Finding]] = {id(message): [] for message in read.messages}
    heading: list[Finding] = []
    for check in CATALOG_CHECKS:
        if check.level in levels:
            for message, what, type_this in check.find(read):
                finding = _finding(check, message, read.locale, file, (what, type_this))
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
    for message_check in MESSAGE_CHECKS:
        if message_check.level in levels:
            for what, type_this in message_check.find(message, locale):
                told = f"{shown(message)} {what}", type_this
                yield _finding(message_check, message, locale, file, told)
    for form, text in enumerate(strings_of(message)):
        if not text.strip():
            continue
        said = Said(
            locale,
            message.context or "",
            sources_of(message),
            text,
            form,
            tuple(message.auto_comments),
            wordbook,
        )
        for text_check in TEXT_CHECKS:
            if text_check.level in levels:
                for what, type_this in text_check.find(said):
                    told = f"{shown(message)} {what}", type_this
                    yield _finding(text_check, message, locale, file, told)


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
            yield _finding(CHECKS["excuse"], message, locale, file, told)


def _finding(
    check: Check, message: Message | None, locale: SiteLocale, file: str, told: Told
) -> Finding:
    line = (message.lineno or 1) if message is not None else 1
    key = english_of(message) if message is not None else ""
    return Finding(file, line, check.level, check.name, locale.code, key, *told)
