"""Marks around each message of a page, which the desk replaces by elements with its number.

A mark is one private-use character. A translation that contains one has an error, so no
translation can forge a mark. A mark is neither a letter nor a digit, so code that capitalizes a
text or finds its first sentence ignores it.
"""

import re

from babel.messages.catalog import Catalog
from markupsafe import Markup

from webapp.words.catalogs import MessageKey, Translator, message_key
from webapp.words.checks import Checks
from webapp.words.languages import SiteLocale

_FIRST = 0xF0000
_LAST = 0xFFFFD
_CLOSE = "\ue000"
_OPEN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_MARK = re.compile(f"{_OPEN.pattern}|{_CLOSE}")
# First what cannot contain an element: comments, elements of text, tags with attributes.
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<name>script|style|title|textarea|option|svg)\b.*?</(?P=name)\s*>"
    r"|<[/a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    rf"|{_MARK.pattern}",
    re.DOTALL,
)


def replace_marks(html: str) -> tuple[str, list[int]]:
    """Return a page with elements in place of its marks, and the numbers of its messages.

    Marks are deleted where an element is not allowed.
    """

    def replace(match: re.Match[str]) -> str:
        token = match[0]
        if token == _CLOSE:
            return "</span>"
        if _OPEN.fullmatch(token):
            return f'<span data-desk="{ord(token) - _FIRST}">'
        return strip_marks(token)

    numbers = [ord(mark) - _FIRST for mark in _OPEN.findall(html)]
    return _TOKEN.sub(replace, html), list(dict.fromkeys(numbers))


class MarkedTranslator(Translator):
    """The messages of a language between marks that encode their numbers."""

    def __init__(
        self, catalog: Catalog, locale: SiteLocale, pot: Catalog, checks: Checks | None = None
    ) -> None:
        """Assign a number to each message, in the order of `pot`."""
        super().__init__(catalog, locale, pot, checks)
        self._numbers = {message_key(m): number for number, m in enumerate(self.messages)}

    def mark_message(self, text: Markup, key: MessageKey) -> Markup:
        """Return a text between the marks of its message; an unknown message gets none."""
        if key not in self._numbers:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + self._numbers[key]), text, _CLOSE)


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
