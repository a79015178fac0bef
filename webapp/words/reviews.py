"""Who has read a translation and found it right: a line above it, `# Reviewed: amina 1a2b3c4d`.

The last word is a seal of English and translation; when one of them changes it fits no more. Who
reviews in an editor writes the line without a seal, and `flask translations update` adds it.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Message

SAFETY = "safety"
_CRITICAL = (".law", ".reporting", ".know", ".call_back", ".danger")
_REVIEW = re.compile(r"Reviewed: *(\S.*?)(?: ([0-9a-f]{8}))?", re.ASCII)


@dataclass(frozen=True)
class Coverage:
    """How far a language has come; counted from its catalog, never written by hand."""

    messages: int
    translated: int
    reviewed: int
    safety: int
    safety_reviewed: int

    @property
    def is_draft(self) -> bool:
        """Whether any message still waits for the people who should have reviewed it."""
        return self.reviewed < self.messages


def english_texts(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translated_texts(message: Message) -> tuple[str, ...]:
    """Return the translation of a message as it stands, a text for each plural form."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(text or "" for text in found)


def is_safety_critical(context: str | None) -> bool:
    """Whether a life can hang on a message, so that two people review it.

    That is the context `safety` of the pages, and of `data/` what a law says, what one must know
    before a call, what a service may report, who may call back and what to do in danger.
    """
    return context == SAFETY or (context or "").endswith(_CRITICAL)


def review_seal(message: Message) -> str:
    """Return 8 hex digits that fit these very words alone."""
    words = "\0".join((message.context or "", *english_texts(message), *translated_texts(message)))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def set_translation(message: Message, texts: Sequence[str]) -> None:
    """Give a message other words: a guess is one no more, and no review counts for them."""
    message.string = tuple(texts) if message.pluralizable else texts[0]
    message.flags = message.flags - {"fuzzy"}
    message.user_comments = [line for line in message.user_comments if not _parse_review(line)]


def seal_reviews(message: Message, name: str = "") -> None:
    """Seal the reviews that have no seal yet, and one by `name`; drop those of other words."""
    fits, lines, name = review_seal(message), message.user_comments, " ".join(name.split())
    if name and name.casefold() not in map(str.casefold, reviewers_of(message)):
        lines = [*lines, f"Reviewed: {name}"]
    is_whole = all(map(str.strip, translated_texts(message)))
    kept = (
        f"Reviewed: {found[1]} {fits}" if found else line
        for line in lines
        if not (found := _parse_review(line)) or (is_whole and found[2] in {None, fits})
    )
    message.user_comments = list(dict.fromkeys(kept))


def _parse_review(line: str) -> re.Match[str] | None:
    return _REVIEW.fullmatch(line.strip())


def reviewers_of(message: Message) -> list[str]:
    """Return who has reviewed these very words, each once, however the name is written."""
    found = filter(None, map(_parse_review, message.user_comments))
    names = {each[1].casefold(): each[1] for each in found if each[2] == review_seal(message)}
    return list(names.values())


def is_reviewed(message: Message) -> bool:
    """Whether enough people have reviewed these words: two where a life can hang on them."""
    needed = 2 if is_safety_critical(message.context) else 1
    return len(reviewers_of(message)) >= needed


def count_coverage(wanted: Collection[Message], shown: Collection[Message] | None) -> Coverage:
    """Count the messages of the site, and those that a language shows; None for English itself."""
    translated = wanted if shown is None else shown
    reviewed = wanted if shown is None else [*filter(is_reviewed, shown)]
    safety, safe = (sum(is_safety_critical(m.context) for m in each) for each in (wanted, reviewed))
    return Coverage(len(wanted), len(translated), len(reviewed), safety, safe)
