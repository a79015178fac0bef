"""Placeholders that occur too often, or in another order than in the English."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import PLACEHOLDER
from webapp.i18n.checks.verbatim import names_in, names_wanted
from workshop.checks.concepts import CONCEPTS
from workshop.checks.unit import StyleUnit
from workshop.checks.word_lists import first_of, holds_surely, plain

# Two values that would tell something untrue if they changed places.
_PAIRS = (
    ("opens", "closes"),
    ("first", "last"),
    ("low", "high"),
    ("soonest", "latest"),
    ("start", "end"),
    ("first", "next"),
    ("first", "second"),
    ("year", "next_year"),
    ("most", "fewest"),
    ("early", "late"),
    ("youngest", "oldest"),
)
_COUNTED = (
    *("call", "text", "minutes", "hours", "day", "weeks", "months"),
    *("woman", "man", "child", "adult", "county"),
)
_BESIDE = 3
_BOUND = re.compile(rf"{PLACEHOLDER.pattern}|[.,;:!?()،؛؟]")


def _find_repeated(text: StyleUnit) -> Iterator[Diagnosis]:
    most = max((len(names_in(source)) for source in text.sources), default=0)
    found = names_in(text.text)
    if len(found) > most and set(found) <= names_wanted(text):
        for name in sorted({name for name in found if found.count(name) > 1}):
            yield f"has %({name})s more often than its source", f"keep one %({name})s"


def _find_swapped(sentence: StyleUnit) -> Iterator[Diagnosis]:
    source, text = names_in(sentence.source), names_in(sentence.text)
    if sorted(source) != sorted(text):
        return
    for before, after in _PAIRS:
        if (
            before in source
            and after in source
            and (source.index(before) < source.index(after))
            != (text.index(before) < text.index(after))
        ):
            yield (
                f"has %({after})s before %({before})s",
                "see that the sentence still says which is which",
            )


def _find_neighbors(text: StyleUnit) -> Iterator[Diagnosis]:
    """Yield two placeholders where the noun of one is beside the other."""
    names = sorted(set(names_in(text.source)) & set(names_in(text.text)))
    if len(names) == 1 or not text.customs.meanings:
        return
    english = {name: _beside(name, text.source, 1, 2) for name in names}
    here = {name: _beside(name, text.text, _BESIDE, _BESIDE) for name in names}
    for concept in _COUNTED:
        words = text.customs.meanings.get(concept, "")
        asks = {name for name in names if CONCEPTS[concept].asks.search(english[name])}
        found = {name for name in names if holds_surely(words, here[name], text.customs.prefixes)}
        if len(asks) == len(found) == 1 and asks != found:
            yield (
                f"has {first_of(words)!r} beside %({min(found)})s and not beside %({min(asks)})s",
                "see that the two did not change places",
            )
            return


def _beside(name: str, text: str, before: int, after: int) -> str:
    """Return the words next to a placeholder, as far as a mark or another placeholder."""
    head, _, tail = text.partition(f"%({name})s")
    left = _BOUND.split(head)[-1].split()[-before:]
    return plain(" ".join((*left, "|", *_BOUND.split(tail)[0].split()[:after])))


CHECKS = (
    TextCheck(
        "placeholder-repeated",
        Level.WARNING,
        "A placeholder stands more often than in the English.",
        "“%(year)s” → “%(year)s, %(year)s”; right: “%(year)s”",
        _find_repeated,
    ),
    TextCheck(
        "placeholder-swapped",
        Level.WARNING,
        "A noun that belongs to one placeholder stands beside another.",
        "“%(sent)s of %(calls)s calls” → “%(calls)s de %(sent)s llamadas”",
        _find_neighbors,
    ),
    TextCheck(
        "placeholder-order",
        Level.HINT,
        "Two values that make a pair, such as opening and closing times, changed places.",
        "“%(opens)s to %(closes)s” → “%(closes)s - %(opens)s”",
        _find_swapped,
    ),
)
