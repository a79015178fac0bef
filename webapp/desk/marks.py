"""Marks around each sentence, by which a finished page tells the desk where each message is.

A mark is one private-use character: no catalog may hold one, so no translation forges it, and it
is neither letter nor digit, so code that capitalizes or takes a first sentence goes on working.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

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
    """The messages of the site, by the number in their mark and by the id in their address."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Give each message a number."""
        self.by_id = {id_of(key): key for key in keys}
        self.ids = list(self.by_id)  # in the order of the list of messages
        self.numbers = {key: number for number, key in enumerate(self.by_id.values())}

    def mark(self, text: Markup, key: Key) -> Markup:
        """Return a text between the marks of its message; what no catalog has stays as it is."""
        if key not in self.numbers:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + self.numbers[key]), text, _CLOSE)

    def place(self, html: str) -> tuple[str, list[str]]:
        """Return a page with elements in place of marks where one can be, and all its ids."""
        found = dict[str, None]()

        def swap(match: re.Match[str]) -> str:
            ids = [self.ids[ord(mark) - _FIRST] for mark in _OPEN.findall(match[0])]
            found.update(dict.fromkeys(ids))
            if not _MARK.fullmatch(match[0]):
                return strip_marks(match[0])
            return f'<span data-desk="{ids[0]}">' if ids else "</span>"

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


def id_of(key: Key) -> str:
    """Return what stands for a message in an address; the same on every machine."""
    return sha256("\0".join((key[0] or "", key[1])).encode()).hexdigest()[:12]


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
