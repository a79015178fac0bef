"""Plural forms: one sample a form, in the order in which catalogs write them."""

from collections.abc import Callable
from gettext import c2py
from pathlib import Path

import pytest

from tests.i18n.spoken import SPOKEN, TRANSLATED
from tests.i18n.wordings import with_words
from tests.sites import FORM_MARKS
from webapp.i18n import catalogs
from webapp.i18n.locales import SiteLocale

ARABIC = {
    0: "ⓐ",
    1: "ⓑ",
    2: "ⓒ",
    3: "ⓓ",
    10: "ⓓ",
    11: "ⓔ",
    99: "ⓔ",
    100: "ⓕ",
    102: "ⓕ",
    103: "ⓓ",
    111: "ⓔ",
    1000: "ⓕ",
    1042: "ⓔ",
}


def chooser_of(locale: SiteLocale) -> Callable[[int], int]:
    """Return what gives the index of the form that a locale's header chooses for a number."""
    choose: Callable[[int], int] = c2py(locale.plural_forms.partition("plural=")[2].rstrip(";"))
    return choose


@pytest.mark.parametrize("code", SPOKEN)
def test_samples_ask_for_each_form_in_order(code: str) -> None:
    locale = SPOKEN[code]
    choose = chooser_of(locale)
    forms = [choose(number) for number in locale.plural_samples]
    assert forms == list(range(len(forms)))
    assert f"nplurals={len(forms)};" in locale.plural_forms
    assert {choose(number) for number in range(2000)} == set(forms)


def test_samples_give_the_forms_of_a_loaded_catalog(small: Path) -> None:
    found = catalogs.load(small)
    for locale in TRANSLATED:
        count = found[locale.code].domains["messages"].ngettext
        marks = [count("%(num)s call", "%(num)s calls", n)[2] for n in locale.plural_samples]
        assert "".join(marks) == FORM_MARKS[: len(locale.plural_samples)]


def test_arabic_counts() -> None:
    t = with_words("ar", plurals={("%(num)s call", "%(num)s calls"): FORM_MARKS})
    texts = {number: t.ngettext("%(num)s call", "%(num)s calls", number) for number in ARABIC}
    assert texts == ARABIC


def test_french_counts_nothing_as_one() -> None:
    t = with_words("fr", plurals={("%(num)s call", "%(num)s calls"): ("ⓐ", "ⓑ")})
    texts = [t.ngettext("%(num)s call", "%(num)s calls", number) for number in (0, 1, 2)]
    assert texts == ["ⓐ", "ⓐ", "ⓑ"]
