"""Opening hours in words: known, old or unknown, in the order in which days are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.site.saying import LOCALES, bare
from webapp.content.services import Opening, Schedule, Weekday
from webapp.site.copy.reach import describe_hours
from webapp.words.formats import write_weekday

WEEK = tuple(Weekday)
MON, TUE, WED, THU, FRI, SAT, SUN = WEEK
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 22), st.integers(0, 59))
OPENING: TypeAdapter[Opening] = TypeAdapter(Opening)


def opening(*days: Weekday, opens: str = "08:00", closes: str = "17:00") -> Opening:
    """Return office hours on some days, read as an editor writes them."""
    return OPENING.validate_python({"byday": days, "opens_at": opens, "closes_at": closes})


def say(schedule: Schedule, code: str = "en") -> str:
    """Say hours, with plain spaces."""
    return str(describe_hours(schedule, bare(code))).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((MON, TUE, WED, THU, FRI), "Monday to Friday"),
        (WEEK, "Monday to Sunday"),
        ((MON, TUE, WED), "Monday to Wednesday"),
        ((MON, TUE), "Monday and Tuesday"),
        ((WED,), "Wednesday"),
        ((MON, WED, FRI), "Monday, Wednesday, and Friday"),
        ((SAT, SUN), "Saturday and Sunday"),
        ((FRI, THU, WED), "Friday, Thursday, and Wednesday"),
        ((SAT, SUN, MON), "Saturday, Sunday, and Monday"),
    ],
)
def test_days_in_a_row_are_said_as_one_stretch(days: tuple[Weekday, ...], text: str) -> None:
    assert say(Schedule(openings=(opening(*days),))) == f"{text}, 8:00 AM to 5:00 PM"


def test_two_openings_are_one_below_the_other() -> None:
    text = say(Schedule(openings=(opening(MON), opening(WED))))
    assert text == "Monday, 8:00 AM to 5:00 PM<br>Wednesday, 8:00 AM to 5:00 PM"


def test_always_and_unknown_are_said_plainly() -> None:
    assert say(Schedule(always=True)) == "Day and night"
    assert say(Schedule()) == "Hours: we do not know. Ask."
    assert say(Schedule(seen_in=2018)) == "Hours: we do not know. Ask."


def test_old_hours_say_their_year() -> None:
    text = say(Schedule(openings=(opening(MON),), seen_in=2018))
    assert text == "Monday, 8:00 AM to 5:00 PM (seen in 2018; ask)"
    assert say(Schedule(always=True, seen_in=2018)).endswith("(seen in 2018; ask)")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Lundi to vendredi, 08:00 to 17:00"),
        ("es", "Lunes to viernes, 8:00 a.m. to 5:00 p.m."),
        ("ar", "الاثنين to الجمعة, 8:00 ص to 5:00 م"),
    ],
)
def test_days_and_clock_are_the_languages_own(code: str, text: str) -> None:
    schedule = Schedule(openings=(opening(MON, TUE, WED, THU, FRI),))
    assert say(schedule, code) == text


def test_translation_may_turn_the_sentence_round() -> None:
    turned = {"%(days)s, %(opens)s to %(closes)s": "%(opens)s–%(closes)s (%(days)s)"}
    t = bare("fr", turned)
    assert describe_hours(Schedule(openings=(opening(MON),)), t) == "08:00–17:00 (lundi)"


def test_poisoned_hours_are_letters() -> None:
    poison = {"Day and night": "<script>alert(1)</script>"}
    text = describe_hours(Schedule(always=True), bare("fr", poison))
    assert text == "&lt;script&gt;alert(1)&lt;/script&gt;"


@given(st.sets(st.sampled_from(WEEK), min_size=1), TIMES, st.sampled_from(list(LOCALES)))
def test_first_and_last_day_are_always_named(days: set[Weekday], opens: str, code: str) -> None:
    ordered = tuple(day for day in WEEK if day in days)
    late = opening(*ordered, opens=opens, closes="23:30")
    text = say(Schedule(openings=(late,)), code)
    first, last = (write_weekday(WEEK.index(ordered[n]), bare(code)) for n in (0, -1))
    assert text.casefold().startswith(first.casefold())
    assert last.casefold() in text.casefold()
