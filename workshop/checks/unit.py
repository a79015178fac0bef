"""A sentence beside its source, with what is known of its language's words and letters."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from webapp.i18n.checks.findings import TextCheck
from webapp.i18n.checks.unit import GAP, PLACEHOLDER, TranslationUnit
from workshop.checks.lexicon import EMPTY_VOCABULARY, Vocabulary
from workshop.checks.orthography import GENERAL, Orthographies, Orthography

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.?!؟。…]+(?=[\s\"'»”’)\u2069\u202f\u00a0]|$)")


@dataclass(frozen=True)
class StyleUnit(TranslationUnit):
    """One form of one translation, as checks of style and meaning look at it."""

    vocabulary: Vocabulary = EMPTY_VOCABULARY
    orthographies: Orthographies = field(default_factory=dict)

    @property
    def customs(self) -> Orthography:
        """Return how this language is written, or what holds for all."""
        return self.orthographies.get(self.locale.code, GENERAL)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words of the text."""
        return words_of(self.prose)

    @cached_property
    def source_words(self) -> frozenset[str]:
        """Return the words of all sources, in small letters: names among them may stay."""
        words = {word.casefold() for source in self.sources for word in words_of(source)}
        return frozenset(words | {re.sub("['’]s$", "", word) for word in words})


type StyleCheck = TextCheck[StyleUnit]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; placeholders are none."""
    return tuple(_WORD.findall(PLACEHOLDER.sub(GAP, text)))


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that has its placeholders replaced."""
    return tuple(part for part in _SENTENCE_END.split(text) if any(c.isalpha() for c in part))
