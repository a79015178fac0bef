"""Dates, times, lists and numbers in the form of each language."""

from collections.abc import Callable
from datetime import date, time

import pytest
from markupsafe import Markup

from tests.sites import FunctionTranslator, change_data, change_record, fixture_app, make_app
from webapp.pages import filters
from webapp.pages.app import App
from webapp.words.formats import first_sentence
from webapp.words.languages import ConjunctionRule, SiteLocale

TIMES = {0: "night", 12: "noon", 18: "evening"}
BEFORE_I = ConjunctionRule(word="y", becomes="e", before="h?[ií](?![aeo])|h?í|y(?![aeiouáéíóú])")


@pytest.fixture(scope="module")
def app() -> App:
    """Return an app with two languages that have rules of their own, and English text."""
    locales = fixture_app().locales
    spanish = SiteLocale(
        autonym="x", direction="ltr", formats="es_US", conjunction=BEFORE_I, code="es"
    )
    somali = change_record(locales["so"], times_of_day=TIMES)
    return make_app(translators={x.code: FunctionTranslator(x) for x in (somali, spanish)})


@pytest.mark.parametrize(
    ("code", "write", "text"),
    [
        ("so", lambda: filters.format_day(date(2026, 3, 5)), "5 Maarso 2026"),
        ("so", lambda: filters.format_clock_time(time(17)), "5:00 noon"),
        (
            "es",
            lambda: filters.join_words(["<i>", Markup("<b>íbero</b>")]),
            "&lt;i&gt; e <b>íbero</b>",
        ),
        ("ar", lambda: first_sentence(Markup("هل تحتاج مساعدة؟ اتصل.")), "هل تحتاج مساعدة؟"),
    ],
)
def test_value_has_the_form_of_its_language(
    app: App, code: str, write: Callable[[], object], text: str
) -> None:
    with app.test_request_context():
        app.set_locale(code)
        assert str(write()).replace("\u202f", " ") == text


@pytest.mark.promise("N1")
@pytest.mark.parametrize(("emergency", "number"), [("rescue", "911"), ("coast", "1-800-555-0101")])
def test_phone_number_in_sentence_is_not_written_as_quantity(
    app: App, emergency: str, number: str
) -> None:
    data = change_data(fixture_app().data, {"site": {"emergency": emergency}})
    with app.test_request_context():
        app.set_locale("ar")
        sentence = filters.translate("Call %(emergency)s.", "situation1.know", data.common_values)
    assert sentence.striptags() == f"Call {number}."
