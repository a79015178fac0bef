"""Reviews of translations: comments such as `# Reviewed: amina 1a2b3c4d` above a message.

The last word is the seal: a digest of the English and the translation. When either changes, the
seal no longer matches and the review no longer counts. A reviewer who works in an editor leaves
the seal out, and `flask translations update` adds it.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from babel.messages.catalog import Message

from webapp.words.contexts import SAFETY

_REVIEW = re.compile(r"Reviewed: *(?P<name>\S.*?)(?: (?P<seal>[0-9a-f]{8}))?\s*", re.ASCII)


# Fewer words in small letters can be a name, or a word that two languages share.
_WORDS_OF_SENTENCE = 3
_SMALL_WORD = re.compile(r"(?<![\w(%])[a-z]+\b")


@dataclass
class Coverage:
    """How many messages of a language are translated and reviewed."""

    messages: int
    translated: int
    reviewed: int
    safety: int
    safety_reviewed: int

    @property
    def is_complete(self) -> bool:
        """Whether every message is translated."""
        return self.translated == self.messages

    @property
    def is_draft(self) -> bool:
        """Whether any message lacks a translation or its reviews."""
        return self.reviewed < self.messages


def english_texts(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def shorten_english(message: Message) -> str:
    """Return the beginning of the English of a message, quoted."""
    return repr(english_texts(message)[0][:50])


def translated_texts(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, a text for each plural form; it may be empty."""
    texts = message.string or ""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def usable_texts(message: Message) -> tuple[str, ...]:
    """Return the text of each plural form; none if one is missing or the message is fuzzy."""
    texts = translated_texts(message)
    is_usable = all(map(str.strip, texts)) and not message.fuzzy and not is_copied(message)
    return texts if is_usable else ()


def is_copied(message: Message) -> bool:
    """Whether a translation is the English sentence; names and single words may stay English."""
    english = english_texts(message)[0]
    words = _SMALL_WORD.findall(english)
    return english == translated_texts(message)[0] and len(words) >= _WORDS_OF_SENTENCE


def is_safety_critical(context: str | None) -> bool:
    """Whether a wrong translation could put a reader in danger, so that two people review it.

    On pages, the context `safety` is also that of what is unknown, of cost, of calls that checked a
    number, and of words to say; `action` is that of the labels Call and Text. In `data/`, such
    contexts are what a law says, advice, what to know before a call, what a service must report,
    who may call back, and what to do in danger.
    """
    critical = rf"{SAFETY}|action|.*\.(law|advice|reporting|know|call_back|danger)"
    return re.fullmatch(critical, context or "") is not None


def review_seal(message: Message) -> str:
    """Return 8 hex digits of a digest of context, English and translation."""
    parts = (message.context or "", *english_texts(message), *translated_texts(message))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:8]


def set_translation(message: Message, texts: Sequence[str]) -> None:
    """Replace the translation of a message, and delete its fuzzy flag and its reviews."""
    message.string = tuple(texts) if message.pluralizable else texts[0]
    message.flags.discard("fuzzy")
    message.previous_id = []
    delete_reviews(message)


def reuse_translation(message: Message, old: Message, forms: int) -> None:
    """Keep the translation of an older English text as fuzzy; `forms` is that of plurals."""
    texts = translated_texts(old)
    message.string = (texts * forms)[:forms] if message.pluralizable else texts[-1]
    message.flags.add("fuzzy")
    message.previous_id = old.previous_id or [*english_texts(old)]
    message.user_comments = old.user_comments
    delete_reviews(message)


def delete_reviews(message: Message) -> None:
    """Delete the reviews of a message, and keep its other comments."""
    message.user_comments = [line for line in message.user_comments if not _REVIEW.fullmatch(line)]


def seal_reviews(message: Message, name: str = "") -> None:
    """Add a review by `name` and the missing seals, and delete reviews of another text."""
    if not usable_texts(message):
        delete_reviews(message)
        return
    comments = list(message.user_comments)
    if name:
        comments.append(f"Reviewed: {name}")
    seal = review_seal(message)
    kept = list[str]()
    for comment in comments:
        review = _REVIEW.fullmatch(comment)
        if review is None:
            kept.append(comment)
        elif review["seal"] in {seal, None}:
            kept.append(f"Reviewed: {review['name']} {seal}")
    message.user_comments = list(dict.fromkeys(kept))


def list_reviewers(message: Message) -> list[str]:
    """Return who reviewed the current texts of a message; capitals do not tell names apart."""
    seal = review_seal(message)
    reviews = map(_REVIEW.fullmatch, message.user_comments)
    names = [review["name"] for review in reviews if review and review["seal"] == seal]
    return list({name.casefold(): name for name in names}.values())


def is_reviewed(message: Message) -> bool:
    """Whether enough people reviewed a message: two if it is safety-critical, else one."""
    needed = 2 if is_safety_critical(message.context) else 1
    return len(list_reviewers(message)) >= needed
