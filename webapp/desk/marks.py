"""Marks around each message of a page, which the desk replaces by elements with its number.

A mark is one private-use character. A translation that contains one has an error, so no
translation can forge a mark. A mark is neither a letter nor a digit, so code that capitalizes a
text or finds its first sentence ignores it.
"""

import re
from functools import cached_property

from markupsafe import Markup

from webapp.words.catalogs import MessageKey, Translator, message_key

_FIRST = 0xF0000
_CLOSE = "\ue000"
_OPEN = re.compile("[\U000f0000-\U000ffffd]")
_MARK = re.compile(f"{_OPEN.pattern}|{_CLOSE}")
# What cannot contain an element: comments, elements of text, tags with attributes.
_WITHOUT_ELEMENTS = re.compile(
    r"<!--.*?-->"
    r"|<(?P<name>script|style|title|textarea|option|svg)\b.*?</(?P=name)\s*>"
    r"|<[/a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)


def replace_marks(html: str) -> tuple[str, list[int]]:
    """Return a page with elements in place of its marks, and the numbers of its messages.

    Marks are deleted where an element is not allowed.
    """
    numbers = [ord(mark) - _FIRST for mark in _OPEN.findall(html)]
    html = _WITHOUT_ELEMENTS.sub(lambda part: strip_marks(part[0]), html)
    html = _OPEN.sub(lambda mark: f'<span data-desk="{ord(mark[0]) - _FIRST}">', html)
    return html.replace(_CLOSE, "</span>"), list(dict.fromkeys(numbers))


class MarkedTranslator(Translator):
    """The messages of a language between marks that encode their numbers."""

    @cached_property
    def numbers(self) -> dict[MessageKey, int]:
        """The number of each message, in the order of `messages`."""
        return {message_key(message): number for number, message in enumerate(self.messages)}

    def mark_message(self, text: Markup, key: MessageKey) -> Markup:
        """Return a text between the marks of its message; an unknown message gets none."""
        if key not in self.numbers:
            return text
        return Markup("{}{}{}").format(chr(_FIRST + self.numbers[key]), text, _CLOSE)


def strip_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
