"""Letters of another script or language, in pieces, or such that turn a line round."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP
from workshop.checks.unit import StyleUnit

_SCRIPTS = ("LATIN", "ARABIC")
_JOINERS = "\u200c\u200d"
_ORDINALS = "ªº"
# What is between numbers so that a line from right to left turns them round.
_TURNS = re.compile(r"[+(]?\d+(?:[-/–()+ \u00a0]+\d+)+", re.ASCII)
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


def _find_joiner(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.customs.script:
        for joiner in _JOINERS:
            if joiner in text.bare and joiner not in text.customs.joiners:
                what = f"holds the invisible joiner U+{ord(joiner):04X}, which this language"
                yield f"{what} does not use", "delete it"


def _find_unisolated(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.locale.direction != "rtl":
        return
    for match in _TURNS.finditer(_ISOLATED.sub(" ", text.bare)):
        what = f"has {match[0]!r} open to the direction of the line, which turns it round"
        yield what, "put U+2066 before it and U+2069 behind it"


@cache
def _script_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def _find_mixed(text: StyleUnit) -> Iterator[Diagnosis]:
    for word in text.words:
        scripts = {_script_of(character) for character in word} - {""}
        is_joined = re.fullmatch(rf"(?:{text.customs.prefixes or '(?!)'})+[A-Za-z-]+", word)
        if len(scripts) > 1 and "ـ" not in word and not is_joined:
            yield f"mixes two scripts in the word {word!r}", "type it in one script"


def _find_decomposed(text: StyleUnit) -> Iterator[Diagnosis]:
    composed = unicodedata.normalize("NFC", text.bare)
    # The order of two signs on one letter is no problem; a letter in two pieces is one.
    if len(composed) != len(text.bare):
        for word in composed.replace(GAP, " ").split():
            if word not in text.bare:
                yield f"has a letter in two pieces in the word {word!r}", "type the word again"


def _find_script(text: StyleUnit) -> Iterator[Diagnosis]:
    script = text.customs.script
    if not script:
        return
    for word in text.words:
        if word.casefold() in text.source_words or word in _ORDINALS:
            continue
        if not any(unicodedata.name(c, "").startswith(script) for c in word if c.isalpha()):
            yield (
                f"has the word {word!r} in another script",
                "write it in the script of this catalog",
            )
            return


def _find_letters(text: StyleUnit) -> Iterator[Diagnosis]:
    orthography = text.customs
    if not orthography.letters and orthography.script != "LATIN":
        return
    for word in text.words:
        small = word.casefold()
        if small in text.source_words:
            continue
        for character in small:
            if (
                unicodedata.name(character, "").startswith(orthography.script)
                and not character.isascii()
                and character not in orthography.letters
            ):
                what = f"has {character!r} in {word!r}, a letter that this language does not use"
                yield what, "type the letter of this language"
                return


def _find_kashida(text: StyleUnit) -> Iterator[Diagnosis]:
    # Before a Latin name or a gap the sign joins a prefix, as in لـ Maine; elsewhere it stretches.
    if re.search(r"ـ+[\u0621-\u064a]", text.prose):
        yield "stretches a word with kashida (ـ), which a search does not find", "delete ـ"


CHECKS = (
    TextCheck(
        "joiner",
        Level.WARNING,
        "An invisible joiner or non-joiner (U+200C, U+200D) in a language that needs none.",
        "“Way out” → “Sor[U+200C]tie”; right: “Sortie”",
        _find_joiner,
    ),
    TextCheck(
        "isolate-missing",
        Level.WARNING,
        "In a line from right to left a number in several parts shows its parts turned round.",
        "“24/7” shows as “7/24” in Arabic; right: “[U+2066]24/7[U+2069]”",
        _find_unisolated,
    ),
    TextCheck(
        "mixed-scripts",
        Level.WARNING,
        "One word has letters of two scripts.",
        "“aخرج”; right: “أخرج”",
        _find_mixed,
    ),
    TextCheck(
        "decomposed",
        Level.WARNING,
        "A letter and its accent are two characters, so a search does not find the word.",
        "“e + ´”; right: “é”",
        _find_decomposed,
    ),
    TextCheck(
        "other-script",
        Level.WARNING,
        "A word is written in a script that the language does not use, and is no name.",
        "“Ka bax الآن”; right: “Hadda ka bax”",
        _find_script,
    ),
    TextCheck(
        "other-letters",
        Level.WARNING,
        "A letter of the same script that this language does not use, such as a Persian one.",
        "“کیف” with Persian ک and ی; right: “كيف”",
        _find_letters,
    ),
    TextCheck(
        "kashida",
        Level.WARNING,
        "Kashida stretches a word for its looks; a search for the word does not find it.",
        "“مــخرج”; right: “مخرج”",
        _find_kashida,
    ),
)
