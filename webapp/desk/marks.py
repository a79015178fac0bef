"""Marks around each sentence, by which a finished page tells the desk where each message is.

A mark is one private-use character: no catalog may hold one, so no translation forges it, and it
is neither letter nor digit, so code that capitalizes or takes a first sentence goes on working.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from babel.messages.catalog import Catalog
from markupsafe import Markup

from webapp.words.catalogs import Key, Translator
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


class Sentences:
    """The messages of the site: each has a number, which is in its mark and in its address."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Give each message a number, in the order of the list of messages."""
        self.keys = [*keys]
        self.numbers = {key: number for number, key in enumerate(self.keys)}

    def mark(self, text: Markup, key: Key) -> Markup:
        """Return a text between the marks of its message; what no catalog has stays as it is."""
        if key not in self.numbers:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + self.numbers[key]), text, _CLOSE)


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
    """Says what a language says, each sentence between marks."""

    def __init__(
        self, catalog: Catalog, locale: SiteLocale, template: Catalog, sentences: Sentences
    ) -> None:
        """Take the words without marks."""
        super().__init__(catalog, locale, template)
        self.sentences = sentences

    def unpgettext(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return a message between its marks."""
        text = super().unpgettext(context, singular, plural, num)
        return self.sentences.mark(text, (context, singular))

    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return words from `data/`, or a part of them, between their marks."""
        text = super().translate_data(context, words, facts, part)
        return self.sentences.mark(text, (context, words))


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
