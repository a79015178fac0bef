"""The pages on figures: what they say of how far numbers reach, their tables and charts."""

import pytest
from justhtml import Element

from tests.client import PageClient, client_for
from tests.page import Page, ancestors, element_text
from tests.sites import change_record, fixture_app

TABLES = fixture_app().data.tables


@pytest.fixture
def page(client: PageClient) -> Page:
    return client.get("/en/numbers/")


@pytest.mark.promise("C5", "C8")
def test_page_claims_no_more_than_its_sources(page: Page) -> None:
    """It calls no missing year empty, and no grant the whole program."""
    assert "not found" not in page.main
    grant = "One federal grant paid for help to 157 people"
    assert page.main.count("157") == page.main.count(grant) > 0


@pytest.mark.promise("C7")
def test_range_of_a_rate_is_drawn(page: Page) -> None:
    with_range = [row for row in TABLES["rates-2024"].rows if row.low]
    assert len(page.select("#neighbors .range")) == len(with_range) > 0


@pytest.mark.promise("C4", "C6")
def test_chart_shows_unknown_years_by_a_question_mark_and_marks_years_of_calls(page: Page) -> None:
    rows = TABLES["hotline"].rows
    for column, chart in zip(("cases", "contacts"), page.select("#hotline .columns"), strict=True):
        years = [element for element in chart.children if isinstance(element, Element)]
        assert [year.attrs["class"] for year in years] == [row.measure or "" for row in rows]
        numbers = [str(getattr(row, column) or "?") for row in rows]
        assert [element_text(year).split()[0] for year in years] == numbers


def test_columns_are_as_high_as_their_numbers(page: Page) -> None:
    heights = [svg.attrs["height"] for svg in page.select("#hotline .columns svg")]
    cases = [element_text(year).split()[0] for year in page.select("#hotline .columns li.calls")]
    assert cases[:3] == ["7", "10", "11"]
    assert heights[:3] == ["0.38em", "0.55em", "0.6em"]  # that of 41 cases is 2.25em


@pytest.mark.promise("C6")
def test_columns_with_one_copied_source_are_empty(page: Page) -> None:
    columns = page.select("#hotline .columns .empty")
    numbers = [element_text(next(ancestors(column.parent))) for column in columns]
    cases, contacts = ["10", "18", "31", "41"], ["59", "51", "175", "88"]
    assert [number.split()[0] for number in numbers] == cases + contacts


def test_bars_are_as_long_as_their_numbers(page: Page) -> None:
    [box] = {str(svg.attrs["viewBox"]) for svg in page.select("#served .bars svg")}
    bars = page.select("#served .bars rect")
    assert box == "0 0 200 9"
    assert [bar.attrs["width"] for bar in bars[:3]] == ["64", "95", "200"]


@pytest.mark.promise("C3")
def test_summary_begins_with_newest_year_of_the_hotline_itself() -> None:
    hotline = TABLES["hotline"]
    rows = [change_record(row, source="paper") if row.year == 2024 else row for row in hotline.rows]
    client = client_for({}, tables={**TABLES, "hotline": change_record(hotline, rows=rows)})
    [summary] = client.get("/en/numbers/").texts(".summary")
    assert summary.startswith("In 2023, the national hotline got 78 signals from Maine.")
    assert "For 2024 we have only a copy: 88 signals and 41 cases." in summary


def test_site_without_figures_has_no_page_of_numbers() -> None:
    client = client_for({}, figures={}, tables={})
    for path in ("numbers", "earlier"):
        assert client.app.test_client().get(f"/en/{path}/").status_code == 404
    for path in ("", "data/", "languages/", "sources/"):
        targets = [href.partition("#")[0] for href in client.get(f"/en/{path}").links("a")]
        assert not {"/en/numbers/", "/en/earlier/"} & {*targets}
