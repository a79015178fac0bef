"""The words that the glossary, or a title, never allows."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import TranslationUnit
from webapp.i18n.glossary import Term, fold
from webapp.i18n.messages import SEARCH_WORDS


def _find_never(unit: TranslationUnit) -> Iterator[Diagnosis]:
    if unit.context == SEARCH_WORDS:
        return  # people who were smuggled type the word, and it is not shown
    text = fold(unit.prose)
    for term, never in unit.glossary.never_in(unit.locale.code):
        if never.search(text):
            say = words_to_say(term, unit)[0]
            yield f"speaks of {term.note}", f"type the word for {term.source.split('|')[0]} ({say})"


def _find_telling(unit: TranslationUnit) -> Iterator[Diagnosis]:
    """Yield what the title of a page reveals: a history shows it to whoever looks."""
    if unit.context == "page":
        for word in unit.locale.not_in_titles:
            if word in unit.text.lower():
                yield f"says {word!r} in the title of a page", "say no more than the English does"


def words_to_say(term: Term, unit: TranslationUnit) -> list[str]:
    """Return the words to say, as people write them."""
    words = term.wanted.get(unit.locale.code, (term.source,))
    return [word for word in words if "*" not in word] or [words[0].strip("*")]


CHECKS = (
    TextCheck(
        "forbidden-word",
        Level.ERROR,
        "A word that the glossary never allows, because it says something else to the reader.",
        "“trafic” (smuggling) for trafficking; right: “traite”",
        _find_never,
    ),
    TextCheck(
        "telling-title",
        Level.ERROR,
        "The title of a page says what nobody who looks into the history should read.",
        "“Who can help” → “Aide aux victimes”; right: “Qui peut aider”",
        _find_telling,
    ),
)
