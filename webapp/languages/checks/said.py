"""A sentence beside its source, as checks look at it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import c2py

from webapp.languages.checks.addresses import without_addresses
from webapp.languages.checks.customs import Customs, customs_of
from webapp.languages.locales import SiteLocale
from webapp.languages.wordbook import NOTHING, Wordbook

PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
GAP = "\ufffc"
"""Stands for a placeholder in a bare text: it is no letter, no digit and no space."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.?!؟。…]+(?=[\s\"'»”’)\u2069\u202f\u00a0]|$)")


@dataclass(frozen=True)
class Said:
    """One form of one translation, with everything that a check may ask about it.

    `source` is the English that this form stands for; `sources` holds one text, or the singular
    and the plural. `comments` are what the translator is told about the place of the sentence.
    """

    locale: SiteLocale
    context: str
    sources: tuple[str, ...]
    text: str
    form: int = 0
    comments: tuple[str, ...] = ()
    wordbook: Wordbook = NOTHING

    @property
    def is_plural(self) -> bool:
        """Whether the message has forms."""
        return len(self.sources) > 1

    @property
    def is_one_count(self) -> bool:
        """Whether this form is used for one number only, which it may say in a word."""
        return self.is_plural and _counts(self.locale.plural_forms, self.form) == 1

    @property
    def source(self) -> str:
        """Return the English of this form."""
        return self.sources[0] if self.form == 0 else self.sources[-1]

    @property
    def customs(self) -> Customs:
        """Return how this language is written."""
        return customs_of(self.locale.code)

    @cached_property
    def bare(self) -> str:
        """Return the text with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.text)

    @cached_property
    def bare_source(self) -> str:
        """Return the source with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.source)

    @cached_property
    def prose(self) -> str:
        """Return the text with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare, GAP)

    @cached_property
    def prose_source(self) -> str:
        """Return the source with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare_source, GAP)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words of the text."""
        return words_of(self.prose)

    @cached_property
    def source_words(self) -> frozenset[str]:
        """Return the words of all sources, in small letters: names among them may stay."""
        words = {word.casefold() for one in self.sources for word in words_of(one)}
        return frozenset(words | {re.sub("['’]s$", "", word) for word in words})

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """Return the words of the text, in small letters, that do not stand in the source."""
        small = (word.casefold() for word in self.words)
        return tuple(word for word in small if word not in self.source_words)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; placeholders are none."""
    return tuple(_WORD.findall(PLACEHOLDER.sub(GAP, text)))


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that has its placeholders replaced."""
    return tuple(part for part in _SENTENCE_END.split(text) if any(c.isalpha() for c in part))


@cache
def _counts(plural_forms: str, form: int) -> int:
    """Return for how many of the counts to 200 a form is used."""
    expression = plural_forms.partition("plural=")[2].strip().rstrip(";")
    choose = c2py(expression)
    return sum(choose(number) == form for number in range(200))
