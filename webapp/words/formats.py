"""Formatting of names, sentences and phone numbers that is the same in every language."""

import re

from markupsafe import Markup

_BEFORE_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[^\w<&])*(?=\w)")
_FINAL_STOP = re.compile(r"[.!?؟][^\w\s]*\s*$")
# At least three letters before the stop: an initial, as in "J. Smith", does not end a sentence.
_SENTENCE = re.compile(r".*?\w{3}[)\]\"'»”]?[.!?؟。]+(?=\s)", re.DOTALL)
_TOLL_FREE_AREA = re.compile("8(00|33|44|55|66|77|88)")


def mark_name(name: str) -> Markup:
    """Mark a name that browsers and screen readers must not translate."""
    return Markup('<bdi lang="en" translate="no">{}</bdi>').format(name)


def upper_first(text: str) -> Markup:
    """Capitalize the first letter of a text; CLDR writes months and days in small letters."""
    escaped = Markup.escape(text)
    match = _BEFORE_FIRST_LETTER.match(escaped)
    first = match.end() if match else 0
    return escaped[:first] + escaped[first : first + 1].upper() + escaped[first + 1 :]


def add_full_stop(text: Markup) -> Markup:
    """Add a full stop to a text that has none, so that another sentence can follow it."""
    return text if _FINAL_STOP.search(text.striptags()) else Markup("{}.").format(text)


def first_sentence(text: Markup) -> Markup:
    """Return the first sentence of a text."""
    match = _SENTENCE.match(text)
    return text[: match.end()] if match else text


def other_sentences(text: Markup) -> Markup:
    """Return the sentences after the first one."""
    return text[len(first_sentence(text)) :].strip()


def group_phone(number: str) -> str:
    """Group the digits of a number: 1-888-373-7888, 207-774-8211, 898-211; short codes stay."""
    if number.startswith("898"):
        return f"{number[:3]}-{number[3:]}"
    if not number.startswith("+1"):
        return number
    grouped = f"{number[2:5]}-{number[5:8]}-{number[8:]}"
    return f"1-{grouped}" if _TOLL_FREE_AREA.match(grouped) else grouped
