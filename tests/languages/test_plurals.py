"""Plural forms: one sample a form, in the order in which catalogs write them."""

from gettext import c2py
from pathlib import Path

import pytest

from tests.languages.pseudo import FORM_MARKS
from tests.languages.wordings import with_words
from webapp.languages import catalogs
from webapp.languages.locales import LOCALES, TRANSLATED, SiteLocale

ARABIC = {
    0: "ⓐ", 1: "ⓑ", 2: "ⓒ", 3: "ⓓ", 10: "ⓓ", 11: "ⓔ", 99: "ⓔ", 100: "ⓕ", 102: "ⓕ", 103: "ⓓ",
    111: "ⓔ", 1000: "ⓕ", 1042: "ⓔ",
}  # fmt: skip


def form_of(locale: SiteLocale, number: int) -> int:
    """Return the index of the form that a locale's header chooses."""
    chosen: int = c2py(locale.plural_forms.partition("plural=")[2].rstrip(";"))(number)
    return chosen


@pytest.mark.parametrize("code", LOCALES)
def test_samples_ask_for_each_form_in_order(code: str) -> None:
    locale = LOCALES[code]
    forms = [form_of(locale, number) for number in locale.plural_samples]
    assert forms == list(range(len(forms)))
    assert f"nplurals={len(forms)};" in locale.plural_forms
    assert {form_of(locale, number) for number in range(2000)} == set(forms)


@pytest.mark.parametrize("locale", TRANSLATED, ids=lambda locale: locale.code)
def test_samples_give_the_forms_of_a_loaded_catalog(small: Path, locale: SiteLocale) -> None:
    words = catalogs.load(small)[locale.code].domains["messages"]
    marks = [words.ngettext("%(num)s call", "%(num)s calls", n)[2] for n in locale.plural_samples]
    assert "".join(marks) == FORM_MARKS[: len(locale.plural_samples)]


@pytest.mark.parametrize(("number", "mark"), ARABIC.items())
def test_arabic_counts(number: int, mark: str) -> None:
    words = with_words("ar", plurals={("%(num)s call", "%(num)s calls"): FORM_MARKS})
    assert words.ngettext("%(num)s call", "%(num)s calls", number) == mark


def test_french_counts_nothing_as_one() -> None:
    words = with_words("fr", plurals={("%(num)s call", "%(num)s calls"): ("ⓐ", "ⓑ")})
    said = [words.ngettext("%(num)s call", "%(num)s calls", number) for number in (0, 1, 2)]
    assert said == ["ⓐ", "ⓐ", "ⓑ"]
