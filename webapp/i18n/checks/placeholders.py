"""Placeholders: a number, a name or a date is put there, so each must stay as it is."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Level, TextCheck, Told
from webapp.i18n.checks.unit import PLACEHOLDER, Said

_OPTIONAL = "num"
_LIKE_ONE = re.compile(r"%\(|%[sd]|\{\w+\}|\(\w+\)s\b")


def names_in(text: str) -> list[str]:
    """Return the names of the placeholders of a text."""
    return PLACEHOLDER.findall(text)


def names_wanted(said: Said) -> set[str]:
    """Return the names that the English has."""
    return {name for source in said.sources for name in names_in(source)}


def _find_added(said: Said) -> Iterator[Told]:
    for one in sorted(set(names_in(said.text)) - names_wanted(said)):
        yield f"has %({one})s, which its source lacks", f"delete %({one})s or mend its name"


def _find_missing(said: Said) -> Iterator[Told]:
    # A form for one number only may say it in a word.
    optional = {_OPTIONAL} if said.is_one_count else set()
    for one in sorted(names_wanted(said) - set(names_in(said.text)) - optional):
        yield f"lacks %({one})s", f"put %({one})s where it belongs in the sentence"


def _find_percent(said: Said) -> Iterator[Told]:
    if "%" in said.bare:
        yield "has a percent sign of its own", "write the word for percent, or leave it out"


def _find_broken(said: Said) -> Iterator[Told]:
    for match in _LIKE_ONE.finditer(said.bare):
        if match[0] not in said.bare_source:
            what = f"has {match[0]!r}, which looks like a broken placeholder"
            yield what, "write placeholders just as the English has them, like %(name)s"


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
        "placeholder-broken", Level.ERROR,
        "Something looks like a placeholder and is none.",
        "“On %(day)s” → “Le %(day)”; right: “Le %(day)s”", _find_broken),
    TextCheck(
        "percent", Level.ERROR,
        "A percent sign of its own breaks the placeholders of a sentence.",
        "“half” → “50 %”; right: “la moitié”", _find_percent),
)  # fmt: skip
