"""Spelling: words that stand nowhere else, and nearly like one that stands often."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from workshop.checks.unit import StyleUnit


def _find_slips(said: StyleUnit) -> Iterator[Diagnosis]:
    for word in dict.fromkeys(said.own_words):
        near = said.vocabulary.find_near(word)
        if near:
            yield (
                f"has {word!r}, and other sentences have {near!r}",
                ("see how it is spelled; if both are right, add it to translations/spelling.txt"),
            )


CHECKS = (
    TextCheck(
        "spelling", Level.HINT,
        "A word stands nowhere else, and nearly the same word stands in several sentences.",
        "“juridiqe”; right: “juridique”", _find_slips),
)  # fmt: skip
