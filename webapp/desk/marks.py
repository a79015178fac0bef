"""Marks around each sentence, by which a finished page tells the desk where each message is.

A mark is one private-use character: no catalog may hold one, so no translation forges it, and it
is neither letter nor digit, so code that capitalizes or takes a first sentence goes on working.
"""

import re

from babel.messages.catalog import Catalog
from markupsafe import Markup

from webapp.words.catalogs import MessageKey, Translator, iter_messages, message_key
from webapp.words.languages import SiteLocale

_FIRST, _LAST, _CLOSE = 0xF0000, 0xFFFFD, "\ue000"
_OPEN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_MARK = re.compile(f"{_OPEN.pattern}|{_CLOSE}")
# First what can hold no element: a comment, an element of plain text, a tag with its attributes.
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<plain>script|style|title|textarea|option|svg)\b.*?</(?P=plain)\s*>"
    r"|<[/a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    rf"|{_MARK.pattern}",
    re.DOTALL,
)


def place_marks(html: str) -> tuple[str, list[int]]:
    """Return a page with elements in place of marks where one can be, and all its numbers."""
    found = dict[int, None]()

    def swap(match: re.Match[str]) -> str:
        numbers = [ord(mark) - _FIRST for mark in _OPEN.findall(match[0])]
        found.update(dict.fromkeys(numbers))
        if not _MARK.fullmatch(match[0]):
            return strip_marks(match[0])
        return f'<span data-desk="{numbers[0]}">' if numbers else "</span>"

    return _TOKEN.sub(swap, html), [*found]


class MarkedTranslator(Translator):
    """Says what a language says, each message between marks that hold its number."""

    def __init__(self, catalog: Catalog, locale: SiteLocale, template: Catalog) -> None:
        """Give each message a number, in the order of the template."""
        super().__init__(catalog, locale, template)
        keys = map(message_key, iter_messages(template))
        self.numbers = {key: number for number, key in enumerate(keys)}

    def mark_message(self, text: Markup, key: MessageKey) -> Markup:
        """Return a text between the marks of its message; what no catalog has stays as it is."""
        if key not in self.numbers:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + self.numbers[key]), text, _CLOSE)


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
