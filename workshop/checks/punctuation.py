"""Punctuation: a sentence ends as the English does, with the marks of its own language."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from workshop.checks.unit import StyleUnit, words_of

_AROUND = " \n\t\u00a0\u202f\u2009\u2066\u2067\u2068\u2069"
_QUOTES = "\"'“”«»„’‘"
_CLOSERS = _QUOTES + ")]"
_SINGLE = re.compile(r"(?<!\w)['‘][^'’]+['’](?!\w)")
_THIN = ("\u202f", "\u00a0")


def _end_of(text: str) -> str:
    end = text.rstrip(_AROUND + _CLOSERS)[-1:]
    return "…" if text.rstrip(_AROUND + _CLOSERS).endswith("...") else end


def _find_ending(text: StyleUnit) -> Iterator[Diagnosis]:
    endings = text.customs.all_endings
    wanted = endings.get(_end_of(text.prose_source), "")
    found = _end_of(text.prose)
    known = {*endings, *endings.values()}
    # The mark of English where a language has one of its own is another check's business.
    if found == wanted or found in text.customs.marks:
        return
    if wanted == "." and len(words_of(text.prose_source)) <= 1:
        return  # an abbreviation
    if wanted:
        yield f"does not end with {wanted!r}, as the English does", f"type {wanted} at the end"
    elif found in known:
        yield f"ends with {found!r}, and the English does not", f"delete {found} at the end"


def _find_marks(text: StyleUnit) -> Iterator[Diagnosis]:
    for mark, own in text.customs.marks.items():
        if mark in text.prose:
            yield f"has the mark {mark!r} of another script", f"type {own}"


def _find_narrow(text: StyleUnit) -> Iterator[Diagnosis]:
    bare = text.prose
    for position, mark in enumerate(bare):
        before = bare[position - 1 : position] if position else ""
        if mark in text.customs.narrow and before not in (*_THIN, *text.customs.narrow):
            what = f"lacks the narrow no-break space before {mark!r}"
            yield what, f"type U+202F before {mark}"
        elif mark == "«" and text.customs.narrow and bare[position + 1 : position + 2] not in _THIN:
            yield "lacks the narrow no-break space after '«'", "type U+202F after «"


def _find_inverted(text: StyleUnit) -> Iterator[Diagnosis]:
    for end, begin in text.customs.opening.items():
        ends, begins = text.prose.count(end), text.prose.count(begin)
        if ends > begins:
            yield (
                f"has {end!r} without {begin!r}",
                f"type {begin} where the question or call begins",
            )
        elif begins > ends:
            yield f"has {begin!r} without {end!r}", f"type {end} at its end"


def _find_quotes(text: StyleUnit) -> Iterator[Diagnosis]:
    for left, right in (*text.customs.all_quotes, ("(", ")"), ("[", "]")):
        if text.prose.count(left) != text.prose.count(right):
            yield f"opens and closes {left}{right} unevenly", f"write one {right} for each {left}"
            return
    if text.prose.count('"') % 2:
        yield "has a quotation mark without its other half", 'write \\" twice, or not at all'
    quoted, quotes = (_has_quotes(text) for text in (text.prose_source, text.prose))
    if quoted and not quotes:
        yield "lacks the quotation marks of the English", "quote the same words"


def _has_quotes(text: str) -> bool:
    return any(mark in text for mark in '"“”«»„') or bool(_SINGLE.search(text))


CHECKS = (
    TextCheck(
        "ending",
        Level.WARNING,
        "A sentence ends with the same kind of mark as the English: full stop, question, colon.",
        "“Tell us:” → “Dites-nous”; right: “Dites-nous :”",
        _find_ending,
    ),
    TextCheck(
        "own-marks",
        Level.WARNING,
        "Arabic has its own question mark, comma and semicolon.",
        "“من?”; right: “من؟”",
        _find_marks,
    ),
    TextCheck(
        "narrow-space",
        Level.WARNING,
        "French has a narrow no-break space (U+202F) before ? ! : ; » and after «.",
        "“Quand?”; right: “Quand[U+202F]?”",
        _find_narrow,
    ),
    TextCheck(
        "inverted-mark",
        Level.WARNING,
        "In Spanish a question begins with ¿ and a call with ¡.",
        "“Cuándo?”; right: “¿Cuándo?”",
        _find_inverted,
    ),
    TextCheck(
        "quotes",
        Level.WARNING,
        "Quotation marks and brackets come in pairs, and where the English has them.",
        "“« victime”; right: “« victime »”",
        _find_quotes,
    ),
)
