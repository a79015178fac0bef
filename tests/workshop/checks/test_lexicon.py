"""Which new words are taken for slips of others, and which for words of their own."""

import pytest
from babel.messages.catalog import Message

from tests.i18n.spoken import ORTHOGRAPHIES, SPOKEN
from workshop.checks import check_message
from workshop.checks.lexicon import Lexicon, count_words

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
KNOWN = count_words([_OFTEN] * 15)


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


@pytest.mark.parametrize(
    ("word", "is_named"), [("shaqaysaa", False), ("shaqeyssaa", True), ("shaqiysaa", True)]
)
def test_another_way_to_write_a_word_is_no_slip(word: str, is_named: bool) -> None:
    known = count_words([["shaqeysaa"]] * 15)
    lexicon = Lexicon(vocabulary=known, orthographies=ORTHOGRAPHIES)
    found = check_message(Message("She does it.", f"Way {word}."), SPOKEN["so"], lexicon)
    assert ("spelling" in {finding.check for finding in found}) is is_named


def test_beside_a_word_of_few_messages_another_is_no_slip() -> None:
    assert count_words([_OFTEN] * 14).find_near("jurdique") is None


@pytest.mark.parametrize(
    ("word", "is_named"), [("shelter", True), ("public", False), ("compliments", False)]
)
def test_english_is_what_all_other_sentences_translate(word: str, is_named: bool) -> None:
    known = count_words([["refuge", "publique"]], [["shelter", "public"]] * 4)
    lexicon = Lexicon(vocabulary=known, orthographies=ORTHOGRAPHIES)
    message = Message(f"The {word} is here.", f"Le {word} est ici.")
    found = check_message(message, SPOKEN["fr"], lexicon)
    assert ("english-word" in {finding.check for finding in found}) is is_named
