"""What is in a translation just as in the English: placeholders, digits, tags, addresses."""

import re
from collections import Counter
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP, PLACEHOLDER, TAG, TranslationUnit, addresses_in

_OPTIONAL = "num"
_LIKE_ONE = re.compile(r"%\(|%[sd]|\{\w+\}|\(\w+\)s\b")


def names_in(text: str) -> list[str]:
    """Return the names of the placeholders of a text."""
    return PLACEHOLDER.findall(text)


def names_wanted(unit: TranslationUnit) -> set[str]:
    """Return the names that the English has."""
    return {name for source in unit.sources for name in names_in(source)}


def _find_added(unit: TranslationUnit) -> Iterator[Diagnosis]:
    for item in sorted(set(names_in(unit.text)) - names_wanted(unit)):
        yield f"has %({item})s, which its source lacks", f"delete %({item})s or mend its name"


def _find_missing(unit: TranslationUnit) -> Iterator[Diagnosis]:
    wanted = names_wanted(unit)
    # A form for one number only may say it in a word: the count, the only placeholder or so named.
    count = wanted if len(wanted) == 1 else {_OPTIONAL}
    optional = count if unit.is_one_count else set()
    for item in sorted(wanted - set(names_in(unit.text)) - optional):
        yield f"lacks %({item})s", f"put %({item})s where it belongs in the sentence"


def _find_percent(unit: TranslationUnit) -> Iterator[Diagnosis]:
    if "%" in unit.bare:
        yield "has a percent sign of its own", "write the word for percent, or leave it out"


def _find_broken(unit: TranslationUnit) -> Iterator[Diagnosis]:
    for match in _LIKE_ONE.finditer(unit.bare):
        if match[0] not in unit.bare_source:
            what = f"has {match[0]!r}, which looks like a broken placeholder"
            yield what, "write placeholders just as the English has them, like %(name)s"


_NAME = re.compile(r"<\s*(/?)\s*([A-Za-z][\w-]*)")
_VOID = frozenset({"br", "img", "wbr", "hr", "input"})
_OTHER = re.compile(
    r"[<>]|&[#\w]+;?|\{\{|\}\}|\{%|\{#|\bon[a-z]+\s*=|\b[a-z-]+=[\"']", re.IGNORECASE
)
_MAY_HOLD = re.compile(r"[<>&{}=]")
_NONE: Counter[str] = Counter()
_SHOWN = 20
_WRITE = "write plain text"


def _pieces(text: str) -> Counter[str]:
    if not _MAY_HOLD.search(text):
        return _NONE
    rest = TAG.sub(" ", text)
    return Counter([*TAG.findall(text), *(match[0] for match in _OTHER.finditer(rest))])


def _find_markup(unit: TranslationUnit) -> Iterator[Diagnosis]:
    wanted, found = _pieces(unit.bare_source), _pieces(unit.bare)
    if found - wanted:
        pieces = " ".join(sorted(found - wanted))[:_SHOWN]
        shown = "".join(item for item in pieces if item.isprintable())
        yield f"holds markup ({shown})", _WRITE
    for piece in sorted(wanted - found):
        yield f"lacks {piece}", f"write {piece} as in the source"
    if found == wanted and not _is_nested(unit.bare) and _is_nested(unit.bare_source):
        yield "has its tags in an order that does not close", "close the tag that opened last first"


def _is_nested(text: str) -> bool:
    opened: list[str] = []
    for close, name in _NAME.findall(text):
        small = name.lower()
        if small in _VOID:
            continue
        if not close:
            opened.append(small)
        elif not opened or opened.pop() != small:
            return False
    return not opened


def _addresses(text: str) -> Counter[str]:
    return Counter(address for address in addresses_in(TAG.sub(" ", text)) if GAP not in address)


def _find_address(unit: TranslationUnit) -> Iterator[Diagnosis]:
    wanted, found = _addresses(unit.bare_source), _addresses(unit.bare)
    if found - wanted:
        yield "holds an address", "leave addresses to the page"
    for item in sorted(wanted - found):
        yield f"lacks the address {item}", f"type {item} as in the source"


_DIGITS = re.compile(r"\d+", re.ASCII)


def _digits(text: str) -> list[str]:
    return sorted(_DIGITS.findall(text))


def _has_foreign(text: str) -> bool:
    return not text.isascii() and any(c.isdigit() for c in set(text) if not c.isascii())


def _find_changed(unit: TranslationUnit) -> Iterator[Diagnosis]:
    wanted = _digits(unit.bare_source)
    if wanted and (_has_foreign(unit.bare) or _digits(unit.bare) != wanted):
        yield "changes a number", f"type {', '.join(wanted)} as in the source"


def _find_digit(unit: TranslationUnit) -> Iterator[Diagnosis]:
    if not _digits(unit.bare_source) and (_digits(unit.bare) or _has_foreign(unit.bare)):
        yield "holds a digit that the English has not", "delete it, and leave numbers to the page"


CHECKS = (
    TextCheck(
        "placeholder-added",
        Level.ERROR,
        "A placeholder stands in the translation that the English does not have.",
        "“On %(day)s” → “Le %(jour)s”; right: “Le %(day)s”",
        _find_added,
    ),
    TextCheck(
        "placeholder-missing",
        Level.ERROR,
        "A placeholder of the English is missing, so its number, name or date would not show.",
        "“In %(place)s” → “À cet endroit”; right: “À %(place)s”",
        _find_missing,
    ),
    TextCheck(
        "placeholder-broken",
        Level.ERROR,
        "Something looks like a placeholder and is none.",
        "“On %(day)s” → “Le %(day)”; right: “Le %(day)s”",
        _find_broken,
    ),
    TextCheck(
        "percent",
        Level.ERROR,
        "A percent sign of its own breaks the placeholders of a sentence.",
        "“half” → “50 %”; right: “la moitié”",
        _find_percent,
    ),
    TextCheck(
        "markup",
        Level.ERROR,
        "Tags, entities, braces and event handlers are code; a translation is text.",
        "“Way out” → “<b>Sortie</b>”; right: “Sortie”",
        _find_markup,
    ),
    TextCheck(
        "address",
        Level.ERROR,
        "A web or e-mail address stands in the translation, or differs from the English.",
        "“Write to us” → “aide@exemple.fr”; right: “Écrivez-nous”",
        _find_address,
    ),
    TextCheck(
        "number-changed",
        Level.ERROR,
        "A number of the English is missing, different, or in other digits (phones have 0 to 9).",
        "“under 24” → “moins de 42”; right: “moins de 24”",
        _find_changed,
    ),
    TextCheck(
        "number-added",
        Level.ERROR,
        "The translation has a number that the English does not have.",
        "“Call now” → “Appelez le 112”; right: “Appelez maintenant”",
        _find_digit,
    ),
)
