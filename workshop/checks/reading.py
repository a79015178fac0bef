"""How long a sentence may be; it stops nothing, since a long one can be clear."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP
from workshop.checks.unit import StyleUnit, sentences_of, words_of

MOST_WORDS = 20
_SHOWN = 40


def _find_long(text: StyleUnit) -> Iterator[Diagnosis]:
    for sentence in sentences_of(text.prose):
        length = len(words_of(sentence))
        if length > MOST_WORDS:
            shown = sentence.strip().replace(GAP, "…")[:_SHOWN]
            what = f"has a sentence of {length} words ({shown!r}), where {MOST_WORDS} are enough"
            yield what, "say it in two sentences"


LONG_SENTENCE = TextCheck(
    "long-sentence",
    Level.HINT,
    f"A sentence has more than {MOST_WORDS} words; who is tired or new to the language loses it.",
    "“You can call, and if nobody answers, …”; right: “You can call. Nobody answers? …”",
    _find_long,
)
CHECKS = (LONG_SENTENCE,)
