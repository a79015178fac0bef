"""What no translation may hold: letters nobody sees or that look like others, some words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import TranslationUnit
from webapp.i18n.glossary import fold
from webapp.i18n.messages import SEARCH_WORDS

# Letters that look like those of our languages and are none of theirs.
_FOREIGN = (
    "CYRILLIC",
    "GREEK",
    "ARMENIAN",
    "CHEROKEE",
    "FULLWIDTH",
    "MATHEMATICAL",
    "LISU",
    "COPTIC",
    "GEORGIAN",
    "LATIN SMALL LETTER ALPHA",
    "LATIN SMALL LETTER SCRIPT",
    "LATIN LETTER SMALL CAPITAL",
)
_ISOLATES = "\u2066\u2067\u2068\u2069"
_JOINERS = "\u200c\u200d"
_MOJIBAKE = re.compile(
    "\ufffd|[ÃÂ][\u0080-\u00bf\u2018-\u201e"
    "\u02c6\u02dc\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122]|Ã[šžœŠŽŒŸƒ]|â€|(?:[ØÙ][^\\s\\w]){2}|(?:[ØÙ].){3}"
)


def _find_invisible(unit: TranslationUnit) -> Iterator[Diagnosis]:
    for character in unit.bare:
        if character.isprintable():  # most are
            continue
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and (
            character not in _ISOLATES + _JOINERS + "\n"
        ):
            yield f"holds the invisible character U+{ord(character):04X}", "delete it"


def _find_isolates(unit: TranslationUnit) -> Iterator[Diagnosis]:
    depth = 0
    for character in unit.bare:
        if character in _ISOLATES:
            depth += -1 if character == _ISOLATES[3] else 1
            if depth < 0:
                break
    if depth:
        yield "opens and closes its isolates unevenly", "write one U+2069 for each U+2066"


@cache
def _is_foreign(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith(_FOREIGN)


def _find_foreign(unit: TranslationUnit) -> Iterator[Diagnosis]:
    for character in unit.bare:
        if not character.isascii() and _is_foreign(character):
            yield f"holds the foreign letter {character!r}", "type the letter on your own keyboard"


def _find_mojibake(unit: TranslationUnit) -> Iterator[Diagnosis]:
    match = _MOJIBAKE.search(unit.bare)
    if match:
        what = f"holds letters that were read in a wrong encoding: {match[0]!r}"
        yield what, "type the word again"


def _find_never(unit: TranslationUnit) -> Iterator[Diagnosis]:
    if unit.context == SEARCH_WORDS:
        return  # people who were smuggled type the word, and it is not shown
    text = fold(unit.prose)
    for term, never in unit.glossary.never_in(unit.locale.code):
        if never.search(text):
            say = term.words_to_say(unit.locale.code)[0]
            yield f"speaks of {term.note}", f"type the word for {term.source.split('|')[0]} ({say})"


def _find_telling(unit: TranslationUnit) -> Iterator[Diagnosis]:
    """Yield what the title of a page reveals: a history shows it to whoever looks."""
    if unit.context == "page":
        for word in unit.locale.not_in_titles:
            if word in unit.text.lower():
                yield f"says {word!r} in the title of a page", "say no more than the English does"


CHECKS = (
    TextCheck(
        "invisible",
        Level.ERROR,
        "A character that cannot be seen: it can turn text round, or hide in a word.",
        "“Way out” → “Sor[U+200B]tie”; right: “Sortie”",
        _find_invisible,
    ),
    TextCheck(
        "isolates",
        Level.ERROR,
        "The marks that keep a number or a name in its direction come in pairs.",
        "“[U+2066]911” without [U+2069]; right: “[U+2066]911[U+2069]”",
        _find_isolates,
    ),
    TextCheck(
        "foreign-letter",
        Level.ERROR,
        "A letter of another alphabet, though it may look like yours.",
        "“Sоrtie” with a Cyrillic о; right: “Sortie”",
        _find_foreign,
    ),
    TextCheck(
        "mojibake",
        Level.ERROR,
        "Letters were saved in one encoding and read in another.",
        "“sÃ©curitÃ©”; right: “sécurité”",
        _find_mojibake,
    ),
    TextCheck(
        "forbidden-word",
        Level.ERROR,
        "A word that the glossary never allows, because it says something else to the reader.",
        "“trafic” (smuggling) for trafficking; right: “traite”",
        _find_never,
    ),
    TextCheck(
        "telling-title",
        Level.ERROR,
        "The title of a page says what nobody who looks into the history should read.",
        "“Who can help” → “Aide aux victimes”; right: “Qui peut aider”",
        _find_telling,
    ),
)
