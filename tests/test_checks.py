"""Checks of translations: each kind of mistake gets a warning with the name of its check."""

from functools import cache

import pytest
from babel.messages.catalog import Message

from tests.sites import LIVE_LANGUAGES
from webapp.desk.checks import Checks
from webapp.settings import ROOT
from webapp.words.languages import read_languages

FOLDER = ROOT / "translations"


@cache
def read_checks(code: str) -> Checks:
    return Checks(FOLDER, read_languages(FOLDER)[code])


@pytest.mark.promise("W7")
@pytest.mark.parametrize(
    ("code", "english", "text", "check"),
    [
        ("fr", "You cannot lose it.", "Vous pouvez le perdre.", "negation-lost"),
        ("ar", "They answer calls.", "لا يردون على المكالمات.", "negation-added"),
        ("fr", "You may write.", "Vous devez écrire.", "meaning-contrary"),
        ("fr", "They may come.", "Ces personnes viendront.", "meaning-lost"),
        ("fr", "They listen.", "Ces personnes gardent le secret.", "meaning-added"),
        ("es", "Sit down. Write your name.", "Siéntese.", "clause"),
        ("fr", "A survivor sings.", "Une personne rescapée chante.", "term"),
        ("fr", "Write to Oak Tree.", "Écrivez à Preble.", "name"),
        ("so", "Ask an advocate.", "Weydii an advocate.", "english"),
        ("ar", "Is it wrong?", "هل هذا خطأ?", "slip"),
    ],
)
def test_check_with_mistake_returns_name_of_check(
    code: str, english: str, text: str, check: str
) -> None:
    message = Message(english, text, context="safety")

    state, problems = read_checks(code).check(message)

    assert state == "warning"
    assert check in {problem.name for problem in problems}


@pytest.mark.parametrize("code", LIVE_LANGUAGES[1:])
def test_rules_of_language_have_no_unknown_meaning(code: str) -> None:
    checks = read_checks(code)

    assert checks.language_rules.meanings.keys() <= checks.shared_rules.meanings.keys()
