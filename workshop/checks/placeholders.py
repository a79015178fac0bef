"""Placeholders that occur too often, or in another order than in the English."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.verbatim import names_in, names_wanted
from workshop.checks.unit import StyleUnit

# Two values that would tell something untrue if they changed places.
_PAIRS = (
    ("opens", "closes"),
    ("first", "last"),
    ("low", "high"),
    ("soonest", "latest"),
    ("start", "end"),
    ("first", "next"),
)


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


CHECKS = (
    TextCheck(
        "placeholder-repeated",
        Level.WARNING,
        "A placeholder stands more often than in the English.",
        "“%(year)s” → “%(year)s, %(year)s”; right: “%(year)s”",
        _find_repeated,
    ),
    TextCheck(
        "placeholder-order",
        Level.HINT,
        "Two values that make a pair, such as opening and closing times, changed places.",
        "“%(opens)s to %(closes)s” → “%(closes)s - %(opens)s”",
        _find_swapped,
    ),
)
