"""Words to search by are no sentences: no finding about their wording counts, and errors do."""

import pytest
from babel.messages.catalog import Message

from tests.i18n.spoken import GLOSSARY, ORTHOGRAPHIES, SPOKEN, WRITTEN
from webapp.i18n.checks import Level
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks import check_message
from workshop.checks.lexicon import Lexicon

ENGLISH = "shelter, bed, not paid, nobody helps"
ODD = (
    ENGLISH,
    "lit",
    "abri,lit ,  dormir, dormir, smuggling, the house of my aunt, BED.",
    ", ".join(["abri", "lit", "dormir", "toit", "logement", "chambre"] * 20),
)


def found(text: str, context: str | None, level: Level) -> list[str]:
    """Return the names of what is found of a level in a French translation."""
    findings = check_message(Message(ENGLISH, text, context=context), SPOKEN["fr"], WRITTEN)
    return [finding.check for finding in findings if finding.level is level]


@pytest.mark.parametrize("text", ODD)
def test_no_list_of_words_is_worded_wrongly(text: str) -> None:
    assert found(text, None, Level.WARNING) or found(text, None, Level.HINT)
    assert found(text, SEARCH_WORDS, Level.WARNING) == []
    assert found(text, SEARCH_WORDS, Level.HINT) == []


def test_an_error_stays_one() -> None:
    assert found("abri, <b>lit</b>", SEARCH_WORDS, Level.ERROR) == ["markup"]
    assert "invisible" in found("abri, l\u200bit", SEARCH_WORDS, Level.ERROR)


@pytest.mark.parametrize(("context", "problem"), [(None, ["forbidden-word"]), (SEARCH_WORDS, [])])
def test_who_was_smuggled_may_type_it(context: str | None, problem: list[str]) -> None:
    message = Message("shelter, trafficking", "abri, trafic", context=context)
    findings = check_message(
        message, SPOKEN["fr"], Lexicon(GLOSSARY, orthographies=ORTHOGRAPHIES), levels=[Level.ERROR]
    )
    assert [finding.check for finding in findings] == problem
