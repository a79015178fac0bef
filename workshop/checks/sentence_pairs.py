"""Sentences beside those of the English, so that none answers for another."""

from functools import lru_cache

from webapp.i18n.checks.unit import TranslationUnit
from workshop.checks.unit import sentences_of


def pair_sentences(text: TranslationUnit) -> tuple[tuple[str, str], ...]:
    """Return each sentence of the English with its own, or all with all if they are not as many."""
    return _pair(text.prose_source, text.prose)


@lru_cache(20_000)
def _pair(source: str, text: str) -> tuple[tuple[str, str], ...]:
    english, here = sentences_of(source), sentences_of(text)
    if len(english) == len(here) > 1:
        return tuple(zip(english, here, strict=True))
    return ((source, text),)
