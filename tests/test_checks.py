"""The checks of translations: each kind of fault is named, and what is right has no finding."""

from functools import cache

import pytest
from babel.messages.catalog import Catalog

from tests.sites import LANGUAGES
from webapp.desk.checks import Checks, findings_of
from webapp.settings import ROOT
from webapp.words.languages import read_languages

FOLDER = ROOT / "translations"


@cache
def checks_of(code: str) -> Checks:
    """Return the rules of a published language."""
    return Checks(FOLDER, read_languages(FOLDER)[code])


def names(code: str, english: str, text: str, comment: str = "") -> set[str]:
    """Return the names of what is found in one message of a language."""
    catalog = Catalog(locale=code)
    message = catalog.add(english, text, context="safety", user_comments=[comment])
    return {name for _, name, _ in findings_of(message, catalog, checks_of(code))}


@pytest.mark.promise("W7")
@pytest.mark.parametrize(
    ("code", "english", "text", "name"),
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
def test_a_fault_is_named(code: str, english: str, text: str, name: str) -> None:
    assert name in names(code, english, text)


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_a_language_says_only_meanings_that_are_asked(code: str) -> None:
    checks = checks_of(code)
    assert checks.own.meanings.keys() <= checks.common.meanings.keys()
