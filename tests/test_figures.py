"""The page of numbers says how far each number reaches, and its bars are as their numbers."""

import re

import pytest

from tests.client import PageClient
from tests.page import Page, links_in, text_of
from tests.sites import change, fixture, rebuild
from webapp.facts.models import slug

DATA = fixture().data
LIMITS = (
    "These are contacts to one hotline. They do not show how many people are trafficked.",
    "Many contacts ask for information or training.",
)
# What each section says of its numbers.
SENTENCES = {
    "hotline": (
        *LIMITS,
        "From 2023 to 2024: no proof of a rise",
        "2023: 78 signals and 36 cases. 2024: 88 signals and 41 cases.",
        "This is one step, from one year to the next, and the numbers are small.",
        "Chance alone can move numbers as small as these this far.",
        "So nobody can say from them that trafficking rises or falls.",
        "The years in between are not in our copy.",
        "A year that is not in our copy is not zero.",
        "Calls and signals are different measures.",
    ),
    "themselves": LIMITS,
    "then": LIMITS,
    "neighbors": ("Maine does not clearly differ from Connecticut or Vermont",),
    "served": ("That is 45% of the work of one program.",),
    "police": (
        "2017 to 2020: police reported 0 to 5 trafficking offenses a year to the FBI",
        "2016 Maine gave no data",
        "The list shows offenses, not who takes part.",
        "2021 cannot be compared with the other years",
    ),
}


CITATION = (
    "Local Data & Resources, May 1, 2025. https://help.example.org/en/numbers/ License: CC-BY-4.0."
)


@pytest.fixture
def page(client: PageClient) -> Page:
    return client.page("/en/numbers/")


def page_of(changes: dict[str, dict[str, object]], **records: object) -> Page:
    """Return the page as it is with other facts."""
    return PageClient(rebuild(data=change(DATA, changes, **records))).page("/en/numbers/")


def section(page: Page, name: str) -> str:
    return page.texts(f"section#{name}")[0]


@pytest.mark.promise("C1", "C2", "C5")
@pytest.mark.parametrize("name", SENTENCES)
def test_each_section_says_how_far_its_numbers_reach(page: Page, name: str) -> None:
    assert [each for each in SENTENCES[name] if each not in section(page, name)] == []


@pytest.mark.promise("C5", "C7", "C8")
def test_no_number_says_more_than_its_source(page: Page) -> None:
    """No state is ranked, no year that we lack is said to be empty, no grant to be all."""
    assert not re.search(r"highest|lowest|\bmost\b", section(page, "neighbors"))
    assert "not found" not in page.main
    grant = "One federal grant paid for help to 157 people"
    assert page.main.count("157") == page.main.count(grant) > 0
    assert page.texts("section#police tr")[-1].startswith("2021")
    assert len(page.all("section#police .drawn")) == 4


@pytest.mark.promise("C7")
def test_a_known_range_is_drawn_and_in_the_table_and_states_apart_are_not_alike(page: Page) -> None:
    known = [row for row in DATA.tables["rates-2024"].rows if row.low]
    assert len(page.all(".drawn .spread")) == len(known) > 0
    assert {"Nowhere 2.95 2.1 to 4", "Rhode Island 1.72 not known"} <= {*page.texts("tr")}
    other = page_of({"site": {"state": "Massachusetts"}})
    assert "does not clearly differ from Vermont" in section(other, "neighbors")


@pytest.mark.promise("C8")
def test_people_who_got_help_have_a_kind(page: Page) -> None:
    kinds = page.texts("table[aria-labelledby=served-table] td")[2::3]
    assert {"sex trafficking", "the source does not say"} <= {*kinds}


@pytest.mark.promise("C4")
def test_missing_years_are_one_row_that_says_so(page: Page) -> None:
    rows = page.texts("table[aria-labelledby=hotline-table] tr")
    assert rows[7] == "2017 to 2022 not in our copy"
    assert len(rows) == 1 + (1 + 5) + 1 + (1 + 2)


@pytest.mark.promise("C6")
def test_measures_of_the_hotline_never_mix(page: Page) -> None:
    """Each has rows below a heading of its own, with a gap between them or without."""
    table = DATA.tables["hotline"]
    counted = [row for row in table.rows if row.contacts is not None]
    whole = table.model_copy(update={"rows": counted})
    for each in (page, page_of({}, tables={**DATA.tables, "hotline": whole})):
        bodies = [text_of(body).split() for body in each.all("section#hotline tbody")]
        groups = [body for body in bodies if body[0] in {"Calls", "Signals"}]
        assert [(body[0], body[1], body[-3]) for body in groups] == [
            ("Calls", "2012", "2016"),
            ("Signals", "2023", "2024"),
        ]


def test_a_bar_is_as_long_as_its_number(page: Page) -> None:
    bars = [bar.attrs["width"] for bar in page.all("section#hotline .drawn rect")]
    drawn = dict(zip(page.texts("section#hotline .drawn"), bars, strict=True))
    assert (drawn["88"], drawn["39"]) == ("100.0%", "44.3%")


@pytest.mark.promise("C3")
def test_the_paragraph_to_quote_begins_with_the_newest_year_of_the_hotline_itself() -> None:
    """The year 2024 comes from another source here."""
    other = DATA.tables["hotline"].model_copy(
        update={
            "rows": [
                row.model_copy(update={"source": "paper"}) if row.year == 2024 else row
                for row in DATA.tables["hotline"].rows
            ]
        }
    )
    paragraph = page_of({}, tables={**DATA.tables, "hotline": other}).texts(".summary")[0]
    own = "2023: 78 signals and 36 cases. This is the newest year that we read on a page of the"
    assert own in paragraph
    assert paragraph.index(own) < paragraph.index("2024: 88 signals and 41 cases.")
    newest = page_of({}).texts(".summary")[0]
    assert "2024: 88 signals and 41 cases. This is the newest year" in newest


@pytest.mark.promise("C3")
def test_the_page_says_once_how_to_cite_it_and_which_sources_each_table_has(page: Page) -> None:
    title, end = page.texts("h1")[0], CITATION
    assert page.texts(".copy") == [f"{title}. {end}"]
    links = [[*links_in(row)] for row in page.all("section#tables li")]
    files = {file: sources for file, *sources in links}
    for name, table in DATA.tables.items():
        shown = {f"/en/sources/#{slug(source)}" for source in table.sources}
        assert {*files[f"/tables/{slug(name)}.csv"]} == shown != set()
