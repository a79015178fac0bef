"""What stands in a translation just as in the English: placeholders, digits, tags, addresses."""

import re
from collections import Counter
from collections.abc import Iterator

from webapp.i18n.checks.findings import Level, TextCheck, Told
from webapp.i18n.checks.unit import GAP, PLACEHOLDER, TAG, Said, addresses_in

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


def _find_markup(said: Said) -> Iterator[Told]:
    wanted, found = _pieces(said.bare_source), _pieces(said.bare)
    if found - wanted:
        pieces = " ".join(sorted(found - wanted))[:_SHOWN]
        shown = "".join(one for one in pieces if one.isprintable())
        yield f"holds markup ({shown})", _WRITE
    for piece in sorted(wanted - found):
        yield f"lacks {piece}", f"write {piece} as in the source"
    if found == wanted and not _is_nested(said.bare) and _is_nested(said.bare_source):
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
    return Counter(one for one in addresses_in(TAG.sub(" ", text)) if GAP not in one)


def _find_address(said: Said) -> Iterator[Told]:
    wanted, found = _addresses(said.bare_source), _addresses(said.bare)
    if found - wanted:
        yield "holds an address", "leave addresses to the page"
    for one in sorted(wanted - found):
        yield f"lacks the address {one}", f"type {one} as in the source"


_DIGITS = re.compile(r"\d+", re.ASCII)


def _digits(text: str) -> list[str]:
    return sorted(_DIGITS.findall(text))


def _has_foreign(text: str) -> bool:
    return not text.isascii() and any(c.isdigit() for c in set(text) if not c.isascii())


def _find_changed(said: Said) -> Iterator[Told]:
    wanted = _digits(said.bare_source)
    if wanted and (_has_foreign(said.bare) or _digits(said.bare) != wanted):
        yield "changes a number", f"type {', '.join(wanted)} as in the source"


def _find_digit(said: Said) -> Iterator[Told]:
    if not _digits(said.bare_source) and (_digits(said.bare) or _has_foreign(said.bare)):
        yield "holds a digit that the English has not", "delete it, and leave numbers to the page"


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
    TextCheck(
        "markup", Level.ERROR,
        "Tags, entities, braces and event handlers are code; a translation is text.",
        "“Way out” → “<b>Sortie</b>”; right: “Sortie”", _find_markup),
    TextCheck(
        "address", Level.ERROR,
        "A web or e-mail address stands in the translation, or differs from the English.",
        "“Write to us” → “aide@exemple.fr”; right: “Écrivez-nous”", _find_address),
    TextCheck(
        "number-changed", Level.ERROR,
        "A number of the English is missing, different, or in other digits (phones have 0 to 9).",
        "“under 24” → “moins de 42”; right: “moins de 24”", _find_changed),
    TextCheck(
        "number-added", Level.ERROR,
        "The translation has a number that the English does not have.",
        "“Call now” → “Appelez le 112”; right: “Appelez maintenant”", _find_digit),
)  # fmt: skip
