"""Letters that nobody sees, or that look like others."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from webapp.languages.checks.findings import Level, TextCheck, Told
from webapp.languages.checks.said import GAP, Said

# Letters that look like those of our languages and are none of theirs.
_FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL", "LISU",
            "COPTIC", "GEORGIAN", "LATIN SMALL LETTER ALPHA", "LATIN SMALL LETTER SCRIPT",
            "LATIN LETTER SMALL CAPITAL")  # fmt: skip
_SCRIPTS = ("LATIN", "ARABIC")
_ISOLATES = "\u2066\u2067\u2068\u2069"
_JOINERS = "\u200c\u200d"
_MOJIBAKE = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf\u2018-\u201e"
    "\u02c6\u02dc\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122]|Ã[šžœŠŽŒŸƒ]|â€|(?:[ØÙ][^\\s\\w]){2}|(?:[ØÙ].){3}"
)
# What stands between numbers so that a line from right to left turns them round.
_TURNS = re.compile(r"[+(]?\d+(?:[-/–()+ \u00a0]+\d+)+", re.ASCII)
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


def _find_invisible(said: Said) -> Iterator[Told]:
    for character in said.bare:
        if character.isprintable():  # most are
            continue
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and (
            character not in _ISOLATES + _JOINERS + "\n"
        ):
            yield f"holds the invisible character U+{ord(character):04X}", "delete it"


def _find_joiner(said: Said) -> Iterator[Told]:
    if said.customs.script:
        for joiner in _JOINERS:
            if joiner in said.bare and joiner not in said.customs.joiners:
                what = f"holds the invisible joiner U+{ord(joiner):04X}, which this language"
                yield f"{what} does not use", "delete it"


def _find_isolates(said: Said) -> Iterator[Told]:
    depth = 0
    for character in said.bare:
        if character in _ISOLATES:
            depth += -1 if character == _ISOLATES[3] else 1
            if depth < 0:
                break
    if depth:
        yield "opens and closes its isolates unevenly", "write one U+2069 for each U+2066"


def _find_unisolated(said: Said) -> Iterator[Told]:
    if said.locale.direction != "rtl":
        return
    for match in _TURNS.finditer(_ISOLATED.sub(" ", said.bare)):
        what = f"has {match[0]!r} open to the direction of the line, which turns it round"
        yield what, "put U+2066 before it and U+2069 behind it"


@cache
def _is_foreign(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith(_FOREIGN)


@cache
def _script_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _find_foreign(said: Said) -> Iterator[Told]:
    for character in said.bare:
        if not character.isascii() and _is_foreign(character):
            yield f"holds the foreign letter {character!r}", "type the letter on your own keyboard"


def _find_mixed(said: Said) -> Iterator[Told]:
    for word in said.words:
        scripts = {_script_of(character) for character in word} - {""}
        if len(scripts) > 1 and "ـ" not in word:
            yield f"mixes two scripts in the word {word!r}", "type it in one script"


def _find_mojibake(said: Said) -> Iterator[Told]:
    match = _MOJIBAKE.search(said.bare)
    if match:
        what = f"holds letters that were read in a wrong encoding: {match[0]!r}"
        yield what, "type the word again"


def _find_decomposed(said: Said) -> Iterator[Told]:
    composed = unicodedata.normalize("NFC", said.bare)
    # The order of two signs on one letter is no fault; a letter in two pieces is one.
    if len(composed) != len(said.bare):
        for word in composed.replace(GAP, " ").split():
            if word not in said.bare:
                yield f"has a letter in two pieces in the word {word!r}", "type the word again"


CHECKS = (
    TextCheck(
        "invisible", Level.ERROR,
        "A character that cannot be seen: it can turn text round, or hide in a word.",
        "“Way out” → “Sor[U+200B]tie”; right: “Sortie”", _find_invisible),
    TextCheck(
        "joiner", Level.WARNING,
        "An invisible joiner or non-joiner (U+200C, U+200D) in a language that needs none.",
        "“Way out” → “Sor[U+200C]tie”; right: “Sortie”", _find_joiner),
    TextCheck(
        "isolates", Level.ERROR,
        "The marks that keep a number or a name in its direction come in pairs.",
        "“[U+2066]911” without [U+2069]; right: “[U+2066]911[U+2069]”", _find_isolates),
    TextCheck(
        "isolate-missing", Level.WARNING,
        "In a line from right to left a number in several parts shows its parts turned round.",
        "“24/7” shows as “7/24” in Arabic; right: “[U+2066]24/7[U+2069]”", _find_unisolated),
    TextCheck(
        "foreign-letter", Level.ERROR,
        "A letter of another alphabet, though it may look like yours.",
        "“Sоrtie” with a Cyrillic о; right: “Sortie”", _find_foreign),
    TextCheck(
        "mixed-scripts", Level.WARNING,
        "One word has letters of two scripts.",
        "“aخرج”; right: “أخرج”", _find_mixed),
    TextCheck(
        "mojibake", Level.ERROR,
        "Letters were saved in one encoding and read in another.",
        "“sÃ©curitÃ©”; right: “sécurité”", _find_mojibake),
    TextCheck(
        "decomposed", Level.WARNING,
        "A letter and its accent are two characters, so a search does not find the word.",
        "“e + ´”; right: “é”", _find_decomposed),
)  # fmt: skip
