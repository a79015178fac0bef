"""Whether a translation says what the English says, by the words that a language has for it.

Paraphrases are many and lists are short. A finding rests on what a right sentence hardly does: it
says another meaning in the place of one, or has no word for one that is said in few words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.concepts import CONCEPTS
from workshop.checks.opposites import IN_ANY_ORDER, opposed_to
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit
from workshop.checks.word_lists import drop_inner, find_spans, first_of, holds, plain

# What nobody may add, and the English beside which a translation may say it.
_PROMISES = {
    "safe": re.compile(
        r"\b(?:(?:un)?safe|danger|risk|protect|secur|except|trust|careful|peace|quiet)\w*",
        re.IGNORECASE,
    ),
    "secret": re.compile(r"\b(?:secret|confidential|anonym|priva|nameless)\w*", re.IGNORECASE),
}
_STRAY = frozenset({"he", "she", "they"})
# Of two that stand side by side, as in "day or night", none comes first.
_JOINED = re.compile(r"[\s,]*(?:(?:and|or|to)\b)?\s*(?:the\b)?\s*")


@lru_cache(20_000)
def _asked(english: str) -> frozenset[str]:
    """Return the meanings that a sentence of the English asks for; languages share the answer."""
    return frozenset(name for name, concept in CONCEPTS.items() if concept.asks.search(english))


@lru_cache(20_000)
def _beside(english: str) -> frozenset[str]:
    """Return the meanings that a translation may say beside what the sentence asks for."""
    return frozenset(
        name
        for name, concept in CONCEPTS.items()
        if concept.allows.search(english) or (concept.is_loose and concept.asks.search(english))
    )


@lru_cache(20_000)
def _count(name: str, english: str) -> int:
    words = rf"\b{name}\b" if name in {"and", "or"} else CONCEPTS[name].asks
    return len(re.findall(words, english))


def _lost(text: StyleUnit) -> Iterator[tuple[str, str, str]]:
    """Yield each missing meaning, the one in its place, if any, and the sentence."""
    meanings = text.customs.meanings
    if text.context == SEARCH_WORDS or not meanings:
        return
    for english, own in pair_sentences(text):
        find = partial(find_spans, text=plain(own), prefixes=text.customs.prefixes)
        for name in sorted(_asked(english) & meanings.keys()):
            here = find(meanings[name])
            wanted = _count(name, english)
            # Who is spoken to hides in endings; a pronoun that the English has not is seen beside.
            is_hidden = CONCEPTS[name].is_loose and holds(
                meanings[name], plain(own), text.customs.prefixes
            )
            others = opposed_to(name) & meanings.keys() - _beside(english)
            found = (
                other
                for other in sorted(others & _STRAY if is_hidden else others)
                if len(find(meanings[other])) > _count(other, english)
                and (is_hidden or len(drop_inner(here, find(meanings[other]))) < wanted)
            )
            if is_hidden and name != "you":
                continue
            if (other := next(found, "")) or not (here or is_hidden):
                yield name, other, plain(own)


def _find_contrary(text: StyleUnit) -> Iterator[Diagnosis]:
    for name, other, _ in _lost(text):
        if other:
            what = f"says {other!r} where the English says {name!r}"
            yield what, f"say {first_of(text.customs.meanings[name])}"


def _find_turned(text: StyleUnit) -> Iterator[Diagnosis]:
    """Yield two meanings, of which a sentence says each once, that changed places."""
    meanings = text.customs.meanings
    for english, own in () if text.context == SEARCH_WORDS else pair_sentences(text):
        find = partial(find_spans, text=plain(own), prefixes=text.customs.prefixes)
        for before, after in _turns(english):
            here = find(meanings.get(before, "")), find(meanings.get(after, ""))
            first, second = drop_inner(*here), drop_inner(*here[::-1])
            if len(first) == len(second) == 1 and first > second:
                what = f"says {after!r} before {before!r}, and the English the other way round"
                yield what, "see that each is said of the same thing"


@lru_cache(20_000)
def _turns(english: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that a sentence has once each, in their order, if words are between."""
    found = {
        name: list(CONCEPTS[name].asks.finditer(english)) for name in _asked(english) - IN_ANY_ORDER
    }
    once = {name: matches[0] for name, matches in found.items() if len(matches) == 1}
    return tuple(
        (before, after)
        for before, match in once.items()
        for after in once.keys() & opposed_to(before)
        if not _JOINED.fullmatch(english[match.end() : once[after].start()] or " or ")
    )


def _find_lost(text: StyleUnit) -> Iterator[Diagnosis]:
    for name, other, own in _lost(text):
        words = text.customs.meanings[name]
        # Where several sentences ask for it, one may answer for the others.
        here = own if _count(name, text.prose_source) == 1 else plain(text.prose)
        if CONCEPTS[name].is_firm and not other and not holds(words, here, text.customs.prefixes):
            yield (
                f"may have lost {name!r} of the English",
                (f"say {first_of(words)}; another right word belongs into checks.yaml"),
            )


def _find_promise(text: StyleUnit) -> Iterator[Diagnosis]:
    """Yield what the translation promises of itself; a reader may stake a life on it."""
    own, prefixes = plain(text.prose), text.customs.prefixes
    for name, beside in _PROMISES.items() if text.context != SEARCH_WORDS else ():
        words = text.customs.meanings.get(name, "")
        if find_spans(words, own, prefixes) and not beside.search(text.prose_source):
            yield f"promises {name!r}, and the English does not", "say it without"


CHECKS = (
    TextCheck(
        "meaning-contrary",
        Level.WARNING,
        "The translation says another thing in the place of one that a life can hang on.",
        "“before you call” → “après votre appel”; right: “avant d’appeler”",
        _find_contrary,
    ),
    TextCheck(
        "meaning-turned",
        Level.WARNING,
        "Two meanings that are opposed changed places in the sentence.",
        "“open on Monday, closed on Friday” → “fermé lundi, ouvert vendredi”",
        _find_turned,
    ),
    TextCheck(
        "promise-added",
        Level.WARNING,
        "The translation says that something is safe or secret, and the English does not.",
        "“You can call.” → “Vous pouvez appeler en toute sécurité.”; right: “Vous pouvez appeler.”",
        _find_promise,
    ),
    TextCheck(
        "meaning-lost",
        Level.WARNING,
        "A word that a life can hang on (only, never, night, women) has none here.",
        "“Call only at night” → “Appelez la nuit”; right: “Appelez seulement la nuit”",
        _find_lost,
    ),
)
