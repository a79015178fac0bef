"""Detects languages by their small words, which are in their folders.

A few dozen words a language are enough for a sentence, tell a person why, and cost nothing;
letter statistics misfire on names and on short labels, which most messages are.
"""

from collections.abc import Iterable

from workshop.checks.orthography import GENERAL, Orthographies

_FEWEST = 2


def detect_language(
    words: Iterable[str], expected: str, known_languages: Orthographies
) -> tuple[str, tuple[str, ...]] | None:
    """Return a language that words in small letters rather belong to, and the words that tell.

    None where they may well be `expected`, or where too little speaks for another.
    """
    some = [part for word in words for part in _split(word.replace("’", "'"), known_languages)]
    own = small_words(expected, known_languages)
    best: tuple[str, tuple[str, ...]] | None = None
    for code in known_languages:
        if code == expected:
            continue
        known = small_words(code, known_languages)
        output = tuple(dict.fromkeys(word for word in some if word in known and word not in own))
        count = sum(word in output for word in some)
        # What both say, as Spanish and Portuguese often do, speaks for neither.
        mine = sum(word in own and word not in known for word in some)
        # Two words of another language prove nothing beside one of its own.
        is_told = len(output) > _FEWEST or (len(output) == _FEWEST and not mine)
        if is_told and count > mine and (best is None or len(output) > len(best[1])):
            best = (code, output)
    return best


def _split(word: str, known_languages: Orthographies) -> tuple[str, ...]:
    """Return a word, and before it the article or the particle that some join to it: l', qu'."""
    head, mark, rest = word.partition("'")
    is_joined = mark and any(head + mark in known.small_words for known in known_languages.values())
    return (head + mark, rest, word) if is_joined else (word,)


def small_words(code: str, known_languages: Orthographies) -> frozenset[str]:
    """Return the small words of a language, in small letters."""
    return known_languages.get(code, GENERAL).small_words
