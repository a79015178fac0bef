"""Formatting of names, sentences and phone numbers that is the same in every language."""

import re

from markupsafe import Markup, escape

_FIRST_LETTER = re.compile(r"\A((?:<[^>]*>|[^\w<&])*)(\w)")


def mark_name(name: str) -> Markup:
    """Mark a name that browsers and screen readers must not translate."""
    return Markup('<bdi lang="en" translate="no">{}</bdi>').format(name)


def upper_first(text: str) -> Markup:
    """Capitalize the first letter of a text; CLDR writes months and days in small letters."""
    upper = _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), escape(text))
    return Markup(upper)  # noqa: S704 - escaped


def add_full_stop(text: Markup) -> Markup:
    """Add a full stop to a text that has none, so that another sentence can follow it."""
    ends_with_stop = re.search(r"[.!?؟][^\w\s]*\s*$", text.striptags())
    return text if ends_with_stop else Markup("{}.").format(text)


def first_sentence(text: Markup) -> Markup:
    """Return the first sentence of a text."""
    # At least three letters before the stop: an initial, as in "J. Smith", ends no sentence.
    match = re.match(r".*?\w{3}[)\]\"'»”]?[.!?؟。]+(?=\s)", text, re.DOTALL)
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
    is_toll_free = re.match("8(00|33|44|55|66|77|88)", grouped)
    return f"1-{grouped}" if is_toll_free else grouped
