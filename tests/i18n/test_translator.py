"""Words never fail and never become markup, whatever a catalog holds."""

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.i18n.spoken import SPOKEN
from tests.i18n.wordings import bare, with_words
from webapp.i18n.checks import LoadedCatalog, find_errors
from webapp.i18n.glossary import EMPTY
from webapp.i18n.translator import choose, plain
from workshop.catalogs.po_files import start_catalog

ENGLISH = "On %(day)s"
IN_ENGLISH = Markup('<span lang="en" dir="ltr">{}</span>')
RESERVED = ("<", ">", '"', "'")
HOSTILE = (
    "<script>alert(1)</script> %(day)s",
    "%(day)s <img src=x onerror=alert(1)>",
    '" onfocus="alert(1)" x="%(day)s',
    "' onfocus='alert(1)' x='%(day)s",
    "%(day)s</title><svg onload=alert(1)>",
    "{{ config }} {% raw %} %(day)s",
    "&lt;script&gt; %(day)s",
)
BROKEN = (
    "Le %(jour)s",
    "Le %",
    "100 % le %(day)s",
    "Le %(day",
    "Le %(day)",
    "Le %(day)c",
    "Le %(day)d",
    "Le %(day)99999999s",
    "Le %(day)9999999999999999999999s",
    "Le %(day).99999999f",
    "Le %(day)*s",
    "Le %s",
    "Le %(day)s %(day)q",
    "Le %n",
)


@pytest.mark.parametrize("poison", HOSTILE)
def test_poison_is_shown_as_letters(poison: str) -> None:
    t = with_words("fr", {ENGLISH: poison})
    text = plain(t.gettext(ENGLISH, day="Monday"))
    assert not any(character in text for character in RESERVED)
    assert text.unescape() == poison.replace("%(day)s", "Monday") or "%" in poison
    assert "Monday" in text


@pytest.mark.parametrize("broken", BROKEN)
def test_sentence_that_cannot_be_filled_in_falls_back_to_english(broken: str) -> None:
    t = with_words("fr", {ENGLISH: broken})
    assert t.gettext(ENGLISH, day="Monday") == IN_ENGLISH.format("On Monday")


@pytest.mark.parametrize("broken", BROKEN)
def test_plural_that_cannot_be_filled_in_falls_back_to_english(broken: str) -> None:
    singular, many = "%(day)s, one call", "%(day)s, many calls"
    t = with_words("fr", plurals={(singular, many): (broken, broken)})
    assert t.ngettext(singular, many, 1, day="Monday") == IN_ENGLISH.format("Monday, one call")
    assert t.ngettext(singular, many, 5, day="Monday") == IN_ENGLISH.format("Monday, many calls")


@pytest.mark.parametrize("broken", BROKEN)
def test_sentence_that_cannot_be_filled_in_is_refused_at_start(broken: str) -> None:
    catalog, template = start_catalog(SPOKEN["fr"]), Catalog()
    catalog.add(ENGLISH, broken)
    template.add(ENGLISH)
    loaded = LoadedCatalog(catalog, template, SPOKEN["fr"])
    assert list(find_errors(loaded, EMPTY, file="messages.po"))


@given(translated=st.text(max_size=60), value=st.text(max_size=20))
def test_any_translation_and_value_make_inert_text(translated: str, value: str) -> None:
    text = plain(choose(translated + "%(day)s", ENGLISH) % {"day": value})
    assert isinstance(text, Markup)
    assert not any(character in text for character in RESERVED)


@given(st.lists(st.sampled_from([*"%()sdfcxrag*.#0-+ 9", "day", "%(day)s", "%(day)"]), max_size=9))
def test_any_placeholder_is_filled_in_or_english(pieces: list[str]) -> None:
    text = choose("".join(pieces), ENGLISH) % {"day": "Monday"}
    assert len(text) < 200


def test_markup_that_the_site_made_stays() -> None:
    bold = Markup("<bdi>207</bdi>")
    assert bare("fr").gettext("Call %(number)s", number=bold) == "Call <bdi>207</bdi>"
    assert bare("fr").gettext("Call %(number)s", number="<b>") == "Call &lt;b&gt;"


def test_context_tells_two_senses_apart() -> None:
    t = with_words("fr", {"Open": "Ouvrir"}, context="action")
    assert t.pgettext("action", "Open") == "Ouvrir"
    assert t.pgettext("hours", "Open") == "Open"
    assert t.gettext("Open") == "Open"


def test_plural_with_context_counts_by_itself() -> None:
    pair = ("%(num)s listing", "%(num)s listings")
    t = with_words("fr", plurals={pair: ("%(num)s fiche", "%(num)s fiches")}, context="page")
    assert t.npgettext("page", *pair, 1) == "1 fiche"
    assert t.npgettext("page", *pair, 3) == "3 fiches"
    assert t.npgettext("other", *pair, 3) == "3 listings"


def test_words_of_the_directory_take_their_facts() -> None:
    t = with_words("fr", {"Under %(adult)s": "Moins de %(adult)s"}, context="nrs.serves")
    assert t.translate_data("nrs.serves", "Under %(adult)s", {"adult": "18"}) == "Moins de 18"


def test_words_that_wait_are_english_and_marked_so() -> None:
    t = with_words("fr", {"Under %(adult)s": "Moins de %(adult)s"}, context="nrs.serves")
    waiting = t.translate_data("ptla.serves", "Under %(adult)s", {"adult": "<18"})
    assert waiting == IN_ENGLISH.format("Under <18")
    assert bare("en").translate_data("ptla.serves", "Anyone", {}) == "Anyone"
