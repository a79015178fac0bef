"""Numbers, dates, hours and lists as readers of each language write them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import TypeAdapter

from tests.sites import fixture, rebuild, saying, with_answers
from webapp.facts.fields import MaybePeriod, PartialDate
from webapp.facts.hours import read_hours
from webapp.facts.services import Channel
from webapp.pages import filters, labels
from webapp.pages.site import App
from webapp.words.catalogs import Translator
from webapp.words.formats import first_sentence, group_phone, write_fact, write_time
from webapp.words.languages import ConjunctionRule, SiteLocale

# Beside the made-up site's: a comma and a narrow space; points; "y" that becomes "e" before an i.
_TURN = ConjunctionRule("y", "e", "h?[ií](?![aeo])|h?í|y(?![aeiouáéíóú])")
LOCALES = {
    **fixture().locales,
    "fr": SiteLocale(code="fr", autonym="Français", direction="ltr", formats="fr"),
    "pt": SiteLocale(code="pt", autonym="Português", direction="ltr", formats="pt"),
    "es": SiteLocale(
        code="es", autonym="Español", direction="ltr", formats="es_US", conjunction=_TURN
    ),
}
CODES = tuple(LOCALES)
NARROW, FIXED = "\u202f", "\u00a0"
BIDI_MARKS = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
VISIBLE = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=9)
PERIOD: TypeAdapter[MaybePeriod] = TypeAdapter(MaybePeriod)


@cache
def app() -> App:
    """Return the site in all these languages, with English words."""
    return rebuild(translators={code: saying(locale) for code, locale in LOCALES.items()})


def say[**P](code: str, write: Callable[P, object], *args: P.args, **named: P.kwargs) -> str:
    """Return what a filter writes in a language, with plain spaces."""
    with app().test_request_context():
        app().speak(code)
        return str(write(*args, **named)).replace(NARROW, " ").replace(FIXED, " ")


DAY, MARCH = date(2026, 3, 5), PERIOD.validate_python("2026-03")
WRITTEN: tuple[Callable[[], object], ...] = (
    lambda: filters.day(DAY),
    lambda: filters.period(MARCH),
    lambda: filters.number(33266),
    lambda: filters.number(Decimal("2.95")),
    lambda: filters.percent(Decimal("57.5")),
    lambda: filters.clock(time(14, 30)),
    lambda: filters.weekday("sun"),
    lambda: filters.listed("AB"),
    lambda: filters.listed("ABC"),
)
FORMS = """
en: March 5, 2026|March 2026|33,266|2.95|57.5%|2:30 PM|Sunday|A and B|A, B, and C
fr: 5 mars 2026|mars 2026|33 266|2,95|57,5 %|14:30|dimanche|A et B|A, B et C
es: 5 de marzo de 2026|marzo de 2026|33,266|2.95|57.5%|2:30 p.m.|domingo|A y B|A, B y C
pt: 5 de março de 2026|março de 2026|33.266|2,95|57,5%|14:30|domingo|A e B|A, B e C
so: 5 Maarso 2026|Maarso 2026|33,266|2.95|57.5%|2:30 GD|Axad|A iyo B|A, B iyo C
"""


@pytest.mark.parametrize("line", FORMS.split("\n")[1:-1])
def test_each_language_has_its_own_form(line: str) -> None:
    code, _, forms = line.partition(": ")
    assert "|".join(say(code, write) for write in WRITTEN) == forms


def test_arabic_has_its_own_words_and_latin_digits() -> None:
    written = [say("ar", write) for write in WRITTEN]
    assert written[:2] == ["5 مارس 2026", "مارس 2026"]
    assert written[2:4] == ["33,266", "2.95"]
    assert written[5:] == ["2:30 م", "الأحد", "A وB", "A وB وC"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2026", "2026"),
        ("2007-12/2015-03", "December 2007 to March 2015"),
        ("P1Y/2025-09", "the twelve months to September 2025"),
        ("unknown", "no date given"),
    ],
)
def test_periods_are_said(written: str, text: str) -> None:
    assert say("en", filters.period, PERIOD.validate_python(written)) == text


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(CODES))
def test_dates_hold_no_mark_that_breaks_copying(day: date, code: str) -> None:
    written = say(code, filters.day, day)
    assert str(day.year) in written
    assert not BIDI_MARKS & {*written}


@given(st.integers(0, 10**9), st.sampled_from(CODES))
def test_numbers_keep_latin_digits(number: int, code: str) -> None:
    assert "".join(filter(str.isdigit, say(code, filters.number, number))) == str(number)


def test_years_and_ages_in_sentences_of_the_facts_are_bare() -> None:
    t = saying(LOCALES["fr"])
    facts = [Decimal(2014), Decimal(33266), Decimal("2.5")]
    assert [write_fact(fact, t) for fact in facts] == ["2014", f"33{NARROW}266", "2,5"]


def with_own(code: str, **answers: object) -> Translator:
    """Return a language of whose forms its file says something more."""
    return saying(replace(LOCALES[code], **answers))  # type: ignore[arg-type]


def test_times_and_months_are_said_in_the_words_of_the_language_file() -> None:
    words = {0: "night", 5: "morning", 12: "noon", 18: "night"}
    said = [write_time(time(h), with_own("so", times_of_day=words)) for h in (0, 4, 5, 17, 23)]
    assert said == ["12:00 night", "4:00 night", "5:00 morning", "5:00 noon", "11:00 night"]
    months = with_own("ar", months=tuple(f"month {n}" for n in range(1, 13)))
    with (other := rebuild(translators={"ar": months})).test_request_context():
        other.speak("ar")
        assert filters.day(date(2015, 2, 3)) == "3 month 2 2015"
        assert filters.partial(PartialDate(2015, 12)) == "month 12 2015"
        assert filters.partial(PartialDate(2015)) == "2015"


@pytest.mark.parametrize(
    ("word", "lasts"),
    [
        ("e", "inglés Inglés hindi italiano íbero Índice Yvonne"),
        ("y", "hierro hiato francés yidis yoruba árabe somalí"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(word: str, lasts: str) -> None:
    for last in lasts.split():
        assert say("es", filters.listed, ["a", "b", last]) == f"a, b {word} {last}"
        assert say("es", filters.listed, [last, "español"]) == f"{last} y español"


def test_lists_escape_text_and_keep_markup() -> None:
    items = ["<b>", Markup("<bdi>inglés</bdi>")]
    assert say("es", filters.listed, items) == "&lt;b&gt; e <bdi>inglés</bdi>"
    assert say("es", filters.listed, []) == ""


@given(st.lists(VISIBLE, min_size=1, max_size=14), st.sampled_from(CODES))
def test_lists_hold_every_item_in_order(items: list[str], code: str) -> None:
    with app().test_request_context():
        app().speak(code)
        text = str(filters.listed(items))
    places = [0]
    for shown in map(str, map(Markup.escape, items)):
        places.append(text.index(shown, places[-1]) + len(shown))
    assert all(a < b for a, b in pairwise(places))
    assert not {*text} & {*"<>\"'"}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+18005550101", "1-800-555-0101"),
        ("+12075550100", "207-555-0100"),
        ("898211", "898-211"),
        ("233733", "233733"),
    ],
)
def test_phones_are_grouped_for_reading(number: str, shown: str) -> None:
    assert group_phone(number) == shown


@given(st.from_regex(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True))
def test_grouping_keeps_every_digit(number: str) -> None:
    assert group_phone(number).replace("-", "")[-10:] == number.removeprefix("+1")


def phone(written: object, seen_in: int | None = None) -> Channel:
    """Return a phone with hours as an editor writes them."""
    known = fixture().data.services["law"].phones[0]
    return with_answers(known, hours=read_hours(written), hours_seen_in=seen_in)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ("mon-fri", "Monday to Friday"),
        ("mon-sun", "Monday to Sunday"),
        ("mon tue", "Monday and Tuesday"),
        ("wed", "Wednesday"),
        ("fri thu wed", "Wednesday to Friday"),
        ("sat sun mon", "Monday, Saturday, and Sunday"),
    ],
)
def test_days_in_a_row_are_said_as_one_stretch(days: str, text: str) -> None:
    said = say("en", labels.hours, phone(f"{days} 08:00-17:00"))
    assert said == f"{text}, 8:00 AM to 5:00 PM"


MONDAY = "mon 08:00-17:00"


@pytest.mark.parametrize(
    ("channel", "text"),
    [
        (phone("always"), "Day and night"),
        (phone("unknown"), "Hours: we do not know. Ask."),
        (phone(MONDAY, 2018), "Monday, 8:00 AM to 5:00 PM (seen in 2018; ask)"),
        (
            phone([MONDAY, "wed 08:00-17:00"]),
            "Monday, 8:00 AM to 5:00 PM<br>Wednesday, 8:00 AM to 5:00 PM",
        ),
    ],
)
def test_hours_are_said_plainly_and_old_ones_with_their_year(channel: Channel, text: str) -> None:
    assert say("en", labels.hours, channel) == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("You can talk. You can ask.", "You can talk."),
        ("The U.S. office helps. It is free.", "The U.S. office helps."),
        ("هل تحتاج مساعدة؟ اتصل.", "هل تحتاج مساعدة؟"),
        ("Open at 9.30 every day. Ask.", "Open at 9.30 every day."),
    ],
)
def test_the_first_sentence_ends_where_it_ends(text: str, first: str) -> None:
    assert first_sentence(Markup.escape(text)) == first
