"""Checks of translations: each kind of mistake gets a warning with the name of its check."""

from functools import cache

import pytest
from babel.messages.catalog import Message

from tests.data_edits import CASES
from tests.sites import LIVE_LANGUAGES
from webapp.settings import ROOT
from webapp.words.catalogs import iter_messages, read_catalog
from webapp.words.checks import Checks
from webapp.words.languages import read_languages

FOLDER = ROOT / "translations"


@cache
def read_checks(code: str) -> Checks:
    locale = read_languages(FOLDER)[code]
    checks = Checks(FOLDER, locale)
    checks.count_words(iter_messages(read_catalog(FOLDER, locale)))
    return checks


@pytest.mark.promise("W7")
@pytest.mark.parametrize(
    ("code", "english", "text", "state", "check"), CASES["mistakes_in_translations"]
)
def test_check_with_mistake_returns_name_of_its_check_only(
    code: str, english: str, text: str, state: str, check: str
) -> None:
    message = Message(english, text, context="safety")

    actual_state, problems = read_checks(code).check(message)

    assert actual_state == state
    assert [problem.name for problem in problems] == [check]


@pytest.mark.parametrize("code", LIVE_LANGUAGES[1:])
def test_rules_of_language_have_no_unknown_meaning(code: str) -> None:
    checks = read_checks(code)

    assert checks.language_rules.meanings.keys() <= checks.shared_rules.meanings.keys()
