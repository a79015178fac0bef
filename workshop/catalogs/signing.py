"""Puts above a message who wrote and who reviewed it, and takes away what is void."""

import re
import unicodedata
from datetime import date

from babel.messages.catalog import Message

from webapp.i18n.reviews import (
    Review,
    checksum_of,
    fold_name,
    is_translated,
)
from webapp.problems import InvalidValueError
from workshop.catalogs.records import (
    AUTHOR,
    RECORDS,
    Authorship,
    Record,
    is_own_safety,
    read_record,
)

OWN_SAFETY = (
    "you wrote this sentence yourself, and a life can hang on it",
    "leave it to two others",
)
_NAME = re.compile(r"[^\W_]([\w .'’-]*[\w.])?")
_LONGEST_NAME = 40


def credit(message: Message, name: str, day: date) -> None:
    """Put above a message who wrote its text as it is now, in place of who wrote another.

    Raises InvalidValueError for a name that is none and for a text that is not there yet.
    """
    name = _clean(message, name)
    drop_void(message)
    kept = [comment for comment in message.user_comments if not comment.startswith(AUTHOR)]
    _add(message, kept, Authorship(name, day, checksum_of(message)))


def sign(message: Message, name: str, day: date) -> Review:
    """Put a review of the text as it is now above a message, and take void lines away.

    It takes the place of an older one of the same person. Raises InvalidValueError as `credit`
    does, and for who wrote a safety-critical text.
    """
    name = _clean(message, name)
    if is_own_safety(message, name):
        raise InvalidValueError(*OWN_SAFETY)
    review = Review(name, day, checksum_of(message))
    _add(message, _drop_reviews(message, name), review)
    return review


def _add(message: Message, kept: list[str], record: Record) -> None:
    message.user_comments = [*kept, str(record)]


def _clean(message: Message, name: str) -> str:
    """Return a name as it is written above a message that has a translation."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not _is_name(name):
        raise InvalidValueError(
            f"{name!r} is no name", "type initials or a short name, letters first"
        )
    if not is_translated(message):
        raise InvalidValueError(
            "the message is not translated", "translate it before you review it"
        )
    return name


def _drop_reviews(message: Message, name: str) -> list[str]:
    """Return the comments without what is void and without this person's review of the text."""
    drop_void(message)
    return [
        comment
        for comment in message.user_comments
        if not isinstance(record := read_record(comment), Review)
        or fold_name(record.name) != fold_name(name)
    ]


def _is_name(name: str) -> bool:
    """Whether it begins with a letter; signs above and below letters count with these."""
    letters = "".join(c for c in name if not unicodedata.category(c).startswith("M"))
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(letters) is not None


def drop_void(message: Message) -> int:
    """Take away the records that fit no text that is there any more; return how many."""
    fits = checksum_of(message) if is_translated(message) else ""
    comments = message.user_comments
    kept = [
        comment
        for comment in comments
        if not comment.strip().startswith(RECORDS)
        or ((record := read_record(comment)) and record.checksum == fits)
    ]
    dropped = len(comments) - len(kept)
    message.user_comments = kept
    return dropped
