"""A formula counts what is heard, and says what its authors say of a text."""

import pytest

from tests.i18n.spoken import ORTHOGRAPHIES
from workshop.checks.readability import ENGLISH, Formula, Measure, total
from workshop.checks.reading import measure


def formula_of(code: str) -> Formula:
    formula = ORTHOGRAPHIES[code].reading
    assert formula
    return formula


@pytest.mark.parametrize(
    ("code", "heard"),
    [
        ("en", {"made": 1, "called": 1, "wanted": 2, "houses": 2, "little": 2, "safely": 2}),
        ("en", {"the": 1, "you": 1, "police": 2, "people": 2, "question": 2, "Somalia": 4}),
        ("es", {"una": 2, "ayuda": 3, "policía": 4, "violencia": 3, "que": 1, "hay": 1, "y": 1}),
        ("fr", {"aide": 1, "langues": 1, "restent": 1, "comment": 2, "personne": 2, "été": 2}),
        ("pt", {"não": 1, "pessoa": 3, "quando": 2, "polícia": 4, "apoio": 3, "saúde": 3}),
    ],
)
def test_syllables_are_those_that_are_heard(code: str, heard: dict[str, int]) -> None:
    counted = {word: formula_of(code).measure(1, [word]).syllables for word in heard}
    assert counted == heard


def test_word_without_a_vowel_is_heard_too() -> None:
    assert ENGLISH.measure(1, ["nth", "Mr"]).syllables == 2


def test_placeholders_and_addresses_are_no_words() -> None:
    assert measure("Call \ufffc. It is free.", ENGLISH) == Measure(2, 4, 4)
    assert total([Measure(2, 4, 4), Measure(1, 6, 8)]) == Measure(3, 10, 12)


@pytest.mark.parametrize(
    ("code", "score"),
    # of 10 words a sentence and 1.5 syllables a word, by hand
    [("en", 6.01), ("es", 103.385), ("fr", 86.45), ("pt", 111.785)],
)
def test_score_is_that_of_the_formula(code: str, score: float) -> None:
    assert formula_of(code).score(Measure(10, 100, 150)) == pytest.approx(score)


def test_harder_is_more_years_of_school_and_less_ease() -> None:
    hard, easy = Measure(1, 40, 100), Measure(4, 40, 48)
    for code in ("en", "es", "fr", "pt"):
        assert formula_of(code).exceed(hard) > 0 > formula_of(code).exceed(easy)
        assert formula_of(code).exceed(Measure()) < 0
