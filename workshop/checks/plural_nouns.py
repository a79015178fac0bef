"""The forms of one message speak of the same thing: a wrong noun in one of them is named."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import Diagnosis, Level, MessageCheck, TextCheck
from webapp.i18n.checks.unit import GAP
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import strings_of
from workshop.checks.unit import StyleUnit, words_of

# Letters that come and go between the forms of a word, as in Arabic, and signs above letters.
_WEAK = re.compile(r"[اويىةءأإآؤئ]|^ال|[\u0300-\u036f\u064b-\u0652]")
_ALIKE = 0.55
_COUNTED = re.compile(rf"{GAP}[ \u00a0\u202f]([^\W\d_]+)")


@cache
def _bones_of(word: str) -> str:
    return _WEAK.sub("", unicodedata.normalize("NFD", word.casefold()).removeprefix("ال")) or word


@cache
def _is_alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, _bones_of(word), _bones_of(other)).ratio() >= _ALIKE


def _lacks(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Return the words that have nothing like them among the others."""
    return [word for word in words if not any(_is_alike(word, other) for other in others)]


def _find_noun(message: Message, locale: SiteLocale) -> Iterator[Diagnosis]:
    del locale
    forms = [words_of(text) for text in strings_of(message) if text.strip()]
    for number, words in enumerate(forms):
        others = forms[:number] + forms[number + 1 :]
        if others and all(_lacks(words, other) and _lacks(other, words) for other in others):
            word = _lacks(words, others[0])[0]
            what = f"speaks of {word!r} in msgstr[{number}], and of other things in its other forms"
            yield what, "say the same noun in each form"
            return


def _find_singular(text: StyleUnit) -> Iterator[Diagnosis]:
    match = (
        _COUNTED.search(text.bare)
        if text.is_plural and text.form and text.customs.singular
        else None
    )
    if match and re.fullmatch(text.customs.singular, match[1], re.IGNORECASE):
        what = f"speaks of one {match[1]!r} in msgstr[{text.form}], which stands for many"
        yield what, "write its plural there"


MESSAGE_CHECKS = (
    MessageCheck(
        "plural-noun",
        Level.WARNING,
        "One plural form has another noun than the other forms.",
        "“%(num)s call”, “%(num)s calls” → “%(num)s appel”, “%(num)s cas”",
        _find_noun,
    ),
)
CHECKS = (
    TextCheck(
        "plural-singular",
        Level.WARNING,
        "The form for many has the noun for one.",
        "“%(num)s calls” → “%(num)s appel”; right: “%(num)s appels”",
        _find_singular,
    ),
)
