"""Spaces, line breaks and repeated words: slips of the hand."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from workshop.checks.unit import StyleUnit

_EDGE = " \t\u00a0\u202f\u2009"
_DOUBLED = re.compile(r"[ \u00a0\u202f\u2009]{2,}|\t")
_LITERAL = re.compile(r"\\[nrt\"]")
_REPEATED = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_SHOUTED = 4


def _find_edges(sentence: StyleUnit) -> Iterator[Diagnosis]:
    for where, source, text in (
        ("begins", sentence.source[:1], sentence.text[:1]),
        ("ends", sentence.source[-1:], sentence.text[-1:]),
    ):
        if text in _EDGE and text and source not in _EDGE:
            yield f"{where} with a space", "delete the space"
        elif source in _EDGE and source and text not in _EDGE:
            yield f"no longer {where} with a space, as the English does", "type the space"


def _find_doubled(text: StyleUnit) -> Iterator[Diagnosis]:
    inner = text.prose.strip(_EDGE)
    if _DOUBLED.search(inner) and not _DOUBLED.search(text.prose_source.strip(_EDGE)):
        yield "has two spaces side by side, or a tab", "type one space"


def _find_newlines(text: StyleUnit) -> Iterator[Diagnosis]:
    wanted, found = text.source.count("\n"), text.text.count("\n")
    if wanted != found:
        what = f"has {found} line breaks, and the English has {wanted}"
        yield what, "write \\n where the English has it"


def _find_literal(text: StyleUnit) -> Iterator[Diagnosis]:
    match = _LITERAL.search(text.prose)
    if match and match[0] not in text.prose_source:
        yield f"shows {match[0]!r} to the reader as two characters", "delete it"


def _find_repeated(text: StyleUnit) -> Iterator[Diagnosis]:
    for match in _REPEATED.finditer(text.prose):
        word = match[1].casefold()
        if word not in text.customs.doubles and not _REPEATED.search(text.prose_source):
            yield f"says {match[1]!r} twice in a row", "delete one of them"


def _find_capitals(text: StyleUnit) -> Iterator[Diagnosis]:
    letters = [c for c in text.prose if c.isalpha()]
    in_source = [c for c in text.prose_source if c.isalpha()]
    if (
        len(letters) >= _SHOUTED
        and all(c.isupper() for c in letters)
        and not all(c.isupper() for c in in_source)
    ):
        yield "is in capitals only", "write small letters, as the English does"


CHECKS = (
    TextCheck(
        "edge-space",
        Level.WARNING,
        "A space at the beginning or the end, where the English has none.",
        "“Way out” → “Sortie ”; right: “Sortie”",
        _find_edges,
    ),
    TextCheck(
        "doubled-space",
        Level.WARNING,
        "Two spaces side by side, or a tab.",
        "“Way  out”; right: “Way out”",
        _find_doubled,
    ),
    TextCheck(
        "line-breaks",
        Level.WARNING,
        "The line breaks of the English are part of what it says.",
        "“One\\nTwo” → “Un deux”; right: “Un\\nDeux”",
        _find_newlines,
    ),
    TextCheck(
        "literal-escape",
        Level.WARNING,
        "A backslash and a letter would show on the page as they are.",
        "“Un\\\\nDeux”; right: “Un Deux”",
        _find_literal,
    ),
    TextCheck(
        "doubled-word",
        Level.WARNING,
        "A word stands twice in a row.",
        "“in the the city”; right: “in the city”",
        _find_repeated,
    ),
    TextCheck(
        "capitals",
        Level.WARNING,
        "Capitals shout, and screen readers may spell them.",
        "“Way out” → “SORTIE”; right: “Sortie”",
        _find_capitals,
    ),
)
