"""Puts reviews and doubts above messages, and takes away those that are void.

    # Reread: amina 2026-11-24 1a2b3c4d says "Way in"

A doubt is what somebody found who had only the translation to read: it says something else. It
fits one text alone, as a review does.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from babel.messages.catalog import Message

from webapp.i18n.reviews import BEGINS, Review, checksum_of, fold_name, is_translated, read_review
from webapp.problems import InvalidValueError

_DOUBT = "Reread:"
_DOUBT_LINE = re.compile(r'Reread: (\S.*) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8}) says "(.*)"', re.ASCII)
_LONGEST = 300
_NAME = re.compile(r"[^\W_]([\w .'’-]*[\w.])?")
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Doubt:
    """One person's word that a text does not say what the English says, and what it says."""

    name: str
    day: date
    checksum: str
    says: str

    def __str__(self) -> str:
        """Return the line as written in a catalog, behind `# `."""
        return f'{_DOUBT} {self.name} {self.day} {self.checksum} says "{self.says}"'


def sign(message: Message, name: str, day: date) -> Review:
    """Put a review of the text as it is now above a message, and take void lines away.

    It takes the place of an older one of the same person, and of their doubt. Raises
    InvalidValueError for a name that is none and for a text that is not there yet.
    """
    name = _make_room(message, name)
    review = Review(name, day, checksum_of(message))
    message.user_comments = [*message.user_comments, str(review)]
    return review


def doubt(message: Message, name: str, day: date, says: str) -> Doubt:
    """Put a doubt of the text as it is now above a message, in place of what this person entry.

    Raises InvalidValueError as `sign` does.
    """
    name = _make_room(message, name)
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in says)
    text = " ".join(seen.split())[:_LONGEST].replace('"', "'")
    found = Doubt(name, day, checksum_of(message), text)
    message.user_comments = [*message.user_comments, str(found)]
    return found


def _make_room(message: Message, name: str) -> str:
    """Return a name as it is written, and take away what is void or was said under it."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not _is_name(name):
        raise InvalidValueError(
            f"{name!r} is no name", "type initials or a short name, letters first"
        )
    if not is_translated(message):
        raise InvalidValueError(
            "the message is not translated", "translate it before you review it"
        )
    drop_void(message)
    message.user_comments = [
        comment
        for comment in _comments_of(message)
        if (entry := read_review(comment) or _read_doubt(comment)) is None
        or fold_name(entry.name) != fold_name(name)
    ]
    return name


def _is_name(name: str) -> bool:
    """Whether it begins with a letter; signs above and below letters count with these."""
    letters = "".join(c for c in name if not unicodedata.category(c).startswith("M"))
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(letters) is not None


def doubts_of(message: Message) -> tuple[Doubt, ...]:
    """Return the doubts of this very text."""
    if not is_translated(message):
        return ()
    found = (_read_doubt(comment) for comment in _comments_of(message))
    return tuple(entry for entry in found if entry and entry.checksum == checksum_of(message))


def _comments_of(message: Message) -> list[str]:
    """Return the comments of a message; a doubt, which Babel wraps when it writes, is one again."""
    comments: list[str] = []
    for comment in message.user_comments:
        if comments and comments[-1].startswith(_DOUBT) and not comments[-1].endswith('"'):
            comments[-1] += f" {comment}"
        else:
            comments.append(comment)
    return comments


def _read_doubt(comment: str) -> Doubt | None:
    match = _DOUBT_LINE.fullmatch(comment.strip())
    try:
        return Doubt(match[1], date.fromisoformat(match[2]), match[3], match[4]) if match else None
    except ValueError:
        return None


def drop_void(message: Message) -> int:
    """Take away the reviews and doubts that count for nothing any more; return how many."""
    fits = checksum_of(message) if is_translated(message) else ""
    comments = _comments_of(message)
    kept = [
        comment
        for comment in comments
        if not comment.strip().startswith((BEGINS, _DOUBT))
        or ((entry := read_review(comment) or _read_doubt(comment)) and entry.checksum == fits)
    ]
    dropped = len(comments) - len(kept)
    message.user_comments = kept
    return dropped
