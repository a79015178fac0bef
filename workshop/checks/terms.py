"""The words of the glossary that are to be said."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.glossary import fold
from workshop.checks.unit import StyleUnit


def _find_other(sentence: StyleUnit) -> Iterator[Diagnosis]:
    source, text = fold(sentence.prose_source), fold(sentence.prose)
    for term in sentence.glossary.terms:
        wanted = term.wanted_patterns.get(sentence.locale.code)
        is_asked = wanted is not None and not term.whole and term.pattern.search(source)
        if is_asked and wanted is not None and not wanted.search(text):
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
)
