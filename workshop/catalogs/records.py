"""What people have written above a message: who translated it, who found it right.

    # Translated: yusuf 2026-11-20 1a2b3c4d
    # Reviewed: amina 2026-11-24 1a2b3c4d

Each fits one text alone (`webapp/i18n/reviews.py`).
"""

import re
from dataclasses import dataclass
from datetime import date

from babel.messages.catalog import Message

from webapp.i18n.reviews import (
    BEGINS,
    Review,
    checksum_of,
    fold_name,
    is_safety_critical,
    is_translated,
    read_review,
    reviews_of,
)

AUTHOR = "Translated:"
RECORDS = (AUTHOR, BEGINS)
_AUTHOR_LINE = re.compile(r"Translated: (\S.*) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})", re.ASCII)


@dataclass(frozen=True)
class Authorship:
    """Who wrote a text, and when."""

    name: str
    day: date
    checksum: str

    def __str__(self) -> str:
        """Return the line as written in a catalog, behind `# `."""
        return f"{AUTHOR} {self.name} {self.day} {self.checksum}"


type Record = Authorship | Review


def read_record(comment: str) -> Record | None:
    """Return what a comment records; None where it is a note of another kind."""
    return read_review(comment) or _read_author(comment)


def notes_of(message: Message) -> list[str]:
    """Return the comments of a message that record nothing."""
    return [comment for comment in message.user_comments if not comment.startswith(RECORDS)]


def author_of(message: Message) -> Authorship | None:
    """Return the recorded author of this very text, if there is one."""
    found = (record for record in _records_of(message) if isinstance(record, Authorship))
    return next(found, None)


def is_author(message: Message, name: str) -> bool:
    """Whether this person wrote this very text."""
    author = author_of(message)
    return author is not None and fold_name(author.name) == fold_name(name)


def is_own_safety(message: Message, name: str) -> bool:
    """Whether this person wrote it and a life can hang on it, so that others review it."""
    return is_safety_critical(message.context) and is_author(message, name)


def reviewer_names(message: Message) -> tuple[str, ...]:
    """Return who has reviewed a message, as they wrote their names, each once."""
    return tuple({fold_name(review.name): review.name for review in reviews_of(message)}.values())


def _records_of(message: Message) -> tuple[Record, ...]:
    if not message.user_comments or not is_translated(message):
        return ()
    fits = checksum_of(message)
    found = map(read_record, message.user_comments)
    return tuple(record for record in found if record and record.checksum == fits)


def _read_author(comment: str) -> Authorship | None:
    match = _AUTHOR_LINE.fullmatch(comment.strip())
    try:
        return Authorship(match[1], date.fromisoformat(match[2]), match[3]) if match else None
    except ValueError:
        return None
