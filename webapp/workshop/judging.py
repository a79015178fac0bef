"""What the workshop says of a sentence: what is wrong with it, and how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from babel.messages.catalog import Catalog, Message

from webapp.languages.checks import find_faults, strings_of
from webapp.languages.locales import LOCALES
from webapp.languages.reviews import reviewers_of, reviews_needed


class State(StrEnum):
    """How far a translation has come; worst first."""

    FAULTY = "faulty"
    MISSING = "missing"
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


def judge(
    code: str, context: str | None, ids: tuple[str, ...], said: tuple[str, ...]
) -> tuple[Verdict, ...]:
    """Check a translation as the site would before it shows it."""
    return _judge(code, context, ids, said)


@lru_cache(maxsize=8192)
def _judge(
    code: str, context: str | None, ids: tuple[str, ...], said: tuple[str, ...]
) -> tuple[Verdict, ...]:
    return tuple(_find(code, context, ids, said))


def _find(
    code: str, context: str | None, ids: tuple[str, ...], said: tuple[str, ...]
) -> Iterator[Verdict]:
    if not all(one.strip() for one in said):
        return
    catalog = Catalog(locale=code)
    is_plural = len(ids) > 1
    catalog.add(ids if is_plural else ids[0], said if is_plural else said[0], context=context)
    for fault in find_faults(catalog, None, LOCALES[code], ""):
        if fault.what.startswith("the header"):
            continue
        yield Verdict("error", fault.what, fault.type_this)


def ids_of(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or two where it counts."""
    return (
        tuple(map(str, message.id)) if isinstance(message.id, (list, tuple)) else (str(message.id),)
    )


def state_of(code: str, message: Message | None) -> State:
    """Return how far a message of a catalog has come."""
    if message is None or not all(one.strip() for one in strings_of(message)):
        return State.MISSING
    if any(
        one.is_error for one in judge(code, message.context, ids_of(message), strings_of(message))
    ):
        return State.FAULTY
    is_reviewed = len(reviewers_of(message)) >= reviews_needed(message.context)
    return State.REVIEWED if is_reviewed else State.UNREVIEWED
