"""Who has reviewed a message, when, and of exactly which text: lines above it in the catalog.

    # Reviewed: amina 2026-11-24 1a2b3c4d

It is a translator's comment, which gettext, Poedit, Lokalize and Weblate keep. The last word is
a seal of the text; it fits no other text, so that any change of English or translation voids the
review. A seal is the first 8 hex digits of the SHA-256 of a JSON list in UTF-8 without spaces:
[msgctxt or null, msgid, msgid_plural or null, [msgstr, or each msgstr[n] in order]].
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.messages.catalog import Message

_LINE = re.compile(r"Reviewed: (\S.*) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{8})", re.ASCII)
BEGINS = "Reviewed:"
SAFETY = "safety"
_DIRECTORY = (".law", ".reporting", ".know", ".call_back", ".danger")


@dataclass(frozen=True)
class Review:
    """One person's word that a text is right."""

    name: str
    day: date
    checksum: str

    def __str__(self) -> str:
        """Return the line as written in a catalog, behind `# `."""
        return f"{BEGINS} {self.name} {self.day} {self.checksum}"


def checksum_of(message: Message) -> str:
    """Return the checksum of a message's English and translation as they are now."""
    is_plural = isinstance(message.id, (list, tuple))
    source, many = (message.id[0], message.id[1]) if is_plural else (message.id, None)
    text = [message.context, source, many, list(_texts_of(message))]
    written = json.dumps(text, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def reviews_of(message: Message, today: date | None = None) -> tuple[Review, ...]:
    """Return the reviews that count: of this very text, and not of a day to come."""
    if not message.user_comments or not is_translated(message):
        return ()
    fits = checksum_of(message)
    last = today or date.today()  # noqa: DTZ011 - reviews are dated by the day
    found = (read_review(comment) for comment in message.user_comments)
    return tuple(
        review for review in found if review and review.checksum == fits and review.day <= last
    )


def reviewers_of(message: Message, today: date | None = None) -> set[str]:
    """Return who has reviewed a message, each once, however the name is written."""
    return {fold_name(review.name) for review in reviews_of(message, today)}


def reviews_needed(context: str | None) -> int:
    """Return how many people must review a message: two where it is safety-critical."""
    return 2 if is_safety_critical(context) else 1


def is_safety_critical(context: str | None) -> bool:
    """Whether a message is safety-critical.

    That is the context `safety` of the pages, and in the directory what a law says, what one
    must know before a call, what a service may report, who may call back and what to do in danger.
    """
    return context == SAFETY or (context or "").endswith(_DIRECTORY)


def is_reviewed(message: Message, today: date | None = None) -> bool:
    """Whether enough people have reviewed the text as it is now."""
    return len(reviewers_of(message, today)) >= reviews_needed(message.context)


def _texts_of(message: Message) -> Iterator[str]:
    """Yield the translation of a message, a text for each plural form."""
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return (str(text or "") for text in strings)


def is_translated(message: Message) -> bool:
    """Whether every form has a text."""
    return all(text.strip() for text in _texts_of(message))


def read_review(comment: str) -> Review | None:
    """Return the review that a comment is; None where it is none."""
    match = _LINE.fullmatch(comment.strip())
    if match is None:
        return None
    try:
        return Review(match[1], date.fromisoformat(match[2]), match[3])
    except ValueError:
        return None


def fold_name(name: str) -> str:
    """Return a name as it is compared: in one encoding, whatever its capitals and spaces."""
    name = " ".join(name.split())
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
