"""The words that the glossary, or a title, never allows."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Level, TextCheck, Told
from webapp.i18n.checks.unit import Said
from webapp.i18n.glossary import Term, fold
from webapp.i18n.messages import SEARCH_WORDS


def _find_never(said: Said) -> Iterator[Told]:
    if said.context == SEARCH_WORDS:
        return  # people who were smuggled type the word, and it is not shown
    text = fold(said.prose)
    for term, never in said.glossary.never_in(said.locale.code):
        if never.search(text):
            say = words_to_say(term, said)[0]
            yield f"speaks of {term.note}", f"type the word for {term.source.split('|')[0]} ({say})"


def _find_telling(said: Said) -> Iterator[Told]:
    """Yield what the title of a page tells: a history shows it to whoever looks."""
    if said.context == "page":
        for word in said.locale.not_in_titles:
            if word in said.text.lower():
                yield f"says {word!r} in the title of a page", "say no more than the English does"


def words_to_say(term: Term, said: Said) -> list[str]:
    """Return the words to say, as people write them."""
    words = term.wanted.get(said.locale.code, (term.source,))
    return [word for word in words if "*" not in word] or [words[0].strip("*")]


CHECKS = (
    TextCheck(
        "forbidden-word", Level.ERROR,
        "A word that the glossary never allows, because it says something else to the reader.",
        "“trafic” (smuggling) for trafficking; right: “traite”", _find_never),
    TextCheck(
        "telling-title", Level.ERROR,
        "The title of a page says what nobody who looks into the history should read.",
        "“Who can help” → “Aide aux victimes”; right: “Qui peut aider”", _find_telling),
)  # fmt: skip
