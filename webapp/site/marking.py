"""Turns the marks around sentences into elements, where a page can hold an element.

Inside a tag, a title, a script or a comment a mark only goes away.
"""

import re
from collections.abc import Callable

from flask import Flask, Response

from webapp.i18n.marks import ANY, ENGLISH, MARK, number_of, strip_marks

# A tag with its quoted attributes, a comment, or an element that holds no elements.
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<[/a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
Opening = Callable[[int], str]
Tagging = Callable[[str, list[int]], str]


def init_app(app: Flask) -> None:
    """Show a sentence that fell back to English as English, to screen readers too."""

    @app.after_request
    def show_fallen(response: Response) -> Response:
        if response.mimetype == "text/html":
            html = response.get_data(as_text=True)
            if ANY.search(html):
                response.set_data(mark_english(html))
        return response


def mark_english(html: str) -> str:
    """Return a page whose sentences in English say that they are."""
    return place_marks(html, _open_english, "</span>")


def _open_english(number: int) -> str:
    return '<span lang="en" dir="ltr">' if number == ENGLISH else "<span>"


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
