"""Periods come back as they were written, and what is no period is refused in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import fixture
from webapp.content.periods import PartialDate, Period, parse_period, parse_period_or_unknown
from webapp.site.copy.figures import write_period

DATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FOREIGN = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९")


@st.composite
def written_dates(draw: st.DrawFn) -> str:
    """Draw a real date, cut to its year or month now and then."""
    return draw(DATES).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


def to_text(value: PartialDate) -> str:
    """Write a partial date as an editor does."""
    parts = [f"{value.year:04}", f"{value.month:02}", f"{value.day:02}"]
    return "-".join(part for part in parts if part != "00")


def write(period: Period) -> str:
    """Write a period as an editor does."""
    end = to_text(period.end)
    if period.twelve_months:
        return f"P1Y/{end}"
    return f"{to_text(period.start)}/{end}" if period.start else end


@given(written_dates())
def test_dates_come_back(written: str) -> None:
    assert write(parse_period(written)) == written
    assert write(parse_period(f"P1Y/{written}")) == f"P1Y/{written}"
    assert write(parse_period(f" {written}\n")) == written


@given(written_dates(), written_dates())
def test_spans_come_back_or_are_refused_backwards(period: str, other: str) -> None:
    start, end = sorted((period, other))
    assert write(parse_period(f"{start}/{end}")) == f"{start}/{end}"
    if start != end:
        with pytest.raises(ValueError, match="ends before it begins; type the earlier date first"):
            parse_period(f"{end}/{start}")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "unknown",
        "15",
        "2015-3",
        "2015/03",
        "2015-03-1",
        "20150301",
        "March 2015",
        "2015-",
        "2015-03/",
        "/2015",
        "2015--03",
        "P2Y/2015",
        "P1Y/",
        "P1Y",
        "2015-03-01T00:00",
        "2015 ?",
        "1989",
        "2101",
        "2015-13",
        "2015-03-32",
        "2015-00",
        "2015-00-12",
        "2015-03-00",
        "2015-02-30",
        "2015-02-29",
        "2015-04-31",
        "2015/2016/2017",
        "+2015",
        "-2015",
    ],
)
def test_what_is_no_period_is_refused_in_words(written: str) -> None:
    with pytest.raises(ValueError, match="; type ") as caught:
        parse_period(written)
    assert "\n" not in str(caught.value)


@given(written_dates(), st.sampled_from(FOREIGN), st.data())
def test_digits_of_other_scripts_are_refused(
    written: str, digits: str, data: st.DataObject
) -> None:
    index = data.draw(st.sampled_from([i for i, c in enumerate(written) if c.isdigit()]))
    damaged = written[:index] + digits[int(written[index])] + written[index + 1 :]
    with pytest.raises(ValueError, match="is not a period"):
        parse_period(damaged)


@given(
    st.text(max_size=24)
    | st.builds("{:04}-{:02}-{:02}".format, st.just(2023), st.integers(0, 13), st.integers(0, 32))
)
def test_what_is_taken_can_be_said_in_every_language(written: str) -> None:
    try:
        period = parse_period(written)
    except ValueError:
        return
    for t in fixture().words.values():
        assert str(period.end.year) in write_period(period, t)


def test_unknown_is_an_answer_only_where_it_may_be() -> None:
    assert parse_period_or_unknown("unknown") is None
    assert parse_period_or_unknown("2015") == Period(PartialDate(2015))
    with pytest.raises(ValueError, match="is not a period"):
        parse_period_or_unknown("Unknown")
