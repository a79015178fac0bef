"""The page of numbers says how far each number reaches: ranges, kinds, what is not in our copy."""

import re
from dataclasses import replace

from tests.client import PageClient
from tests.page import in_order, text_of
from tests.site.otherwise import otherwise, twin
from tests.sites import RunningSite
from webapp.content.figures import Kind
from webapp.site.addresses import PACKAGE, service_address, table_address

GRANT = "One federal grant paid for help to"


def section(pages: PageClient, heading: str) -> str:
    """Return the words of one section of the page."""
    [found] = pages.page("/en/numbers/").all(f"section#{heading}")
    return text_of(found)


def test_all_files_and_their_license_are_in_one_place_that_the_top_leads_to(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/numbers/")
        files = {str(element.attrs["href"]) for element in page.all("#tables li a")}
        offered = {str(element.attrs["href"]) for element in page.all("main a[href^='/tables/']")}
        assert files == offered == {PACKAGE, *map(table_address, (*site.content.series, "figures"))}
        assert site.content.featured.license in text_of(page.all("#tables")[0])
        top = [str(element.attrs["href"]) for element in page.all("main > .links a")]
        assert top == ["#tables", "#recent", "#cite"]
        assert all(len(page.all(file)) == 1 for file in top)
        [link] = pages.page(f"/{locale}/sources/").all("main a[href$='#tables']")
        assert link.attrs["href"] == f"/{locale}/numbers/#tables"


def test_states_are_never_ranked_where_their_ranges_overlap(pages: PageClient) -> None:
    text = section(pages, "neighbors")
    assert "41 cases is a small number." in text
    assert "Maine does not clearly differ from Connecticut or Vermont." in text
    assert not re.search(r"highest|lowest|\bmost\b", text)
    rows = [text_of(row) for row in pages.page("/en/numbers/").all("tr")]
    assert "Nowhere 2.95 2.1 to 4" in rows
    assert "Rhode Island 1.72 not known" in rows


def test_a_state_whose_range_lies_apart_is_not_named_alike(site: RunningSite) -> None:
    rates = site.content.series["rates-2024"]
    rows = tuple(
        {**row, "low": None, "high": None} if row["state"] == "Vermont" else row
        for row in rates.rows
    )
    series = {**site.content.series, "rates-2024": replace(rates, rows=rows)}
    other = PageClient(otherwise(content=replace(site.content, series=series)))
    assert "does not clearly differ from Connecticut." in section(other, "neighbors")


def test_a_known_range_is_drawn_and_is_in_the_table(pages: PageClient) -> None:
    page = pages.page("/en/numbers/")
    known = [row for row in page.site.content.series["rates-2024"].rows if row["low"] is not None]
    assert len(page.all(".chart .spread")) == len(known) > 0


def test_what_one_grant_paid_for_is_never_said_to_be_all(pages: PageClient) -> None:
    page = pages.page("/en/numbers/")
    number = text_of(page.all("main")[0]).count("157 people")
    assert number == page.main.count(f"{GRANT} 157 people") > 0
    assert "That is 45% of the work of one program." in section(pages, "served")
    assert "157" not in " ".join(text_of(element) for element in page.all("td"))


def test_people_who_got_help_have_a_kind(site: RunningSite, pages: PageClient) -> None:
    [table] = pages.page("/en/numbers/").all("table[aria-labelledby=served-table]")
    kinds = [text_of(element) for element in in_order(table) if element.name == "td"][2::3]
    assert "sex trafficking" in kinds
    assert "the source does not say" in kinds
    figures = {key: twin(figure, kind=Kind.UNKNOWN) for key, figure in site.content.figures.items()}
    other = PageClient(otherwise(content=replace(site.content, figures=figures)))
    text = section(other, "served")
    assert "sex and labor trafficking" not in text


def test_years_that_we_did_not_see_are_not_said_to_be_missing(pages: PageClient) -> None:
    text = section(pages, "hotline")
    assert "The years in between are not in our copy." in text
    assert "The hotline's page for Maine has a list of years." in text
    assert "not found" not in pages.page("/en/numbers/").main


def test_police_that_give_no_data_are_not_police_without_cases(pages: PageClient) -> None:
    text = section(pages, "police")
    assert "2016 Maine gave no data" in text
    assert "The list shows offenses, not who takes part." in text
    assert "2021 is not in the drawing" in text
    [drawing] = pages.page("/en/numbers/").all("section#police svg")
    assert "2021" not in text_of(drawing)


def test_the_old_page_is_quoted_to_the_end_and_its_bodies_are_named(
    site: RunningSite, pages: PageClient
) -> None:
    page = pages.page("/en/numbers/")
    quotes = [text_of(element) for element in page.all("blockquote")]
    assert f"“{site.content.statements['cases_2019'].quote}”" in quotes
    links = {str(element.attrs["href"]) for element in page.all("main a")}
    assert site.content.featured.named_before
    for service_id in site.content.featured.named_before:
        assert service_address("en", service_id) in links


def test_one_step_of_one_year_is_never_a_rise(pages: PageClient) -> None:
    text = section(pages, "hotline")
    assert "From 2023 to 2024: no proof of a rise" in text
    assert "2023: 78 signals and 36 cases. 2024: 88 signals and 41 cases." in text
    for sentence in (
        "This is one step, from one year to the next, and the numbers are small.",
        "Chance alone can move numbers as small as these this far.",
        "The hotline can count these years again later, and the numbers can change.",
        "So nobody can say from them that trafficking rises or falls.",
    ):
        assert sentence in text


def test_missing_years_are_one_row_that_says_so(pages: PageClient) -> None:
    page = pages.page("/en/numbers/")
    rows = [text_of(element) for element in page.all("table[aria-labelledby=hotline-table] tr")]
    assert rows[6] == "2017 to 2022 not in our copy"
    assert len(rows) == 1 + 5 + 1 + 2
    for chart in page.all("section#hotline svg.chart"):
        assert text_of(chart).count("not in our copy") == 1
    assert len(page.all("section#hotline svg.chart")) == 2  # contacts and cases


def test_no_caption_lies_in_a_box_that_scrolls(pages: PageClient) -> None:
    for path in ("/en/numbers/", "/en/languages/"):
        boxes = pages.page(path).all(".wide")
        assert boxes
        for box in boxes:
            inside = [
                element
                for element in in_order(box)
                if element.name == "caption" or element.attrs.get("id")
            ]
            assert inside == []
            [table] = [element for element in in_order(box) if element.name == "table"]
            assert table.attrs["aria-labelledby"] == box.attrs["aria-labelledby"]


def test_each_drawing_says_how_to_cite_it(site: RunningSite, pages: PageClient) -> None:
    page = pages.page("/en/numbers/")
    texts = [text_of(element) for element in page.all(".copy")]
    titles = [text_of(element).rstrip(".") for element in page.all("figcaption > strong")]
    assert len(titles) == 5
    for title in titles:
        [text] = [sentence for sentence in texts if sentence.startswith(title)]
        assert "Example Hotline (2025)" in text or "Sources: " in text
        assert "Local Data & Resources, May 1, 2025. License: CC-BY-4.0." in text
    [led_to] = page.all("#cite .copy")
    assert text_of(led_to).startswith("From 2023 to 2024: no proof of a rise. Sources: ")
    none = replace(site.content, featured=replace(site.content.featured, license=""))
    other = PageClient(otherwise(content=none)).page("/en/numbers/")
    assert "License" not in " ".join(text_of(element) for element in other.all(".copy"))
    assert "No license says yet how others may use the tables and drawings." in other.main
