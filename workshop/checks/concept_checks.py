"""Whether a translation says what the English says, by the words that a language has for it."""

from collections.abc import Iterator
from functools import lru_cache

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.concepts import CONCEPTS
from workshop.checks.sentence_pairs import pair_sentences
from workshop.checks.unit import StyleUnit
from workshop.checks.word_lists import first_of, holds, holds_surely, plain

_REMEMBERED = 20_000


@lru_cache(_REMEMBERED)
def _asked(english: str) -> frozenset[str]:
    """Return the meanings that a sentence of the English asks for; languages share the answer."""
    return frozenset(name for name, concept in CONCEPTS.items() if concept.asks.search(english))


@lru_cache(_REMEMBERED)
def _allowed(english: str) -> frozenset[str]:
    return frozenset(name for name, concept in CONCEPTS.items() if concept.allows.search(english))


def _lost(text: StyleUnit) -> Iterator[tuple[str, bool]]:
    """Yield the meanings that are lost, and whether another stands in their place."""
    meanings, prefixes = text.customs.meanings, text.customs.prefixes
    for english, here in _pairs(text):
        for name in sorted(_asked(english) & meanings.keys()):
            if not holds(meanings[name], here, prefixes):
                against = CONCEPTS[name].against
                yield name, bool(against) and against in _added_in(text, english, here)


def _added_in(text: StyleUnit, english: str, here: str) -> list[str]:
    meanings, prefixes = text.customs.meanings, text.customs.prefixes
    allowed, whole = _allowed(english), _allowed(text.prose_source)
    return [
        name
        for name, words in meanings.items()
        if name not in (whole if CONCEPTS[name].is_topic else allowed)
        and holds_surely(words, here, prefixes)
        and not holds_surely(meanings.get(CONCEPTS[name].against, ""), here, prefixes)
    ]


def _pairs(text: StyleUnit) -> Iterator[tuple[str, str]]:
    if text.context != SEARCH_WORDS and text.customs.meanings:
        for english, here in pair_sentences(text):
            yield english, plain(here)


def _find_contrary(text: StyleUnit) -> Iterator[Diagnosis]:
    for name, is_contrary in _lost(text):
        if is_contrary:
            what = f"says {CONCEPTS[name].against!r} where the English says {name!r}"
            yield what, f"say {first_of(text.customs.meanings[name])}"


def _find_lost(text: StyleUnit) -> Iterator[Diagnosis]:
    for name, is_contrary in _lost(text):
        if not is_contrary:
            say = first_of(text.customs.meanings[name])
            yield f"may have lost {name!r} of the English", f"say {say}, or what means the same"


def _find_added(text: StyleUnit) -> Iterator[Diagnosis]:
    for english, here in _pairs(text):
        lost = _asked(english) - {name for name in _asked(english) if _says(text, name, here)}
        replaced = {CONCEPTS[name].against for name in lost}
        for name in _added_in(text, english, here):
            if name not in replaced:
                yield f"says {name!r}, and the English does not", "say what the English says"


def _says(text: StyleUnit, name: str, here: str) -> bool:
    words = text.customs.meanings.get(name)
    return words is None or holds(words, here, text.customs.prefixes)


def _find_words(text: StyleUnit) -> Iterator[Diagnosis]:
    source, here = plain(text.prose_source), plain(text.prose)
    for asked, words in text.customs.words.items():
        if holds(asked, source) and not holds(words, here, text.customs.prefixes):
            word = asked.partition("|")[0].rstrip("*")
            what = f"may have lost {word!r} of the English"
            yield what, f"say {first_of(words)}; another right word belongs into checks.yaml"


CHECKS = (
    TextCheck(
        "meaning-contrary",
        Level.WARNING,
        "The translation says the opposite of a word that a life can hang on.",
        "“before you call” → “après votre appel”; right: “avant d’appeler”",
        _find_contrary,
    ),
    TextCheck(
        "meaning-lost",
        Level.WARNING,
        "A word that a life can hang on (must, may, only, before, night, police) has none here.",
        "“Call only at night” → “Appelez la nuit”; right: “Appelez seulement la nuit”",
        _find_lost,
    ),
    TextCheck(
        "meaning-added",
        Level.WARNING,
        "The translation says something that a life can hang on, and the English does not.",
        "“You can call” → “Vous devez appeler”; right: “Vous pouvez appeler”",
        _find_added,
    ),
    TextCheck(
        "word-lost",
        Level.HINT,
        "None of the words that the language has for a word of the English is there.",
        "“a shelter” → “un hôpital”; right: “un refuge”",
        _find_words,
    ),
)
