"""The words of the glossary: those to say, and those never to say."""

from collections.abc import Callable, Iterator

from webapp.languages.checks.excuses import SEARCH_WORDS
from webapp.languages.checks.findings import Level, TextCheck, Told
from webapp.languages.checks.said import Said
from webapp.languages.glossary import Term, fold


def _find_never(said: Said) -> Iterator[Told]:
    if said.context == SEARCH_WORDS:
        return  # people who were smuggled type the word, and it is not shown
    text = fold(said.prose)
    for term, never in said.wordbook.glossary.never_in(said.locale.code):
        if never.search(text):
            say = _say(term, said)[0]
            yield f"speaks of {term.note}", f"type the word for {term.source.split('|')[0]} ({say})"


def _find_telling(said: Said) -> Iterator[Told]:
    """Yield what the title of a page tells: a history shows it to whoever looks."""
    if said.context == "page":
        for word in said.locale.not_in_titles:
            if word in said.text.lower():
                yield f"says {word!r} in the title of a page", "say no more than the English does"


def _find_other(said: Said) -> Iterator[Told]:
    source = fold(said.prose_source)
    yield from _others(said, lambda term: not term.whole and bool(term.pattern.search(source)))


def _find_label(said: Said) -> Iterator[Told]:
    whole = fold(said.prose_source).strip(" .:?!")
    yield from _others(said, lambda term: term.whole and bool(term.pattern.fullmatch(whole)))


def _others(said: Said, is_said: Callable[[Term], bool]) -> Iterator[Told]:
    text = fold(said.prose)
    for term in said.wordbook.glossary.terms:
        wanted = term.wanted_patterns.get(said.locale.code)
        if wanted is not None and is_said(term) and not wanted.search(text):
            say = " or ".join(_say(term, said))
            yield f"has another word for {term.source.split('|')[0]!r}", f"say {say}"


def _say(term: Term, said: Said) -> list[str]:
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
    TextCheck(
        "glossary", Level.WARNING,
        "The glossary has a word for this, and the translation has another one.",
        "“survivor” → “rescapée”; right: “survivante”", _find_other),
    TextCheck(
        "glossary-label", Level.HINT,
        "The glossary has another translation for this label.",
        "“Search” → “Fouiller”; right: “Rechercher”", _find_label),
)  # fmt: skip
