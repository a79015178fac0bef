"""Numbers that are lost, added or swapped: in words, in digits and as placeholders."""

import re
from collections.abc import Iterator
from functools import lru_cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import PLACEHOLDER
from webapp.i18n.checks.verbatim import names_in
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit, sentences_of
from workshop.checks.word_lists import first_of, holds, holds_surely, plain

_ENGLISH = (
    "two|twice three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_TENS = ((30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"))
_WORDS = (*enumerate(_ENGLISH.split(), start=2), *_TENS, (80, "eighty"), (90, "ninety"))
_HUNDREDS = ((100, "hundred"), (1000, "thousand"))
_DIGITS = re.compile(r"\d+", re.ASCII)
_FIRST_RARE, _SIMPLE = 3, 10
# Two values with no more than a word or a mark between them make a pair: "low to high".
_PAIR = re.compile(rf"{PLACEHOLDER.pattern}[^\w%]{{0,3}}(?:\w{{1,4}} )?{PLACEHOLDER.pattern}")
# One of a number of others, "of" whatever a language says for it.
_PART = re.compile(rf"{PLACEHOLDER.pattern} of {PLACEHOLDER.pattern}")
_APART = re.compile(rf"{PLACEHOLDER.pattern}[^\w%]{{0,3}}(?:\w+ ){{0,2}}{PLACEHOLDER.pattern}")


@lru_cache(20_000)
def _numbers_in(english: str) -> frozenset[int]:
    source = plain(english)
    return frozenset(number for number, words in (*_WORDS, *_HUNDREDS) if holds(words, source))


def _find_words(text: StyleUnit) -> Iterator[Diagnosis]:
    known, prefixes = text.customs.number_words, text.customs.prefixes
    if text.context == SEARCH_WORDS or not known:
        return
    digits = {int(digit) for digit in _DIGITS.findall(text.bare_source)}
    allowed = _numbers_in(text.prose_source) | digits
    for english, text_here in pair_sentences(text):
        here = plain(text_here)
        digits = {int(digit) for digit in _DIGITS.findall(text_here)}
        for number in sorted((_numbers_in(english) & known.keys()) - digits):
            if not holds(known[number], here, prefixes):
                yield f"lacks the number {number}", f"say {first_of(known[number])}"
        # Languages put larger numbers together of small ones: dix-sept.
        for number in sorted(known.keys() - allowed if max(allowed, default=0) <= _SIMPLE else ()):
            if number >= _FIRST_RARE and holds_surely(known[number], here, prefixes):
                yield f"says the number {number}, and the English does not", "say its number"


def _find_order(text: StyleUnit) -> Iterator[Diagnosis]:
    wanted, found = _DIGITS.findall(text.bare_source), _DIGITS.findall(text.bare)
    if wanted != found and sorted(wanted) == sorted(found):
        what = f"has its numbers in another order: {', '.join(found)}"
        yield what, f"see that each stands for the same: {', '.join(wanted)}"


def _find_pairs(text: StyleUnit) -> Iterator[Diagnosis]:
    english, parts = set(_PAIR.findall(text.source)), set(_PART.findall(text.source))
    apart = {pair for pair in _APART.findall(text.text) if pair[::-1] in parts}
    for before, after in sorted({*_PAIR.findall(text.text), *apart}):
        if (after, before) in english and (before, after) not in english:
            what = f"has %({before})s before %({after})s, and the English has it behind"
            yield what, "put the two values into the order of the English"


def _find_moved(text: StyleUnit) -> Iterator[Diagnosis]:
    english, here = sentences_of(text.source), sentences_of(text.text)
    if len(english) != len(here) or len(english) == 1:
        return
    for source, sentence in zip(english, here, strict=True):
        moved = set(names_in(sentence)) - set(names_in(source))
        for name in sorted(moved & set(names_in(text.source))):
            yield f"has %({name})s in another sentence than the English", "put it into its own"


CHECKS = (
    TextCheck(
        "number-word",
        Level.WARNING,
        "A number in words is lost, or is another one.",
        "“six cards” → “sept cartes”; right: “six cartes”",
        _find_words,
    ),
    TextCheck(
        "number-order",
        Level.WARNING,
        "Two numbers of the sentence changed places.",
        "“under 24 or over 65” → “moins de 65 ou plus de 24”",
        _find_order,
    ),
    TextCheck(
        "placeholder-pair",
        Level.WARNING,
        "Two placeholders that stand side by side changed places.",
        "“%(calls)s and %(cases)s” → “%(cases)s et %(calls)s”",
        _find_pairs,
    ),
    TextCheck(
        "placeholder-moved",
        Level.WARNING,
        "A placeholder stands in another sentence than in the English.",
        "“Calls: %(calls)s. Cases: %(cases)s.” → “Appels : %(cases)s. Cas : %(calls)s.”",
        _find_moved,
    ),
)
