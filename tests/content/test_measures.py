"""Calls and signals are counted in two ways: no drawing joins them in one line."""

from dataclasses import replace

from tests.sites import RunningSite
from webapp.content.narrative import HOTLINE
from webapp.site.pagemodels.tables import draw_hotline
from webapp.site.pictures import Chart


def bars_below_headings(chart: Chart) -> list[tuple[str, set[str]]]:
    """Return each heading of a chart with the kinds of the bars below it."""
    found: list[tuple[str, set[str]]] = []
    for mark in chart.marks:
        if mark.kind == "heading":
            found.append((mark.label, set()))
        elif mark.kind != "gap":
            found[-1][1].add(mark.kind)
    return found


def test_measures_of_the_hotline_never_mix(site: RunningSite) -> None:
    series = site.content.series[HOTLINE]
    apart = [("Calls", {"bar"}), ("Signals", {"signals"})]
    assert bars_below_headings(draw_hotline(series, "contacts", site.words["en"])) == apart

    full = tuple(row for row in series.rows if row["contacts"] is not None)
    no_gap = replace(series, rows=full)
    assert bars_below_headings(draw_hotline(no_gap, "contacts", site.words["en"])) == apart


def test_a_gap_alone_makes_no_other_measure(site: RunningSite) -> None:
    series = site.content.series[HOTLINE]
    calls = [row for row in series.rows if row["measure"] == "calls"]
    hole = {**calls[1], "contacts": None, "measure": None}
    holed = replace(series, rows=(calls[0], hole, *calls[2:]))
    chart = draw_hotline(holed, "contacts", site.words["en"])
    assert bars_below_headings(chart) == [("Calls", {"bar"})]
    assert [mark.kind for mark in chart.marks][:3] == ["heading", "bar", "gap"]
