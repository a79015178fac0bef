"""Whatever somebody types, a check answers."""

from dataclasses import replace

import pytest
from babel.messages.catalog import Message
from hypothesis import given
from hypothesis import strategies as st

from tests.i18n.spoken import GLOSSARY, ORTHOGRAPHIES, SPOKEN, WRITTEN
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.messages import strings_of
from workshop.checks import CHECKS, check_message
from workshop.checks.lexicon import Lexicon

PT = SPOKEN["pt"]
UNKNOWN = replace(SOURCE, code="xx", autonym="Xx", formats="en")
BOOK = Lexicon(GLOSSARY, orthographies=ORTHOGRAPHIES)
ANY = (*SPOKEN.values(), UNKNOWN)
TRICKY = (
    *("%(day)s", "%(", "%", "<b>", "</b>", "&", "\u2066", "\u2069", "?", "؟", ".", "«", "a@b"),
    *("www.", "\u202f", "24/7", "٢٤", " ", "\n", "لا", "ـ", "the", "police", "911"),
)
PIECES = st.lists(st.text(max_size=8) | st.sampled_from(TRICKY), max_size=12).map("".join)


@given(source=PIECES, text=PIECES, locale=st.sampled_from(ANY), plural=st.booleans())
def test_no_text_makes_a_check_raise(
    source: str,
    text: str,
    locale: SiteLocale,
    plural: bool,
) -> None:
    forms = len(locale.plural_samples)
    message = (
        Message((source, source), (text,) * forms, context="safety")
        if plural
        else Message(source, text)
    )
    for finding in check_message(message, locale, BOOK):
        assert finding.check in CHECKS
        assert finding.what
        assert finding.fix
        assert "\n" not in str(finding)


def test_language_without_customs_is_checked_by_what_holds_for_all() -> None:
    message = Message("On %(day)s.", "Xx <b>%(dag)s</b> 9\u200b ")
    names = {finding.check for finding in check_message(message, UNKNOWN)}
    assert {
        "placeholder-added",
        "placeholder-missing",
        "markup",
        "number-added",
        "invisible",
        "edge-space",
    } <= names


@pytest.mark.parametrize(("at", "is_allowed"), [(0, True), (1, True), (2, True), (3, False)])
def test_only_a_form_for_one_number_says_it_in_a_word(at: int, is_allowed: bool) -> None:
    forms = ["يتكلمون %(number)s لغات."] * 6
    forms[at] = "يتكلمون لغة واحدة."
    english = ("They speak %(number)s language.", "They speak %(number)s languages.")
    names = {finding.check for finding in check_message(Message(english, forms), SPOKEN["ar"])}
    assert ("placeholder-missing" not in names) == is_allowed


@pytest.mark.parametrize(
    ("english", "right"),
    [
        ("Leave this site now", "Sair deste site agora"),
        ("You do not have to talk to the police.", "Não tem que falar com a polícia."),
        ("Help after trafficking", "Ajuda depois do tráfico de pessoas"),
        ("When can you call?", "Quando você pode ligar?"),
        ("Search", "Pesquisar"),
        ("All of Maine", "Todo o Maine"),
    ],
)
def test_right_portuguese_has_no_finding(english: str, right: str) -> None:
    message = Message(english, right, context="safety")
    assert check_message(message, PT, BOOK) == []


@pytest.mark.parametrize(
    ("english", "wrong", "check"),
    [
        ("Help after trafficking", "Ajuda depois do contrabando", "forbidden-word"),
        (
            "You do not have to talk to the police.",
            "Você tem que falar com a polícia.",
            "negation-lost",
        ),
    ],
)
def test_wrong_portuguese_is_named(english: str, wrong: str, check: str) -> None:
    message = Message(english, wrong, context="safety")
    assert check in {finding.check for finding in check_message(message, PT, BOOK)}


@pytest.mark.parametrize("name", ["Amina", "Preble Street", "Maine", "Portland", "Casco Bay"])
@pytest.mark.parametrize("code", ["fr", "es", "so"])
def test_names_and_short_labels_are_no_other_language(name: str, code: str) -> None:
    message = Message("Run by somebody", f"{name}")
    named = {finding.check for finding in check_message(message, SPOKEN[code], WRITTEN)}
    assert not named & {"copied", "english-word", "other-script", "other-letters"}


def test_plural_form_for_one_number_only_may_say_it_in_a_word() -> None:
    ids = ("%(num)s call", "%(num)s calls")
    right = Message(ids, ("un", "dos %(num)s"))
    assert "placeholder-missing" not in {
        f.check for f in check_message(right, SPOKEN["es"], WRITTEN)
    }
    # French uses its first form for none, too.
    none = Message(ids, ("un appel", "%(num)s appels"))
    assert "placeholder-missing" in {f.check for f in check_message(none, SPOKEN["fr"], WRITTEN)}
    assert strings_of(none)[0] == "un appel"
