"""The page of numbers: what it says of how far they reach, its tables and its bars."""

import re

import pytest

from tests.client import PageClient, client_for
from tests.page import Page, link_targets
from tests.sites import change_record, fixture_app
from webapp.facts.models import url_code

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
    assert len(page.select("section#police .drawn")) == 4


@pytest.mark.promise("C7")
def test_range_of_a_rate_is_drawn(page: Page) -> None:
    with_range = [row for row in TABLES["rates-2024"].rows if row.low]
    assert len(page.select(".drawn .spread")) == len(with_range) > 0


@pytest.mark.promise("C6")
def test_calls_and_signals_have_rows_of_their_own_without_missing_years() -> None:
    hotline = TABLES["hotline"]
    rows = [row for row in hotline.rows if row.contacts is not None]
    client = client_for({}, tables={**TABLES, "hotline": change_record(hotline, rows=rows)})
    calls, signals = client.get("/en/numbers/").texts("section#hotline tbody")
    assert re.fullmatch(r"Calls 2012 .* 2016 \S+ \S+", calls)
    assert re.fullmatch(r"Signals 2023 .* 2024 \S+ \S+", signals)


def test_bar_is_as_long_as_its_number(page: Page) -> None:
    bars = page.select("section#hotline .drawn rect")
    numbers = page.texts("section#hotline .drawn")
    widths = {number: bar.attrs["width"] for number, bar in zip(numbers, bars, strict=True)}
    assert (widths["88"], widths["39"]) == ("100.0%", "44.3%")


@pytest.mark.promise("C3")
def test_summary_begins_with_newest_year_of_the_hotline_itself() -> None:
    hotline = TABLES["hotline"]
    rows = [change_record(row, source="paper") if row.year == 2024 else row for row in hotline.rows]
    client = client_for({}, tables={**TABLES, "hotline": change_record(hotline, rows=rows)})
    [summary] = client.get("/en/numbers/").texts(".summary")
    newest = "2023: 78 signals and 36 cases. This is the newest year that we read on a page of the"
    assert summary.index(newest) < summary.index("2024: 88 signals and 41 cases.")


@pytest.mark.promise("C3")
def test_page_links_sources_of_each_table(page: Page) -> None:
    for name, table in TABLES.items():
        sources = {f"/en/sources/#{url_code(source)}" for source in table.sources}
        assert sources
        (entry,) = [
            links
            for links in map(link_targets, page.select("section#tables li"))
            if links[0] == f"/tables/{url_code(name)}.csv"
        ]
        assert {*entry[1:]} == sources
