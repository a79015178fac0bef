"""Spelling: words that occur nowhere else, and nearly like one that occurs often."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from workshop.checks.unit import StyleUnit


def _find_slips(text: StyleUnit) -> Iterator[Diagnosis]:
    for word in dict.fromkeys(text.own_words):
        near = text.vocabulary.find_near(word)
        if near and not _is_variant(word, near, text.customs.variants):
            yield (
                f"has {word!r}, and other sentences have {near!r}",
                "see how it is spelled",
            )


def _is_variant(word: str, other: str, variants: str) -> bool:
    return bool(variants) and re.sub(variants, "", word) == re.sub(variants, "", other)


CHECKS = (
    TextCheck(
        "spelling",
        Level.HINT,
        "A word stands nowhere else, and nearly the same word stands in very many sentences.",
        "“juridiqe”; right: “juridique”",
        _find_slips,
    ),
)
