"""Marks that a keyboard of another language makes: straight quotes, double points, lost spaces."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from workshop.checks.unit import StyleUnit

_APOSTROPHES = "'’ʼ‘`´"
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|([,;:،؛])\s*\1|[,;:،؛]\s*[.,;،؛]|[?!؟][.,]|([?؟])\s*\2")
_BEFORE = re.compile(r"\w ([.,،؛](?!\w))")
_JOINED = re.compile(r"[^\W\d_]{2}([.,;:!?،؛؟])[^\W\d_]{2}")
_QUOTES = frozenset('"“”„«»')


def _find_apostrophe(text: StyleUnit) -> Iterator[Diagnosis]:
    own = text.customs.apostrophe
    if not own:
        return
    for mark in _APOSTROPHES:
        if (
            mark != own
            and re.search(rf"\w{mark}\w", text.prose)
            and (not re.search(rf"\w{mark}\w", text.prose_source) or own == "’")
        ):
            yield f"has the apostrophe {mark}", f"type {own}"


def _find_quotation(text: StyleUnit) -> Iterator[Diagnosis]:
    own = text.customs.quotation
    if own:
        for mark in sorted(_QUOTES - set(own)):
            if mark in text.prose:
                yield f"has the quotation mark {mark}", f"quote with {own[0]} and {own[1]}"
                return


def _find_doubled(text: StyleUnit) -> Iterator[Diagnosis]:
    match = _DOUBLED.search(text.prose)
    if match and not _DOUBLED.search(text.prose_source):
        yield f"has {match[0]!r}", "write one mark"


def _find_spaced(text: StyleUnit) -> Iterator[Diagnosis]:
    match = _BEFORE.search(text.prose)
    if match and match[1] not in text.customs.narrow and not _BEFORE.search(text.prose_source):
        yield f"has a space before {match[1]!r}", "delete the space"
    match = _JOINED.search(text.prose)
    if match and not _JOINED.search(text.prose_source):
        yield f"has no space behind {match[1]!r}", "type a space"


def _find_questions(text: StyleUnit) -> Iterator[Diagnosis]:
    own = text.customs.all_endings["?"]
    wanted = text.prose_source.count("?")
    found = text.prose.count("?") + (text.prose.count(own) if own != "?" else 0)
    if found < wanted:
        yield f"asks {found} of {wanted} questions", f"type {own} where the English has ?"


CHECKS = (
    TextCheck(
        "apostrophe",
        Level.WARNING,
        "Each language has one apostrophe, and a keyboard may have another.",
        "“l'aide”; right: “l’aide”",
        _find_apostrophe,
    ),
    TextCheck(
        "quotation",
        Level.WARNING,
        "The quotation marks are those of another language.",
        '“"victime"” in French; right: “« victime »”',
        _find_quotation,
    ),
    TextCheck(
        "doubled-mark",
        Level.WARNING,
        "Two full stops or commas stand side by side.",
        "“Sortie..”; right: “Sortie.”",
        _find_doubled,
    ),
    TextCheck(
        "mark-space",
        Level.WARNING,
        "A space stands before a full stop or a comma, or none behind it.",
        "“Sortie .”; right: “Sortie.”",
        _find_spaced,
    ),
    TextCheck(
        "question-lost",
        Level.WARNING,
        "The English asks a question that is none here.",
        "“Why? Call us.” → “Pourquoi. Appelez-nous.”",
        _find_questions,
    ),
)
