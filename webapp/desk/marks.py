"""Marks around each sentence, by which a finished page tells the desk where each message is.

A mark is one private-use character: no catalog may hold one, so no translation forges it, and it
is neither letter nor digit, so code that capitalizes or takes a first sentence goes on working.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

from markupsafe import Markup

from webapp.words.catalogs import Key, Translator, Words

_FIRST, _LAST, _CLOSE = 0xF0000, 0xFFFFD, "\ue000"
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]|{_CLOSE}")
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
        """Give each message a number; raises OverflowError where there are more than marks."""
        self.by_id = {id_of(key): key for key in keys}
        self.ids = list(self.by_id)
        self.numbers = {key: number for number, key in enumerate(self.by_id.values())}
        if len(self.ids) > _LAST - _FIRST + 1:
            raise OverflowError(f"{len(self.ids)} messages are more than there are marks")

    def mark(self, text: Markup, key: Key) -> Markup:
        """Return a text between the marks of its message; what no catalog has stays as it is."""
        number = self.numbers.get(key)
        if number is None:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + number), text, _CLOSE)

    def place(self, html: str) -> tuple[str, dict[str, bool]]:
        """Return a page with elements in place of marks, and whether each sentence has one."""
        found: dict[str, bool] = {}

        def swap(match: re.Match[str]) -> str:
            token, is_mark = match[0], _MARK.fullmatch(match[0]) is not None
            ids = [self.ids[ord(mark) - _FIRST] for mark in _MARK.findall(token) if mark != _CLOSE]
            found.update((each, is_mark or found.get(each, False)) for each in ids)
            if not is_mark:
                return strip_marks(token)
            return f'<span data-desk="{ids[0]}">' if ids else "</span>"

        return _TOKEN.sub(swap, html), found


class MarkedWords(Words):
    """The words of a language, each between the marks of its message."""

    def __init__(self, words: Words, sentences: Sentences) -> None:
        """Take the words without marks."""
        self.bare, self.sentences = words, sentences
        self.locale, self.coverage, self.faults = words.locale, words.coverage, words.faults

    def unpgettext(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return a message between its marks."""
        text = self.bare.unpgettext(context, singular, plural, num)
        return self.sentences.mark(text, (context, singular))


class MarkedTranslator(Translator):
    """Says what the words of a language say, each sentence between marks."""

    words: MarkedWords

    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return words from `data/`, or a part of them, between their marks."""
        text = Translator(self.words.bare).translate_data(context, words, facts, part)
        return self.words.sentences.mark(text, (context, words))


def id_of(key: Key) -> str:
    """Return what stands for a message in an address; the same on every machine."""
    return sha256("\0".join((key[0] or "", key[1])).encode()).hexdigest()[:12]


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
