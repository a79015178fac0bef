"""Charts: every mark inside the picture, in proportion, and mirrored to the point for Arabic."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.site.pictures import LABEL, ROW, VALUE, WIDTH, Row, draw_bars

VALUES = st.decimals("0.01", 10**6, places=2)
LABEL_WIDTHS = st.sampled_from([LABEL, 132])
BARS = st.builds(Row, st.just("2013"), VALUES, shown=st.just("80"))
SPREADS = st.builds(
    lambda ends: Row("2.95", sorted(ends)[1], spread=(min(ends), max(ends)), shown="2.95"),
    st.tuples(VALUES, VALUES, VALUES),
)
RANGES = st.builds(
    lambda ends: Row("range", max(ends), low=min(ends), kind="range"), st.tuples(VALUES, VALUES)
)
HEADINGS = st.just(Row("Calls", kind="heading"))
GAPS = st.just(Row("2017 to 2022", kind="gap", shown="no figures found"))
ROWS = st.lists(BARS | SPREADS | RANGES | HEADINGS | GAPS, max_size=15)


@given(ROWS, LABEL_WIDTHS, st.sampled_from(["ltr", "rtl"]))
def test_every_mark_lies_inside_the_picture(
    rows: list[Row], label_width: int, direction: str
) -> None:
    chart = draw_bars(rows, direction, label_width)
    assert (chart.width, chart.height) == (WIDTH, ROW * len(rows))
    assert len(chart.marks) == len(rows)
    for mark in chart.marks:
        assert mark.bar_x >= 0
        assert mark.bar_x + mark.bar_width <= chart.width
        assert mark.bar_y >= 0
        assert mark.bar_y + mark.bar_height <= chart.height
        assert 0 <= mark.label_x <= chart.width
        assert 0 <= mark.shown_x <= chart.width
        for x in re.findall(r"[MH](\d+)", mark.spread):
            assert 0 <= int(x) <= chart.width
        assert mark.bar_y < mark.text_y <= mark.bar_y + mark.bar_height


@given(ROWS, LABEL_WIDTHS)
def test_right_to_left_is_the_exact_mirror_image(rows: list[Row], label_width: int) -> None:
    left = draw_bars(rows, "ltr", label_width)
    right = draw_bars(rows, "rtl", label_width)
    assert right.axis_x == WIDTH - left.axis_x
    for value, other in zip(left.marks, right.marks, strict=True):
        assert other.bar_x == WIDTH - value.bar_x - value.bar_width
        assert other.label_x == WIDTH - value.label_x
        assert other.shown_x == WIDTH - value.shown_x
        same = ("kind", "label", "anchor", "text_y", "bar_y", "bar_width", "bar_height", "shown")
        assert [getattr(other, name) for name in same] == [getattr(value, name) for name in same]


@given(st.lists(BARS, min_size=2, max_size=15), LABEL_WIDTHS)
def test_longer_bars_mean_larger_numbers(rows: list[Row], label_width: int) -> None:
    marks = draw_bars(rows, "ltr", label_width).marks
    pairs = sorted(
        (row.value, mark.bar_width) for row, mark in zip(rows, marks, strict=True) if row.value
    )
    widths = [width for _, width in pairs]
    assert widths == sorted(widths)


@given(st.lists(BARS, min_size=1, max_size=15), LABEL_WIDTHS, st.sampled_from(["ltr", "rtl"]))
def test_bars_leave_room_for_labels_and_numbers(
    rows: list[Row], label_width: int, direction: str
) -> None:
    for mark in draw_bars(rows, direction, label_width).marks:
        near = mark.bar_x if direction == "ltr" else WIDTH - mark.bar_x - mark.bar_width
        assert near == label_width
        assert near + mark.bar_width <= WIDTH - VALUE + 2


def test_bars_are_in_proportion() -> None:
    rows = [Row(str(value), Decimal(value)) for value in (25, 50, 100)]
    chart = draw_bars(rows, "ltr")
    assert [mark.bar_width for mark in chart.marks] == [50, 100, 200]
    assert [mark.bar_x for mark in chart.marks] == [LABEL] * 3
    assert [mark.bar_y for mark in chart.marks] == [5, 5 + ROW, 5 + 2 * ROW]
    assert [mark.shown_x for mark in chart.marks] == [LABEL + width + 6 for width in (50, 100, 200)]


def test_label_width_moves_the_axis() -> None:
    rows = [Row("50 states and DC", Decimal(1))]
    assert draw_bars(rows, "ltr").axis_x == LABEL
    wide = draw_bars(rows, "ltr", 132)
    assert wide.axis_x == wide.marks[0].bar_x == 132
    assert wide.marks[0].bar_width == WIDTH - 132 - VALUE
    assert draw_bars(rows, "rtl", 132).axis_x == WIDTH - 132


def test_range_begins_at_its_lowest_number() -> None:
    rows = [Row("full", Decimal(100), low=Decimal(50), kind="range"), Row("bar", Decimal(100))]
    full, bar = draw_bars(rows, "ltr").marks
    assert full.bar_x == bar.bar_x + 100
    assert full.bar_x + full.bar_width == bar.bar_x + bar.bar_width


def test_spread_reaches_from_end_to_end_and_its_number_is_beyond() -> None:
    known = Row("Maine", Decimal(50), spread=(Decimal(25), Decimal(100)))
    for direction, path, shown in (
        ("ltr", "M98 14H248M98 10v8M248 10v8", 254),
        ("rtl", "M36 14H186M36 10v8M186 10v8", 30),
    ):
        mark, plain = draw_bars([known, Row("Vermont", Decimal(50))], direction).marks
        assert (mark.spread, plain.spread) == (path, "")
        assert mark.bar_width == plain.bar_width == 100
        assert mark.shown_x == shown


def test_gap_reaches_over_the_whole_picture() -> None:
    gap, _ = draw_bars(
        [Row("2017", kind="gap", shown="none"), Row("2018", Decimal(5))], "ltr"
    ).marks
    assert (gap.bar_x, gap.bar_width) == (LABEL, WIDTH - LABEL)
    assert gap.shown_x == LABEL + 8


def test_nothing_beside_something_has_a_bar_that_can_be_seen() -> None:
    nothing, _ = draw_bars([Row("2017", Decimal(0)), Row("2018", Decimal(5))], "ltr").marks
    assert (nothing.bar_x, nothing.bar_width) == (LABEL, 2)


@pytest.mark.parametrize("rows", [[], [Row("2017", Decimal(0))], [Row("Calls", kind="heading")]])
def test_chart_of_nothing_is_still_a_chart(rows: list[Row]) -> None:
    assert len(draw_bars(rows, "ltr").marks) == len(rows)
