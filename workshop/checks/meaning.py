"""What a translation says: a lost negation, a lost sentence, a length that fits no place."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.reviews import reviews_needed
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit, sentences_of
from workshop.checks.word_lists import drop, holds, plain

_ENGLISH_NO = re.compile(
    r"\b(?:(?<!if )not|not(?!,)|no|never|nobody|none|cannot|neither|nor|without(?! charge| cost))\b"
    r"|(?<!costs )(?<!cost )(?<!pay )\bnothing\b|n['’]t\b",
    re.IGNORECASE,
)
# Where English says one of these, other languages may say no: "before" is "until not yet".
_NEAR_NO = re.compile(
    r"\b(?:before|until|unless|if not|little|few|only|safe|safely|free|off|except|un\w+|closed?"
    r"|differ\w*|refuse\w*|stop\w*"
    r"|deaf|hard of|away|avoid\w*|lack\w*|prevent\w*|forbid\w*|den[iy]\w*"
    r"|private|keeps|kept|still|to say|quiet|silen\w*|secret\w*|alone)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\b(?:if|whether)\b", re.IGNORECASE)
_OR_NOT = re.compile(r"(?<=whether) or not\b|\bor not(?=\W*$|[,;:)])", re.IGNORECASE)
_CONTRARIES = tuple(
    (re.compile(rf"(?:\bnot|n['’]t) {words}\b", re.IGNORECASE), name)
    for words, name in (
        ("safe", "danger"),
        ("open", "closed"),
        ("closed", "open"),
        ("the same", "different"),
        ("agree", "different"),
        ("far", "near"),
        ("(?:have|need) to pay", "free of charge"),
    )
)
_ADDED = (
    "says no (not, never, without) where the English does not",
    "see that it does not say the opposite",
)
_TWO_REVIEWERS = 2
_SHORTEST, _LONG, _VARIES = 60, 60, 0.8
_PAIR, _LONGER = 2, 1.2  # than the English, as a translation of all that it says may be
_ROOM, _TIMES = 20, 2
_JOINTS = re.compile("[,;:،؛]")
_LIMIT = re.compile(r"at most (\d+) (?:letters|characters)")


def _clauses(text: StyleUnit) -> Iterator[tuple[str, str]]:
    """Yield the sentences beside the English, both without the "or not" that denies nothing."""
    for english, here in pair_sentences(text):
        if _WHETHER.search(english):
            yield _OR_NOT.sub("", english), drop(text.customs.or_not, here)
        else:
            yield english, here


@cache
def _pattern(negations: str) -> re.Pattern[str]:
    return re.compile(negations, re.IGNORECASE)


def _negations(text: StyleUnit) -> Iterator[tuple[str, str]]:
    """Yield the sentences beside the English where it is known how the language says no."""
    if text.customs.negation:
        yield from _clauses(text)


def _is_otherwise(text: StyleUnit, english: str, here: str) -> bool:
    """Whether the English says no to a word and the translation has its contrary: not safe."""
    meanings, prefixes = text.customs.meanings, text.customs.prefixes
    return any(
        phrase.search(english) and holds(meanings.get(name, ""), plain(here), prefixes)
        for phrase, name in _CONTRARIES
    )


def _find_negation(text: StyleUnit) -> Iterator[Diagnosis]:
    if reviews_needed(text.context) == _TWO_REVIEWERS:
        yield from _lost(text)


def _find_negation_elsewhere(text: StyleUnit) -> Iterator[Diagnosis]:
    if reviews_needed(text.context) != _TWO_REVIEWERS:
        yield from _lost(text)


def _lost(text: StyleUnit) -> Iterator[Diagnosis]:
    pattern = _pattern(text.customs.negation)
    if any(
        len(pattern.findall(here)) < len(_ENGLISH_NO.findall(english))
        and not _is_otherwise(text, english, here)
        for english, here in _negations(text)
    ):
        yield (
            "may have lost a word that says no (not, never, without)",
            ("read it again: the English says no there, and yours may say yes"),
        )


def _find_negation_added(text: StyleUnit) -> Iterator[Diagnosis]:
    if reviews_needed(text.context) != _TWO_REVIEWERS:
        return
    pattern = _pattern(text.customs.sure_negation)
    if any(
        pattern.search(here) and not _ENGLISH_NO.search(english) and not _NEAR_NO.search(english)
        for english, here in _negations(text)
    ):
        yield _ADDED


def _find_left_out(sentence: StyleUnit) -> Iterator[Diagnosis]:
    source, text = sentence.prose_source, sentence.prose
    english, here = len(sentences_of(source)), len(sentences_of(text))
    # Two sentences may become one, with a comma where the full stop was, or be long as both.
    joined = max(0, len(_JOINTS.findall(text)) - len(_JOINTS.findall(source)))
    joined += english == _PAIR and len(text) >= len(source) * _LONGER
    least = sentence.customs.shortest
    is_short = len(source) >= _SHORTEST and len(text) < len(source) * least
    # One sentence alone varies more than all of a message.
    is_short |= any(
        len(english) >= _LONG and len(own) < len(english) * least * _VARIES
        for english, own in pair_sentences(sentence)
    )
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
