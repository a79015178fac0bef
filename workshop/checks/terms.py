"""The words of the glossary that are to be said."""

from collections.abc import Callable, Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.glossary import Term, fold
from workshop.checks.unit import StyleUnit


def _find_other(text: StyleUnit) -> Iterator[Diagnosis]:
    source = fold(text.prose_source)
    yield from _others(text, lambda term: not term.whole and bool(term.pattern.search(source)))


def _find_label(text: StyleUnit) -> Iterator[Diagnosis]:
    whole = fold(text.prose_source).strip(" .:?!")
    yield from _others(text, lambda term: term.whole and bool(term.pattern.fullmatch(whole)))


def _others(sentence: StyleUnit, is_said: Callable[[Term], bool]) -> Iterator[Diagnosis]:
    text = fold(sentence.prose)
    for term in sentence.glossary.terms:
        wanted = term.wanted_patterns.get(sentence.locale.code)
        if wanted is not None and is_said(term) and not wanted.search(text):
            say = " or ".join(term.words_to_say(sentence.locale.code))
            yield f"has another word for {term.source.split('|')[0]!r}", f"say {say}"


CHECKS = (
    TextCheck(
        "glossary",
        Level.WARNING,
        "The glossary has a word for this, and the translation has another one.",
        "“survivor” → “rescapée”; right: “survivante”",
        _find_other,
    ),
    TextCheck(
        "glossary-label",
        Level.HINT,
        "The glossary has another translation for this label.",
        "“Search” → “Fouiller”; right: “Rechercher”",
        _find_label,
    ),
)
