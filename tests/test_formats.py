"""Numbers, dates, hours and lists as readers of each language write them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import cache

import pytest
from markupsafe import Markup
from pydantic import TypeAdapter

from tests.sites import fixture, rebuild, saying
from webapp.facts.fields import MaybePeriod
from webapp.facts.hours import read_hours
from webapp.pages import filters, labels
from webapp.pages.site import App
from webapp.words.formats import first_sentence, group_phone
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


def period(written: str) -> Callable[[], object]:
    return lambda: filters.period(TypeAdapter(MaybePeriod).validate_python(written))


def hours(written: str, seen_in: int | None = None) -> Callable[[], object]:
    phone = fixture().data.services["shore-line"].phones[0]
    changes = {"hours": read_hours(written), "hours_seen_in": seen_in}
    return lambda: labels.hours(phone.model_copy(update=changes))


def listed(*items: str) -> Callable[[], object]:
    return lambda: filters.listed(items)


@pytest.mark.parametrize(
    ("code", "write", "text"),
    [
        ("so", lambda: filters.day(date(2026, 3, 5)), "5 Maarso 2026"),
        ("ar", lambda: filters.day(date(2026, 3, 5)), "5 month 3 2026"),
        ("ar", period("2015-12"), "month 12 2015"),
        ("en", period("P1Y/2025-09"), "the twelve months to September 2025"),
        ("en", lambda: filters.say("%(a)s, %(b)s", "x", {"a": 2014, "b": 33266}), "2014, 33,266"),
        ("so", lambda: filters.clock(time(17)), "5:00 noon"),
        ("es", listed("hielo", "hierro", "inglés"), "hielo, hierro e inglés"),
        ("es", listed("<i>", Markup("<bdi>íbero</bdi>")), "&lt;i&gt; e <bdi>íbero</bdi>"),
        ("en", hours("mon-fri 08:00-17:00"), "Monday to Friday, 8:00 AM to 5:00 PM"),
        ("en", hours("mon 08:00-17:00", 2018), "Monday, 8:00 AM to 5:00 PM (seen in 2018; ask)"),
        ("en", hours("unknown"), "Hours: we do not know. Ask."),
        ("en", lambda: group_phone("+18883737888"), "1-888-373-7888"),
        ("en", lambda: first_sentence(Markup("The U.S. office. Ask.")), "The U.S. office."),
        ("ar", lambda: first_sentence(Markup("هل تحتاج مساعدة؟ اتصل.")), "هل تحتاج مساعدة؟"),
    ],
)
def test_each_language_has_its_own_form(code: str, write: Callable[[], object], text: str) -> None:
    with app().test_request_context():
        app().speak(code)
        assert str(write()).replace("\u202f", " ") == text
