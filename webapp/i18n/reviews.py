"""Who has reviewed a message, when, and of which text; how far a language has come with that.

A review is a line above the message in its catalog:

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
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from babel.messages.catalog import Catalog, Message

from webapp.i18n.messages import messages_of, strings_of

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
    text = [message.context, source, many, list(strings_of(message))]
    written = json.dumps(text, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def reviews_of(message: Message, today: date | None = None) -> tuple[Review, ...]:
    """Return the reviews that count: of this very text, and not of a day to come."""
    if not message.user_comments or not is_translated(message):
        return ()
    fits = checksum_of(message)
    last = today or datetime.now(UTC).astimezone().date()
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


def is_translated(message: Message) -> bool:
    """Whether every form has a text."""
    return all(text.strip() for text in strings_of(message))


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


@dataclass(frozen=True)
class Coverage:
    """How far a language has come; read from its catalogs, never written by hand."""

    messages: int
    translated: int
    reviewed: int
    safety: int = 0
    safety_reviewed: int = 0
    last_review: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether any message still waits for the people who should have reviewed it."""
        return self.reviewed < self.messages


def measure(
    catalogs: Iterable[Catalog],
    templates: Iterable[Catalog | None],
    today: date | None = None,
) -> Coverage:
    """Count the messages of the site, and those of some catalogs that are done."""
    total = measure_source(templates)
    messages = [m for catalog in catalogs for m in messages_of(catalog)]
    days = [review.day for m in messages for review in reviews_of(m, today)]
    reviewed = [m for m in messages if is_reviewed(m, today)]
    return Coverage(
        messages=total.messages,
        translated=sum(map(is_translated, messages)),
        reviewed=len(reviewed),
        safety=total.safety,
        safety_reviewed=sum(is_safety_critical(m.context) for m in reviewed),
        last_review=max(days, default=None),
    )


def measure_source(templates: Iterable[Catalog | None]) -> Coverage:
    """Count the messages of the source, which needs no translator."""
    messages = [m for template in templates if template for m in messages_of(template)]
    total, safety = len(messages), sum(is_safety_critical(m.context) for m in messages)
    return Coverage(total, total, total, safety, safety)
