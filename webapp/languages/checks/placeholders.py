"""Placeholders: a number, a name or a date is put there, so each must stay as it is."""

import re
from collections.abc import Iterator

from webapp.languages.checks.findings import Level, TextCheck, Told
from webapp.languages.checks.said import PLACEHOLDER, Said

_OPTIONAL = "num"
# Two values that would tell something untrue if they changed places.
_PAIRS = (("opens", "closes"), ("first", "last"), ("low", "high"), ("soonest", "latest"),
          ("start", "end"), ("first", "next"))  # fmt: skip
_LIKE_ONE = re.compile(r"%\(|%[sd]|\{\w+\}|\(\w+\)s\b")


def _names(text: str) -> list[str]:
    return PLACEHOLDER.findall(text)


def _wanted(said: Said) -> set[str]:
    return {name for source in said.sources for name in _names(source)}


def _find_added(said: Said) -> Iterator[Told]:
    for one in sorted(set(_names(said.text)) - _wanted(said)):
        yield f"has %({one})s, which its source lacks", f"delete %({one})s or mend its name"


def _find_missing(said: Said) -> Iterator[Told]:
    # A form for one number only may say it in a word.
    optional = {_OPTIONAL} if said.is_one_count else set()
    for one in sorted(_wanted(said) - set(_names(said.text)) - optional):
        yield f"lacks %({one})s", f"put %({one})s where it belongs in the sentence"


def _find_repeated(said: Said) -> Iterator[Told]:
    most = max((len(_names(source)) for source in said.sources), default=0)
    found = _names(said.text)
    if len(found) > most and set(found) <= _wanted(said):
        for one in sorted({name for name in found if found.count(name) > 1}):
            yield f"has %({one})s more often than its source", f"keep one %({one})s"


def _find_percent(said: Said) -> Iterator[Told]:
    if "%" in said.bare:
        yield "has a percent sign of its own", "write the word for percent, or leave it out"


def _find_broken(said: Said) -> Iterator[Told]:
    for match in _LIKE_ONE.finditer(said.bare):
        if match[0] not in said.bare_source:
            what = f"has {match[0]!r}, which looks like a broken placeholder"
            yield what, "write placeholders just as the English has them, like %(name)s"


def _find_swapped(said: Said) -> Iterator[Told]:
    source, text = _names(said.source), _names(said.text)
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
        "placeholder-added", Level.ERROR,
        "A placeholder stands in the translation that the English does not have.",
        "“On %(day)s” → “Le %(jour)s”; right: “Le %(day)s”", _find_added),
    TextCheck(
        "placeholder-missing", Level.ERROR,
        "A placeholder of the English is missing, so its number, name or date would not show.",
        "“In %(place)s” → “À cet endroit”; right: “À %(place)s”", _find_missing),
    TextCheck(
        "placeholder-repeated", Level.WARNING,
        "A placeholder stands more often than in the English.",
        "“%(year)s” → “%(year)s, %(year)s”; right: “%(year)s”", _find_repeated),
    TextCheck(
        "placeholder-broken", Level.ERROR,
        "Something looks like a placeholder and is none.",
        "“On %(day)s” → “Le %(day)”; right: “Le %(day)s”", _find_broken),
    TextCheck(
        "placeholder-order", Level.HINT,
        "Two values that make a pair, such as opening and closing times, changed places.",
        "“%(opens)s to %(closes)s” → “%(closes)s - %(opens)s”", _find_swapped),
    TextCheck(
        "percent", Level.ERROR,
        "A percent sign of its own breaks the placeholders of a sentence.",
        "“half” → “50 %”; right: “la moitié”", _find_percent),
)  # fmt: skip
