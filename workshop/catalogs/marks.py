"""Invisible marks around a sentence, so that a finished page knows which message it came from.

The marks are private-use characters, which no catalog may hold: a translation cannot forge one.
Pages that readers see have none; here a mark becomes an element, where a page can hold an element,
and inside a tag, a title, a script or a comment it only goes away.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_ZERO = 0xE010
MARK = re.compile(f"{_OPEN}([\ue010-\ue019]+){_MIDDLE}|{_CLOSE}")
ANY = re.compile("[\ue000-\ue019]")
_FORGED = dict.fromkeys(range(0xE000, 0xE01A))
# A tag with its quoted attributes, a comment, or an element that holds no elements.
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<[/a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
Opening = Callable[[int], str]
Tagging = Callable[[str, list[int]], str]


def mark(text: Markup, number: int) -> Markup:
    """Put marks around a text without any; `number` is what a page will know it by."""
    digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
    return Markup("{}{}{}{}{}").format(_OPEN, digits, _MIDDLE, text.translate(_FORGED), _CLOSE)


def number_of(match: re.Match[str]) -> int | None:
    """Return the number that a mark opens with; None for one that closes."""
    digits = match[1]
    return int("".join(str(ord(digit) - _ZERO) for digit in digits)) if digits else None


def strip_marks(text: str) -> str:
    """Return a text without any mark."""
    return ANY.sub("", text)


def place_marks(html: str, opening: Opening, closing: str, tagging: Tagging | None = None) -> str:
    """Return a page whose marked texts are between `opening(number)` and `closing`.

    `tagging` may change a tag whose attributes held marked texts; it gets their numbers.
    """
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(html):
        parts.append(_place_in_text(html[end : token.start()], opening, closing))
        parts.append(_clean(token, tagging))
        end = token.end()
    parts.append(_place_in_text(html[end:], opening, closing))
    return "".join(parts)


def _place_in_text(text: str, opening: Opening, closing: str) -> str:
    def swap(match: re.Match[str]) -> str:
        number = number_of(match)
        return closing if number is None else opening(number)

    return strip_marks(MARK.sub(swap, text))


def _clean(token: re.Match[str], tagging: Tagging | None) -> str:
    text = token[0]
    if not ANY.search(text):
        return text
    numbers = [n for found in MARK.finditer(text) if (n := number_of(found)) is not None]
    bare = strip_marks(text)
    is_tag = token["raw"] is None and not text.startswith("<!")
    return tagging(bare, numbers) if tagging and is_tag else bare
