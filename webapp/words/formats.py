"""Names, sentences and phone numbers as readers find them, whatever their language."""

import re

from markupsafe import Markup

# Three letters before the stop, so that no initial ends a sentence.
_BEFORE_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[^\w<&])*(?=\w)")
_STOP = re.compile(r"[.!?؟][^\w\s]*\s*$")
_SENTENCE = re.compile(r".*?\w{3}[)\]\"'»”]?[.!?؟。]+(?=\s)", re.DOTALL)


def mark_name(name: str) -> Markup:
    """Mark a name that stays as it is in every language."""
    return Markup('<bdi lang="en" translate="no">{}</bdi>').format(name)


def upper_first(text: str) -> Markup:
    """Give a sentence or a cell its first capital, which CLDR leaves to the place it is in."""
    escaped = Markup.escape(text)
    found = _BEFORE_FIRST_LETTER.match(escaped)
    first = found.end() if found else 0
    return escaped[:first] + escaped[first : first + 1].upper() + escaped[first + 1 :]


def close(text: Markup) -> Markup:
    """Give a text its stop where it has none: what follows in the same row is another sentence."""
    return text if _STOP.search(text.striptags()) else Markup("{}.").format(text)


def first_sentence(text: Markup) -> Markup:
    """Return the first sentence of a text."""
    found = _SENTENCE.match(text)
    return text[: found.end()] if found else text


def other_sentences(text: Markup) -> Markup:
    """Return what follows the first sentence."""
    return text[len(first_sentence(text)) :].strip()


def group_phone(number: str) -> str:
    """Group a number for reading: 1-888-373-7888, 207-774-8211, 898-211; short codes stay bare."""
    if not number.startswith("+1"):
        return f"{number[:3]}-{number[3:]}" if number.startswith("898") else number
    area, exchange, line = number[2:5], number[5:8], number[8:]
    grouped = f"{area}-{exchange}-{line}"
    return f"1-{grouped}" if area.startswith("8") else grouped
