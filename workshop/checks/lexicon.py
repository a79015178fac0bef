"""What the checks know of words: the glossary, and which words a language's catalogs hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from webapp.i18n.glossary import EMPTY, Glossary
from workshop.checks.orthography import Orthographies

_SHORTEST, _OFTEN, _TRANSLATED, _ENDING = 5, 2, 4, 5


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language in small letters: in how many messages each occurs.

    `english` counts the words of the sentences that were translated.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    english: Mapping[str, int] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def is_translated(self, word: str) -> bool:
        """Whether a word of the English is said otherwise wherever it stands, but perhaps once.

        A short one may be another word here, and one that has relatives is a word here too.
        """
        if self.english.get(word, 0) < _TRANSLATED or self.counts.get(word, 0) >= _OFTEN:
            return False
        stem = word[: max(_SHORTEST - 1, len(word) - _ENDING)]
        relatives = (w for w in self.counts if w.startswith(stem) and not w.startswith(word))
        return len(word) >= _SHORTEST and next(relatives, None) is None


EMPTY_VOCABULARY = Vocabulary()


@dataclass(frozen=True)
class Lexicon:
    """All that is known of the words of one language, and how it and others are written."""

    glossary: Glossary = EMPTY
    vocabulary: Vocabulary = EMPTY_VOCABULARY
    orthographies: Orthographies = field(default_factory=dict)


EMPTY_LEXICON = Lexicon()


def count_words(
    messages: Iterable[Iterable[str]],
    sources: Iterable[Iterable[str]] = (),
    names: Iterable[str] = (),
) -> Vocabulary:
    """Return the vocabulary of some messages, each given as its words in small letters.

    `sources` are those of the English, `names` what it writes large.
    """
    counts = Counter(word for words in messages for word in set(words))
    english = Counter(word for words in sources for word in set(words))
    return Vocabulary(counts, english, frozenset(names))
