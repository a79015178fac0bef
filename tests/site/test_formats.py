"""Numbers, dates, phones and lists as readers of each language write them."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.site.saying import LOCALES, bare, words_of
from webapp.content.periods import PartialDate, parse_period
from webapp.site.copy.figures import write_period
from webapp.words.catalogs import Translator
from webapp.words.formats import (
    group_phone,
    join,
    write_date,
    write_fact,
    write_number,
    write_partial_date,
    write_percent,
    write_time,
    write_weekday,
)

CODES = tuple(LOCALES)
NARROW, FIXED = "\u202f", "\u00a0"
VISIBLE = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+18005550101", "1-800-555-0101"),
        ("+12075550100", "207-555-0100"),
        ("898211", "898-211"),
        ("233733", "233733"),
        ("988", "988"),
        ("211", "211"),
        ("", ""),
    ],
)
def test_phones_are_grouped_for_reading(number: str, shown: str) -> None:
    assert group_phone(number) == shown


@given(st.from_regex(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True))
def test_grouping_keeps_every_digit(number: str) -> None:
    digits = group_phone(number).replace("-", "")
    assert digits.removeprefix("1") == number.removeprefix("+1")


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [
        ("en", "March 5, 2026", "March 2026"),
        ("fr", "5 mars 2026", "mars 2026"),
        ("es", "5 de marzo de 2026", "marzo de 2026"),
        ("so", "5 Maarso 2026", "Maarso 2026"),
        ("ar", "5 مارس 2026", "مارس 2026"),
    ],
)
def test_dates_are_in_words(code: str, day: str, month: str) -> None:
    assert write_date(date(2026, 3, 5), bare(code)) == day
    assert write_period(parse_period("2026-03-05"), bare(code)) == day
    assert write_period(parse_period("2026-03"), bare(code)) == month
    assert write_period(parse_period("2026"), bare(code)) == "2026"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(CODES))
def test_dates_hold_no_mark_that_breaks_copying(day: date, code: str) -> None:
    written = write_date(day, bare(code))
    assert str(day.year) in written
    assert not any(mark in written for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2007-12/2015-03", "December 2007 to March 2015"),
        ("2013/2020", "2013 to 2020"),
        ("P1Y/2025-09", "the twelve months to September 2025"),
    ],
)
def test_periods_are_said(written: str, text: str) -> None:
    assert write_period(parse_period(written), bare("en")) == text


def test_periods_are_sentences_of_the_catalog() -> None:
    words = {"%(start)s to %(end)s": "de %(start)s à %(end)s"}
    french = bare("fr", words)
    assert write_period(parse_period("2007-12/2015-03"), french) == "de décembre 2007 à mars 2015"
    assert write_period(None, bare("en")) == "no date given"


@pytest.mark.parametrize(
    ("code", "number", "decimal", "percent"),
    [
        ("en", "33,266", "2.95", "57%"),
        ("fr", f"33{NARROW}266", "2,95", f"57{FIXED}%"),
        ("es", "33,266", "2.95", "57%"),
        ("pt", "33.266", "2,95", "57%"),
        ("so", "33,266", "2.95", "57%"),
        ("ar", "33,266", "2.95", "57%"),
    ],
)
def test_numbers(code: str, number: str, decimal: str, percent: str) -> None:
    assert write_number(Decimal(33266), bare(code)) == number
    assert write_number(Decimal("2.95"), bare(code)) == decimal
    assert write_percent(Decimal(57), bare(code)) == percent
    assert write_fact(Decimal(2014), bare(code)) == "2014"
    assert write_fact(Decimal(33266), bare(code)) == number


@pytest.mark.parametrize("code", CODES)
def test_percentages_and_facts_keep_their_decimals(code: str) -> None:
    comma = "," if code in {"fr", "pt", "eo"} else "."
    assert f"57{comma}5" in write_percent(Decimal("57.5"), bare(code))
    assert write_fact(Decimal("2.5"), bare(code)) == f"2{comma}5"


@given(st.integers(0, 10**9), st.sampled_from(CODES))
def test_numbers_keep_latin_digits(number: int, code: str) -> None:
    written = write_number(number, bare(code))
    digits = "".join(character for character in written if character.isdigit())
    assert digits == str(number)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("en", "2:30 PM"), ("fr", "14:30"), ("es", "2:30 p.m."), ("so", "2:30 GD"), ("ar", "2:30 م")],
)
def test_times_follow_the_clock_of_the_language(code: str, shown: str) -> None:
    written = write_time(time(14, 30), bare(code))
    assert written.replace(NARROW, " ").replace(FIXED, " ") == shown


def _with(t: Translator, **changed: object) -> Translator:
    """Return words in a language of which the file says something more."""
    locale = replace(t.locale, **changed)  # type: ignore[arg-type]
    return words_of(locale)


@pytest.mark.parametrize(
    ("hour", "shown"),
    [
        (0, "12:00 night"),
        (4, "4:00 night"),
        (5, "5:00 morning"),
        (12, "12:00 noon"),
        (17, "5:00 noon"),
        (23, "11:00 night"),
    ],
)
def test_times_are_said_in_the_words_of_the_language(hour: int, shown: str) -> None:
    t = bare("so")
    times = {"0": "night", "5": "morning", "12": "noon", "18": "night"}
    t = _with(t, times_of_day=times)
    assert write_time(time(hour), t) == shown


def test_months_are_named_as_the_language_file_names_them() -> None:
    t = bare("ar")
    months = tuple(f"month {n}" for n in range(1, 13))
    t = _with(t, months=months)
    assert write_date(date(2015, 2, 3), t) == "3 month 2 2015"
    assert write_partial_date(PartialDate(2015, 12), t) == "month 12 2015"
    assert write_partial_date(PartialDate(2015), t) == "2015"


@pytest.mark.parametrize(
    ("code", "monday", "sunday"),
    [
        ("en", "Monday", "Sunday"),
        ("fr", "lundi", "dimanche"),
        ("es", "lunes", "domingo"),
        ("so", "Isniin", "Axad"),
        ("ar", "الاثنين", "الأحد"),
    ],
)
def test_weekdays(code: str, monday: str, sunday: str) -> None:
    assert write_weekday(0, bare(code)) == monday
    assert write_weekday(6, bare(code)) == sunday


@pytest.mark.parametrize(
    ("code", "two", "three"),
    [
        ("en", "A and B", "A, B, and C"),
        ("fr", "A et B", "A, B et C"),
        ("es", "A y B", "A, B y C"),
        ("so", "A iyo B", "A, B iyo C"),
        ("ar", "A وB", "A وB وC"),
    ],
)
def test_lists_read_as_a_sentence_does(code: str, two: str, three: str) -> None:
    assert join([], bare(code)) == ""
    assert join(["A"], bare(code)) == "A"
    assert join(["A", "B"], bare(code)) == two
    assert join(["A", "B", "C"], bare(code)) == three


@pytest.mark.parametrize(
    ("last", "word"),
    [
        ("inglés", "e"),
        ("Inglés", "e"),
        ("hindi", "e"),
        ("italiano", "e"),
        ("íbero", "e"),
        ("Índice", "e"),
        ("hierro", "y"),
        ("hiato", "y"),
        ("francés", "y"),
        ("yidis", "y"),
        ("yoruba", "y"),
        ("Yvonne", "e"),
        ("árabe", "y"),
        ("somalí", "y"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(last: str, word: str) -> None:
    assert join(["español", last], bare("es")) == f"español {word} {last}"
    assert join(["a", "b", last], bare("es")) == f"a, b {word} {last}"
    assert join([last, "español"], bare("es")) == f"{last} y español"


def test_lists_escape_text_and_keep_markup() -> None:
    assert join(["<b>", Markup("<bdi>x</bdi>")], bare("es")) == "&lt;b&gt; y <bdi>x</bdi>"
    assert join([Markup("<bdi>a</bdi>"), Markup("<bdi>inglés</bdi>")], bare("es")) == (
        "<bdi>a</bdi> e <bdi>inglés</bdi>"
    )


@given(st.lists(VISIBLE, min_size=1, max_size=14), st.sampled_from(CODES))
def test_lists_hold_every_item_in_order(items: list[str], code: str) -> None:
    text = join(items, bare(code))
    place = 0
    for item in items:
        shown = str(Markup.escape(item))
        place = text.index(shown, place) + len(shown)
    assert not any(character in text for character in "<>\"'")
