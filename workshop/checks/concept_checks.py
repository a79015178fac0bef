"""Whether a translation says what the English says, by the words that a language has for it.

Paraphrases are many and lists are short. A finding rests on what a right sentence hardly does: it
says another meaning in the place of one, or has no word for one that is said in few words.
"""

from collections.abc import Iterator
from functools import lru_cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.concepts import CONCEPTS, opposed_to
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit
from workshop.checks.word_lists import first_of, holds, holds_surely, plain


@lru_cache(20_000)
def _asked(english: str) -> frozenset[str]:
    """Return the meanings that a sentence of the English asks for; languages share the answer."""
    return frozenset(name for name, concept in CONCEPTS.items() if concept.asks.search(english))


@lru_cache(20_000)
def _allowed(english: str) -> frozenset[str]:
    return frozenset(name for name, concept in CONCEPTS.items() if concept.allows.search(english))


def _lost(text: StyleUnit) -> Iterator[tuple[str, str]]:
    """Yield each meaning that is lost, and the one that stands in its place, if any."""
    meanings, prefixes = text.customs.meanings, text.customs.prefixes
    if text.context == SEARCH_WORDS or not meanings:
        return

    for english, own in pair_sentences(text):
        here = plain(own)
        for name in sorted(_asked(english) & meanings.keys()):
            if holds_surely(meanings[name], here, prefixes):
                continue
            others = sorted((opposed_to(name) & meanings.keys()) - _allowed(english))
            found = (each for each in others if holds_surely(meanings[each], here, prefixes))
            yield name, next(found, "")


def _find_contrary(text: StyleUnit) -> Iterator[Diagnosis]:
    for name, other in _lost(text):
        if other:
            what = f"says {other!r} where the English says {name!r}"
            yield what, f"say {first_of(text.customs.meanings[name])}"


def _find_lost(text: StyleUnit) -> Iterator[Diagnosis]:
    here = plain(text.prose)
    for name, other in _lost(text):
        words = text.customs.meanings[name]
        if CONCEPTS[name].is_firm and not other and not holds(words, here, text.customs.prefixes):
            yield (
                f"may have lost {name!r} of the English",
                (f"say {first_of(words)}; another right word belongs into checks.yaml"),
            )


CHECKS = (
    TextCheck(
        "meaning-contrary",
        Level.WARNING,
        "The translation says another thing in the place of one that a life can hang on.",
        "“before you call” → “après votre appel”; right: “avant d’appeler”",
        _find_contrary,
    ),
    TextCheck(
        "meaning-lost",
        Level.WARNING,
        "A word that a life can hang on (only, never, night, women) has none here.",
        "“Call only at night” → “Appelez la nuit”; right: “Appelez seulement la nuit”",
        _find_lost,
    ),
)
