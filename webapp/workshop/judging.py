"""What the workshop says of a sentence: what is wrong with it, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from babel.messages.catalog import Message

from webapp.languages.checks import ALL, ERRORS, Level, check_message, strings_of
from webapp.languages.glossary import Glossary, read_glossary
from webapp.languages.reviews import reviewers_of, reviews_needed
from webapp.languages.sitelocale import SiteLocale
from webapp.languages.wordbook import Wordbook
from webapp.settings import ROOT


class State(StrEnum):
    """How far a translation has come; worst first."""

    FAULTY = "faulty"
    MISSING = "missing"
    WARNED = "warned"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Verdict:
    """One thing that a check says of a sentence."""

    level: str
    what: str
    type_this: str

    @property
    def is_error(self) -> bool:
        """Whether the sentence may not be saved so."""
        return self.level == "error"


UNTRANSLATED = Verdict("error", "it is not translated yet", "type the translation into the field")
GUESSED = Verdict(
    "error", "it is marked fuzzy: a program guessed it", "read it, mend it, and press Save"
)


def judge(
    locale: SiteLocale,
    context: str | None,
    ids: tuple[str, ...],
    said: tuple[str, ...],
    comments: tuple[str, ...] = (),
) -> tuple[Verdict, ...]:
    """Check a translation by all checks; what its comments excuse is left out."""
    return _judge(locale, context, ids, said, comments, ALL)


def has_error(
    locale: SiteLocale, context: str | None, ids: tuple[str, ...], said: tuple[str, ...]
) -> bool:
    """Whether the site would not show a translation; quick enough to ask of every one."""
    return bool(_judge(locale, context, ids, said, (), ERRORS))


@lru_cache(maxsize=8192)
def _judge(  # noqa: PLR0913, PLR0917 - what a verdict hangs on
    locale: SiteLocale,
    context: str | None,
    ids: tuple[str, ...],
    said: tuple[str, ...],
    comments: tuple[str, ...],
    levels: frozenset[Level],
) -> tuple[Verdict, ...]:
    if not all(one.strip() for one in said):
        return (UNTRANSLATED,)
    is_plural = len(ids) > 1
    message = Message(
        ids if is_plural else ids[0],
        said if is_plural else said[0],
        context=context,
        user_comments=comments,
    )
    found = check_message(message, locale, _book(), levels=levels)
    return tuple(Verdict(str(one.level), one.what, one.type_this) for one in sorted(found))


@cache
def glossary() -> Glossary:
    """Return the glossary of the project."""
    return read_glossary(ROOT / "translations", [])


@cache
def _book() -> Wordbook:
    return Wordbook(glossary())


def ids_of(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or two where it counts."""
    return (
        tuple(map(str, message.id)) if isinstance(message.id, (list, tuple)) else (str(message.id),)
    )


def state_of(locale: SiteLocale, message: Message | None) -> State:
    """Return how far a message of a catalog has come."""
    if message is None or not all(one.strip() for one in strings_of(message)):
        return State.MISSING
    if message.fuzzy or has_error(locale, message.context, ids_of(message), strings_of(message)):
        return State.FAULTY
    said, comments = strings_of(message), tuple(message.user_comments)
    found = judge(locale, message.context, ids_of(message), said, comments)
    if any(one.level == Level.WARNING for one in found):
        return State.WARNED
    is_reviewed = len(reviewers_of(message)) >= reviews_needed(message.context)
    return State.REVIEWED if is_reviewed else State.UNREVIEWED


def judge_message(locale: SiteLocale, message: Message | None) -> tuple[Verdict, ...]:
    """Say what is wrong with a message as it stands in its catalog."""
    if message is None or not all(one.strip() for one in strings_of(message)):
        return (UNTRANSLATED,)
    said, comments = strings_of(message), tuple(message.user_comments)
    found = judge(locale, message.context, ids_of(message), said, comments)
    return (GUESSED, *found) if message.fuzzy else found
