"""How hard a text is to read, by the formula of its language: long sentences and long words.

Every formula in use adds the words of a sentence to the syllables of a word, each with a weight.
Flesch-Kincaid counts years of school; those that come from Flesch's ease fall as a text gets hard.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as checked_dataclass

from workshop.checks.field_types import Pattern


@dataclass(frozen=True)
class Measure:
    """How much some texts hold."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0


def total(measures: Iterable[Measure]) -> Measure:
    """Return how much several texts hold together."""
    sizes = [(one.sentences, one.words, one.syllables) for one in measures]
    return Measure(*map(sum, zip(*sizes, strict=True)))


@checked_dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Formula:
    """The formula of a language, the `limit` that a page keeps, and what one syllable is.

    `sentence` is the weight of the words of a sentence, `word` that of the syllables of a word.
    """

    name: str
    base: float
    sentence: float
    word: float
    limit: float
    syllable: Pattern

    def measure(self, sentences: int, words: Iterable[str]) -> Measure:
        """Return how much so many sentences of these words hold; each word is heard."""
        heard = [max(1, len(re.findall(self.syllable, word, re.IGNORECASE))) for word in words]
        return Measure(sentences, len(heard), sum(heard))

    def score(self, measure: Measure) -> float:
        """Return the score of a text, which has a sentence and a word."""
        length = measure.words / measure.sentences
        return self.base + self.sentence * length + self.word * measure.syllables / measure.words

    def exceed(self, measure: Measure) -> float:
        """Return by how much a text is harder than the limit; below 0 it is easier, or no text."""
        if not measure.words:
            return -self.limit
        return (self.score(measure) - self.limit) * (1 if self.word > 0 else -1)


# English is the source and has no folder: Kincaid et al. 1975. A vowel or several make a syllable,
# but for a silent e at the end (made, safely, called), and l alone does (little, table).
ENGLISH = Formula(
    name="Flesch-Kincaid",
    base=-15.59,
    sentence=0.39,
    word=11.8,
    limit=6,
    syllable=(
        r"(?!(?<=[^aeiouy])(?:e\b|(?<![sxzcg])(?<![cs]h)es\b|(?<![td])ed\b"
        r"|e(?:ment|ly|ful|less|where|thing)))(?:qu)?[aeiouy](?:(?!(?<=[^tcsg]i)[ao])[aeiouy])*"
        r"|(?<=[^aeiouyrl])l(?=es?\b)"
    ),
)
