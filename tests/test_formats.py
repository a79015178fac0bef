"""Numbers, dates, hours and lists as readers of each language write them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import cache

import pytest
from markupsafe import Markup

from tests.sites import change, fixture, rebuild, saying
from webapp.pages import filters
from webapp.pages.app import App
from webapp.words.formats import first_sentence
from webapp.words.languages import ConjunctionRule, SiteLocale

TIMES = {0: "night", 12: "noon", 18: "evening"}
MONTHS = tuple(f"month {number}" for number in range(1, 13))
BEFORE_I = ConjunctionRule("y", "e", "h?[ií](?![aeo])|h?í|y(?![aeiouáéíóú])")


@cache
def app() -> App:
    """Return the site in languages with rules of their own, with English words."""
    so, ar = fixture().locales["so"], fixture().locales["ar"]
    es = SiteLocale(autonym="x", direction="ltr", formats="es_US", conjunction=BEFORE_I, code="es")
    own = replace(so, times_of_day=TIMES), replace(ar, months=MONTHS), es
    return rebuild(translators={locale.code: saying(locale) for locale in own})


@pytest.mark.parametrize(
    ("code", "write", "text"),
    [
        ("so", lambda: filters.day(date(2026, 3, 5)), "5 Maarso 2026"),
        ("ar", lambda: filters.day(date(2026, 3, 5)), "5 month 3 2026"),
        ("so", lambda: filters.clock(time(17)), "5:00 noon"),
        ("es", lambda: filters.listed(["<i>", Markup("<b>íbero</b>")]), "&lt;i&gt; e <b>íbero</b>"),
        ("ar", lambda: first_sentence(Markup("هل تحتاج مساعدة؟ اتصل.")), "هل تحتاج مساعدة؟"),
    ],
)
def test_each_language_has_its_own_form(code: str, write: Callable[[], object], text: str) -> None:
    with app().test_request_context():
        app().set_locale(code)
        assert str(write()).replace("\u202f", " ") == text


@pytest.mark.promise("N1")
@pytest.mark.parametrize(("emergency", "number"), [("rescue", "911"), ("coast", "1-800-555-0101")])
@pytest.mark.parametrize("code", ["so", "ar", "es"])
def test_a_phone_number_in_a_sentence_is_no_quantity(
    code: str, emergency: str, number: str
) -> None:
    data = change(fixture().data, {"site": {"emergency": emergency}})
    with app().test_request_context():
        app().set_locale(code)
        said = filters.translate(
            "Call %(emergency)s before %(adult)s.", "situation1.know", data.common_values
        )
    assert said.striptags() == f"Call {number} before 18."
