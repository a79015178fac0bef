"""What a translation says: a lost negation, a lost sentence, a length that fits no place."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.reviews import reviews_needed
from workshop.checks.unit import StyleUnit, sentences_of

_ENGLISH_NO = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|without|cannot|neither|nor)\b|n['’]t\b", re.IGNORECASE
)
# Where English says one of these, other languages may say no: "before" is "until not yet".
_NEAR_NO = re.compile(
    r"\b(?:before|until|unless|little|few|only|safe|safely|free|off|except|un\w+|refuse\w*|stop\w*)\b",
    re.IGNORECASE,
)
_TWO_REVIEWERS = 2
_SHORTEST, _MANY = 60, 0.45
_ROOM, _TIMES = 20, 2
_JOINTS = re.compile("[,;:،؛]")
_LIMIT = re.compile(r"at most (\d+) (?:letters|characters)")


@cache
def _pattern(negations: str) -> re.Pattern[str]:
    return re.compile(negations, re.IGNORECASE)


def _negations(text: StyleUnit) -> tuple[int, int] | None:
    """Return how many sentences say no: of the English, and of the text."""
    if not text.customs.negation:
        return None
    pattern = _pattern(text.customs.negation)
    english = sum(
        bool(_ENGLISH_NO.search(sentence)) for sentence in sentences_of(text.prose_source)
    )
    here = sum(bool(pattern.search(sentence)) for sentence in sentences_of(text.prose))
    return english, here


def _find_negation(text: StyleUnit) -> Iterator[Diagnosis]:
    if reviews_needed(text.context) == _TWO_REVIEWERS:
        yield from _lost(text)


def _find_negation_elsewhere(text: StyleUnit) -> Iterator[Diagnosis]:
    if reviews_needed(text.context) != _TWO_REVIEWERS:
        yield from _lost(text)


def _lost(text: StyleUnit) -> Iterator[Diagnosis]:
    counts = _negations(text)
    if counts is None:
        return
    english, here = counts
    fewer = len(sentences_of(text.prose)) < len(sentences_of(text.prose_source))
    if (here < english and not fewer) or (english and not here):
        yield (
            "may have lost a word that says no (not, never, without)",
            ("read it again: the English says no there, and yours may say yes"),
        )


def _find_negation_added(text: StyleUnit) -> Iterator[Diagnosis]:
    counts = _negations(text)
    if counts is None or reviews_needed(text.context) != _TWO_REVIEWERS:
        return
    english, here = counts
    if here and not english and not _NEAR_NO.search(text.prose_source):
        yield (
            "says no (not, never, without) where the English does not",
            ("see that it does not say the opposite"),
        )


def _find_left_out(sentence: StyleUnit) -> Iterator[Diagnosis]:
    source, text = sentence.prose_source, sentence.prose
    english, here = len(sentences_of(source)), len(sentences_of(text))
    # Two sentences may become one, with a comma where the full stop was.
    joined = max(0, len(_JOINTS.findall(text)) - len(_JOINTS.findall(source)))
    is_short = len(source) >= _SHORTEST and len(text) < len(source) * _MANY
    if (english > 1 and here + joined < english) or is_short:
        what = f"is shorter than the English: {here} of {english} sentences"
        yield what, "see that nothing was left out"


def limit_in(comments: Iterable[str]) -> int | None:
    """Return how many characters the place of a sentence holds, where a comment says so."""
    match = next((m for comment in comments if (m := _LIMIT.search(comment))), None)
    return int(match[1]) if match else None


def _find_length(text: StyleUnit) -> Iterator[Diagnosis]:
    limit = limit_in(text.comments) or round(len(text.prose_source) * _TIMES) + _ROOM
    if len(text.prose) > limit:
        what = f"has {len(text.prose)} characters, and its place holds about {limit}"
        yield what, "say it in fewer words"


CHECKS = (
    TextCheck(
        "negation-lost",
        Level.WARNING,
        "In a sentence that a life can hang on, the English says no and the translation may not.",
        "“You do not have to talk to the police” → “Vous devez parler à la police”",
        _find_negation,
    ),
    TextCheck(
        "negation-added",
        Level.WARNING,
        "In a sentence that a life can hang on, the translation says no and the English does not.",
        "“You can leave.” → “Vous ne pouvez pas partir.”; right: “Vous pouvez partir.”",
        _find_negation_added,
    ),
    TextCheck(
        "negation",
        Level.HINT,
        "The English says no, and the translation may not.",
        "“Not checked” → “Vérifié”; right: “Non vérifié”",
        _find_negation_elsewhere,
    ),
    TextCheck(
        "left-out",
        Level.WARNING,
        "The English has more sentences, or far more words.",
        "“Call. It is free.” → “Appelez.”; right: “Appelez. C’est gratuit.”",
        _find_left_out,
    ),
    TextCheck(
        "length",
        Level.WARNING,
        "The translation is far longer than the English and would not fit its place.",
        "a button of four lines",
        _find_length,
    ),
)
