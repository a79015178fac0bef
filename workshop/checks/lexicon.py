"""What the checks know of words: the glossary, and which words a language's catalogs hold.

A word that occurs nowhere else and differs by one slip of the hand from one that is in very
many messages is likely misspelled; beside a word of a few messages it is mostly another word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from webapp.i18n.glossary import EMPTY, Glossary
from workshop.checks.orthography import ENGLISH_ALONE, Orthographies

_SHORTEST, _LONG, _KEPT, _OFTEN, _VERY_OFTEN = 5, 8, 2, 2, 15
_TRANSLATED, _ENDING = 4, 5


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language in small letters: in how many messages each occurs.

    `english` counts the words of the sentences that were translated.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    english: Mapping[str, int] = field(default_factory=dict)
    index: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def find_near(self, word: str) -> str | None:
        """Return the frequent word that this one may be a slip for."""
        if len(word) < _SHORTEST or self.counts.get(word, 0) >= _OFTEN:
            return None
        near = {candidate for part in _parts(word) for candidate in self.index.get(part, ())}
        slips = sorted(
            (-self.counts[candidate], candidate) for candidate in near if _is_slip(word, candidate)
        )
        return slips[0][1] if slips else None

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
    orthographies: Orthographies = field(default_factory=lambda: ENGLISH_ALONE)


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
    index: dict[str, set[str]] = defaultdict(set)
    for word, count in counts.items():
        if count >= _VERY_OFTEN and len(word) >= _SHORTEST:
            for part in _parts(word):
                index[part].add(word)
    frozen = {part: frozenset(words) for part, words in index.items()}
    english = Counter(word for words in sources for word in set(words))
    return Vocabulary(counts, english, frozen, frozenset(names))


def _parts(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_slip(word: str, other: str) -> bool:
    """Whether one letter inside differs, is missing or doubled, or two changed places.

    What differs at the beginning or the end is mostly another form of the word, and a short word
    that differs by another letter mostly another word: ferme is no slip for femme.
    """
    most = min(len(word), len(other))
    head = next((n for n in range(most) if word[n] != other[n]), most)
    tail = next((n for n in range(most - head) if word[-1 - n] != other[-1 - n]), most - head)
    mine, theirs = word[head : len(word) - tail], other[head : len(other) - tail]
    is_swapped = mine == theirs[::-1]
    if head < _KEPT or tail < (1 if is_swapped else _KEPT) or word == other:
        return False
    is_doubled = (mine or theirs) == other[head - 1] and len(mine) != len(theirs)
    if is_swapped or is_doubled or _bare(mine) == _bare(theirs):
        return True
    return max(len(word), len(other)) >= _LONG and max(len(mine), len(theirs)) == 1


def _bare(letters: str) -> str:
    """Return letters without their accents."""
    return "".join(c for c in normalize("NFD", letters) if not combining(c))
