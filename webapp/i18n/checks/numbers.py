"""Numbers: every digit of the English, and none besides, in the digits that a keypad has."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Level, TextCheck, Told
from webapp.i18n.checks.unit import Said

_DIGITS = re.compile(r"\d+", re.ASCII)


def _digits(text: str) -> list[str]:
    return sorted(_DIGITS.findall(text))


def _has_foreign(text: str) -> bool:
    return not text.isascii() and any(c.isdigit() for c in set(text) if not c.isascii())


def _wanted(said: Said) -> list[str]:
    return _digits(said.bare_source)


def _find_changed(said: Said) -> Iterator[Told]:
    wanted = _wanted(said)
    if wanted and (_has_foreign(said.bare) or _digits(said.bare) != wanted):
        yield "changes a number", f"type {', '.join(wanted)} as in the source"


def _find_added(said: Said) -> Iterator[Told]:
    if not _wanted(said) and (_digits(said.bare) or _has_foreign(said.bare)):
        yield "holds a digit that the English has not", "delete it, and leave numbers to the page"


CHECKS = (
    TextCheck(
        "number-changed", Level.ERROR,
        "A number of the English is missing, different, or in other digits (phones have 0 to 9).",
        "“under 24” → “moins de 42”; right: “moins de 24”", _find_changed),
    TextCheck(
        "number-added", Level.ERROR,
        "The translation has a number that the English does not have.",
        "“Call now” → “Appelez le 112”; right: “Appelez maintenant”", _find_added),
)  # fmt: skip
