"""Lists of words as people write them in `checks.yaml`, and whether a text holds one of them.

The glossary's way to write them: `|` between words, and `oblig*` for all that begin so. Between
two words ` … ` stands for some others: `ne … pas`. A word behind `?` says it too and has other
uses, so that it alone proves nothing.
"""

import re
from functools import cache, lru_cache

from webapp.i18n.glossary import fold

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_SPACES = str.maketrans("\u00a0\u202f", "  ")
_DOUBTFUL = "?"
_BETWEEN = r"[^\w.,;:!?،؛؟]+"
_FEW = rf"{_BETWEEN}(?:\w+{_BETWEEN}){{0,3}}?"


@lru_cache(20_000)
def plain(text: str) -> str:
    """Return a text without what does not tell words apart: capitals, signs, kinds of spaces."""
    return fold(text).translate(_SPACES)


@cache
def _pattern(words: str, prefixes: str, joint: str = "") -> re.Pattern[str]:
    """Return the pattern of any of some words, before which the prefixes of a language may stand.

    No word begins behind a letter or the `joint`. Nothing is in an empty list.
    """
    some = [_write(plain(word.strip(" ?"))) for word in words.split("|") if word.strip()]
    before = f"(?:{prefixes})*" if prefixes else ""
    return re.compile(rf"(?<![\w{joint}]){before}(?:{'|'.join(some)})(?!\w)" if some else r"(?!)")


def first_of(words: str) -> str:
    """Return the word of a list to propose: the first that has no other use."""
    return (_sure(words) or words).partition("|")[0].strip(" ?").replace("*", "…")


def _write(word: str) -> str:
    parts = (re.escape(part.strip()) for part in word.split("…"))
    return _FEW.join(parts).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def holds(words: str, text: str, prefixes: str = "") -> bool:
    """Whether a plain text holds one of some words."""
    return bool(_pattern(words, prefixes).search(text))


def holds_surely(words: str, text: str, prefixes: str = "") -> bool:
    """Whether a plain text holds one that has no other use: those with `?` may."""
    return bool(find_spans(words, text, prefixes))


@lru_cache(20_000)
def find_spans(words: str, text: str, prefixes: str = "") -> tuple[tuple[int, int], ...]:
    """Return from where to where a plain text holds one that has no other use.

    Nor may a part of another word prove anything: grands-parents are no parents.
    """
    return tuple(match.span() for match in _pattern(_sure(words), prefixes, "-").finditer(text))


def drop_inner(
    spans: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Leave out what is part of something longer: "safe" in "not safe"."""
    return tuple(
        (start, end)
        for start, end in spans
        if not any(a <= start and end <= b and end - start < b - a for a, b in others)
    )


def drop(words: str, text: str) -> str:
    """Return a text without some words where they end it, or a clause of it."""
    return _closing(words).sub("", text) if words else text


@cache
def _closing(words: str) -> re.Pattern[str]:
    inner = "|".join(_write(word.strip()) for word in words.split("|"))
    return re.compile(rf"(?<!\w)(?:{inner})(?=\W*$|[,;:،؛)])", re.IGNORECASE)


def find_in(words: str, text: str, prefixes: str = "", *, is_marked: bool = False) -> str:
    """Return the first of some words that a text holds; empty: none.

    Where words are `marked`, their vowel signs count: they alone say to whom some words speak.
    """
    if is_marked:
        text = text.casefold().translate(_APOSTROPHES)
        found = _marked_pattern(words).search(text)
    else:
        found = _pattern(words, prefixes).search(plain(text))
    return found[0] if found else ""


@cache
def _marked_pattern(words: str) -> re.Pattern[str]:
    some = (word.strip().casefold() for word in words.split("|") if word.strip())
    inner = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in some)
    return re.compile(rf"(?<!\w)(?:{inner})(?![\w\u064b-\u0652])")


@cache
def _sure(words: str) -> str:
    return "|".join(word for word in words.split("|") if not word.lstrip().startswith(_DOUBTFUL))
