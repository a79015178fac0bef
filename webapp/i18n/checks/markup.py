"""Markup and addresses: a translation is text, and the page brings both by itself."""

import re
from collections import Counter
from collections.abc import Iterator

from webapp.i18n.checks.findings import Level, TextCheck, Told
from webapp.i18n.checks.unit import GAP, TAG, Said, addresses_in

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


CHECKS = (
    TextCheck(
        "markup", Level.ERROR,
        "Tags, entities, braces and event handlers are code; a translation is text.",
        "“Way out” → “<b>Sortie</b>”; right: “Sortie”", _find_markup),
    TextCheck(
        "address", Level.ERROR,
        "A web or e-mail address stands in the translation, or differs from the English.",
        "“Write to us” → “aide@exemple.fr”; right: “Écrivez-nous”", _find_address),
)  # fmt: skip
