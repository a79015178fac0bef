"""Plain words: how long a sentence may be, and how hard a page may be to read.

Neither stops anything: a short sentence can be dark, and a long one clear.
"""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Check, Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP
from workshop.checks.readability import Formula, Measure
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
# Of pages: workshop/catalogs/reading.py asks it.
HARD_PAGE = Check(
    "hard-page",
    Level.HINT,
    "A page reads harder than the sixth grade, by the formula of its language (checks.yaml).",
    "“Eligibility is contingent on residency”; right: “You can come if you live here”",
)
CHECKS = (LONG_SENTENCE,)
PAGE_CHECKS = (HARD_PAGE,)


def measure(prose: str, formula: Formula) -> Measure:
    """Return how much a text holds, of which placeholders, tags and addresses are no words."""
    sentences = sentences_of(prose)
    return formula.measure(len(sentences), words_of(prose) if sentences else ())
