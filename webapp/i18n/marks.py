"""Invisible marks around a sentence, so that a finished page knows which message it came from.

The marks are private-use characters, which no catalog may hold: a translation cannot forge one.
`webapp/site/marking.py` takes them out again before a page leaves.
"""

import re

from markupsafe import Markup

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_ZERO = 0xE010
ENGLISH = 0  # the number of a sentence that fell back to English
MARK = re.compile(f"{_OPEN}([\ue010-\ue019]+){_MIDDLE}|{_CLOSE}")
ANY = re.compile("[\ue000-\ue019]")


def mark(text: Markup, number: int) -> Markup:
    """Put marks around a text; `number` is what a page will know it by."""
    digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
    return Markup("{}{}{}{}{}").format(_OPEN, digits, _MIDDLE, text, _CLOSE)


def number_of(match: re.Match[str]) -> int | None:
    """Return the number that a mark opens with; None for one that closes."""
    digits = match[1]
    return int("".join(str(ord(digit) - _ZERO) for digit in digits)) if digits else None


def strip_marks(text: str) -> str:
    """Return a text without any mark."""
    return ANY.sub("", text)
