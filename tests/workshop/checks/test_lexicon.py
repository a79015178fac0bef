"""Which new words are taken for slips of others, and which for words of their own."""

import pytest

from workshop.checks.lexicon import count_words

_OFTEN = [
    "juridique",
    "avocate",
    "femme",
    "recompté",
    "comté",
    "accueille",
    "personne",
    "numéro",
    "مساعدة",
]
KNOWN = count_words([_OFTEN, _OFTEN])


@pytest.mark.parametrize(
    "slip",
    [
        *("jurdique", "juuridique", "jurifique", "juirdique", "acceuille", "acueille", "persnone"),
        *("avoccate", "avoacte", "numero"),
    ],
)
def test_slip_of_a_word_is_named(slip: str) -> None:
    assert KNOWN.find_near(slip) in _OFTEN


@pytest.mark.parametrize(
    "word", ["ferme", "forme", "avocats", "juridiques", "comité", "compté", "مساندة"]
)
def test_another_word_or_form_is_none(word: str) -> None:
    assert KNOWN.find_near(word) is None
