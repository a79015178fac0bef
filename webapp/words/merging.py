"""Merging of a catalog that somebody changed elsewhere, by message and against what it was."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

from webapp.problems import Problem
from webapp.text_files import read_committed
from webapp.words.catalogs import iter_messages, parse_catalog
from webapp.words.extract import format_catalog, start_catalog
from webapp.words.languages import SiteLocale
from webapp.words.reviews import shorten_english, translated_texts
from webapp.words.validation import find_problems


def read_last_commit(path: Path, locale: SiteLocale) -> Catalog:
    """Return a catalog as of the last commit that changed it, or an empty one."""
    with suppress(PoFileError, ValueError, StopIteration):
        return parse_catalog(next(read_committed(path)), locale)
    return start_catalog(locale)


def choose_base(changed: Catalog, path: Path, locale: SiteLocale) -> Catalog:
    """Return the committed version of a catalog that a changed one was probably made from.

    It is the one with the fewest different lines of text. Without a commit, it is empty.
    """
    lines = _read_text_lines(format_catalog(changed))
    version = min(
        read_committed(path),
        key=lambda text: len(_read_text_lines(text) ^ lines),
        default=format_catalog(start_catalog(locale)),
    )
    return parse_catalog(version, locale)


def _read_text_lines(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith(("msg", '"'))}


def merge_catalog(
    catalog: Catalog, changed: Catalog, base: Catalog, locale: SiteLocale, file: str
) -> Iterator[Problem]:
    """Copy into a catalog what differs between another one and the base of both.

    Yield a problem for each translation of `file` that is not copied: one with an error, and one
    that was also changed here.
    """
    for message in iter_messages(catalog):
        theirs = changed.get(message.id, message.context)
        old = base.get(message.id, message.context)
        if theirs is None or not any(map(str.strip, translated_texts(theirs))):
            continue
        if _words(theirs) == _words(message):
            old_comments = old.user_comments if old else []
            added = [line for line in theirs.user_comments if line not in old_comments]
            message.user_comments = [*dict.fromkeys(message.user_comments + added)]
        elif old is None or _words(theirs) != _words(old):
            problem = _find_obstacle(message, theirs, old, locale)
            if problem:
                what = f"{shorten_english(message)}: {problem}"
                yield Problem(file, theirs.lineno or 1, what, "not taken")
            else:
                _copy_translation(theirs, message)


def _words(message: Message) -> tuple[tuple[str, ...], bool]:
    """Return what a translator changes in a message: the texts, and whether they need work."""
    return translated_texts(message), message.fuzzy


def _find_obstacle(
    message: Message, theirs: Message, old: Message | None, locale: SiteLocale
) -> str:
    """Return why a translation cannot be copied; an empty text if it can."""
    text = " / ".join(translated_texts(message))
    their_text = " / ".join(translated_texts(theirs))
    if text.strip() and (old is None or _words(message) != _words(old)):
        choice = f"if {their_text!r} is better, type it into the catalog or on the desk"
        return f"somebody else wrote {text!r}; {choice}"
    problems = [] if theirs.fuzzy else find_problems(theirs, locale)
    return f"{their_text!r}: {problems[0].what}" if problems else ""


def _copy_translation(source: Message, target: Message) -> None:
    target.string = source.string
    target.flags = source.flags
    target.previous_id = source.previous_id
    target.user_comments = source.user_comments
