"""The page of numbers says how far each number reaches, and its drawings are as their tables."""

import csv
import json
import os
import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.client import PageClient
from tests.page import Page, in_order
from tests.sites import change, fixture, live, rebuild, with_answers
from webapp.facts.models import slug
from webapp.pages.numbers import BAR, LABEL, ROW, VALUE, WIDTH, Bar, Chart
from webapp.pages.site import App

DATA = fixture().data
TYPES = {"integer": int, "year": int, "number": Decimal, "string": str}
LIMITS = (
    "These are contacts to one hotline. They do not show how many people are trafficked.",
    "Many contacts ask for information or training.",
)


@pytest.fixture
def page(pages: PageClient) -> Page:
    return pages.page("/en/numbers/")


def with_rows(table: str, rows: list[object]) -> Page:
    """Return the page as it is with other rows in a table."""
    tables = {**DATA.tables, table: DATA.tables[table].model_copy(update={"rows": rows})}
    return PageClient(rebuild(data=change(DATA, {}, tables=tables))).page("/en/numbers/")


def section(page: Page, name: str) -> str:
    return page.texts(f"section#{name}")[0]


def test_hotline_counts_are_never_shown_without_their_limits(pages: PageClient) -> None:
    for page in pages.each("numbers/"):
        for name in ("hotline", "themselves", "then"):
            assert all(page.said(limit, None) in section(page, name) for limit in LIMITS)


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("hotline", "From 2023 to 2024: no proof of a rise"),
        ("hotline", "2023: 78 signals and 36 cases. 2024: 88 signals and 41 cases."),
        ("hotline", "This is one step, from one year to the next, and the numbers are small."),
        ("hotline", "Chance alone can move numbers as small as these this far."),
        ("hotline", "So nobody can say from them that trafficking rises or falls."),
        ("hotline", "The years in between are not in our copy."),
        ("hotline", "A year that is not in our copy is not zero."),
        ("hotline", "Calls and signals are different measures."),
        ("neighbors", "41 cases is a small number."),
        ("neighbors", "Maine does not clearly differ from Connecticut or Vermont."),
        ("served", "That is 45% of the work of one program."),
        ("police", "2016 Maine gave no data"),
        ("police", "The list shows offenses, not who takes part."),
        ("police", "2021 is not in the drawing"),
    ],
)
def test_what_limits_a_number_stands_with_it(page: Page, where: str, sentence: str) -> None:
    assert sentence in section(page, where)


def test_no_number_says_more_than_its_source(page: Page) -> None:
    """No state is ranked, no year that we lack is said to be empty, no grant to be all."""
    assert not re.search(r"highest|lowest|\bmost\b", section(page, "neighbors"))
    assert "not found" not in page.main
    grant = "One federal grant paid for help to 157 people"
    assert page.main.count("157 people") == page.main.count(grant) > 0
    assert "157" not in " ".join(page.texts("td"))
    assert "2021" not in page.texts("section#police svg")[0]
    cited = f"“{DATA.statements['cases_2019'].quote}”"
    assert cited in page.texts("blockquote")
    named = {f"/en/resources/{slug(key)}/" for key in DATA.site.named_before}
    assert named <= {*page.links("section#then")}


def test_a_range_is_drawn_and_in_the_table_and_one_apart_is_not_named_alike(page: Page) -> None:
    rates = DATA.tables["rates-2024"].rows
    assert len(page.all(".chart .spread")) == len([row for row in rates if row.low]) > 0
    assert {"Nowhere 2.95 2.1 to 4", "Rhode Island 1.72 not known"} <= {*page.texts("tr")}
    bare = {"low": None, "high": None}
    rows = [with_answers(row, **(bare if row.state == "Vermont" else {})) for row in rates]
    other = with_rows("rates-2024", rows)
    assert "does not clearly differ from Connecticut." in section(other, "neighbors")


def test_people_who_got_help_have_a_kind(page: Page) -> None:
    kinds = page.texts("table[aria-labelledby=served-table] td")[2::3]
    assert {"sex trafficking", "the source does not say"} <= {*kinds}
    figures = {key: with_answers(f, kind="unknown") for key, f in DATA.figures.items()}
    unknown = PageClient(rebuild(data=change(DATA, {}, figures=figures))).page("/en/numbers/")
    assert "sex and labor trafficking" not in section(unknown, "served")


def test_missing_years_are_one_row_that_says_so(page: Page) -> None:
    rows = page.texts("table[aria-labelledby=hotline-table] tr")
    assert rows[6] == "2017 to 2022 not in our copy"
    assert len(rows) == 1 + 5 + 1 + 2
    charts = page.texts("section#hotline svg.chart")
    assert [text.count("not in our copy") for text in charts] == [1, 1]  # contacts and cases


def test_measures_of_the_hotline_never_mix(page: Page) -> None:
    """Each has bars below a heading of its own, with a gap between them or without."""
    rows = DATA.tables["hotline"].rows
    for each in (page, with_rows("hotline", [row for row in rows if row.contacts is not None])):
        chart = each.all("section#hotline svg.chart")[0]
        kinds = [str(e.attrs["class"]) for e in in_order(chart) if e.name in {"rect", "text"}]
        bars = [kind for kind in kinds if kind in {"heading", "bar", "signals"}]
        assert bars == ["heading", *["bar"] * 5, "heading", *["signals"] * 2]


def test_each_drawing_says_how_to_cite_it(page: Page) -> None:
    texts = page.texts(".copy")
    titles = [text.rstrip(".") for text in page.texts("figcaption > strong")]
    assert len(titles) == 5
    for title in titles:
        [text] = [text for text in texts if text.startswith(title)]
        assert re.search(r"Sources: .*20\d\d\)", text)
        assert text.endswith("Local Data & Resources, May 1, 2025. License: CC-BY-4.0.")
    assert page.texts("#cite .copy")[0].startswith(
        "From 2023 to 2024: no proof of a rise. Sources:"
    )
    none = PageClient(rebuild(data=change(DATA, {"site": {"license": ""}}))).page("/en/numbers/")
    assert "License" not in " ".join(none.texts(".copy"))
    assert "No license says yet how others may use the tables and drawings." in none.main


def test_all_files_and_their_license_are_in_one_place_that_the_top_leads_to(
    pages: PageClient,
) -> None:
    names = (*DATA.tables, "figures")
    files = {f"/tables/{slug('datapackage')}.json", *(f"/tables/{slug(n)}.csv" for n in names)}
    for page in pages.each("numbers/"):
        assert files == {*page.links("#tables li")} == {*page.links("main a[href^='/tables/']")}
        assert DATA.site.license in section(page, "tables")
        assert page.links("main > .links") == ["#tables", "#recent", "#cite"]


@pytest.mark.parametrize("get", [fixture, live])
def test_each_table_is_a_file_with_its_sources_limits_and_kinds_of_columns(
    get: Callable[[], App],
) -> None:
    """As a reader of Data Packages finds them: each cell is of the type of its column."""
    app, client = get(), get().test_client()
    package = json.loads(client.get(f"/tables/{slug('datapackage')}.json").text)
    tables = {slug(name): [*table.rows] for name, table in app.data.tables.items()}
    tables[slug("figures")] = [*app.data.figures.values()]
    assert [resource["path"] for resource in package["resources"]] == [f"{t}.csv" for t in tables]
    named = [each["name"] for each in package.get("licenses", [])]
    assert named == [app.data.site.license] * bool(app.data.site.license)
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert all(field["title"] and field["description"] for field in fields.values())
        header, *rows = csv.reader(StringIO(client.get(f"/tables/{resource['path']}").text))
        assert header == [*fields]
        for row, record in zip(rows, tables[slug(resource["name"])], strict=True):
            cells = dict(zip(header, row, strict=True))
            assert cells["limits"] == resource["description"] != ""
            if key := getattr(record, "source", None):
                title = app.data.sources[key].title
                assert title in cells.get("title", cells.get("source", ""))
                assert title in str(resource["sources"])
            for name, cell in cells.items():
                TYPES[fields[name]["type"]](cell or "0")


VALUES = st.decimals("0.01", 10**6, places=2)
BARS = VALUES.map(lambda value: Bar("2013", value))
ENDS = st.lists(VALUES, min_size=3, max_size=3).map(sorted)
SPREADS = ENDS.map(lambda ends: Bar("Maine", ends[1], spread=ends[::2]))
RANGES = ENDS.map(lambda ends: Bar("", ends[2], low=ends[0], kind="range"))
OTHERS = st.sampled_from([Bar("Calls", kind="heading"), Bar("2017", kind="gap", shown="none")])


@given(st.lists(BARS | SPREADS | RANGES | OTHERS, max_size=15), st.sampled_from([LABEL, 118]))
def test_every_mark_lies_inside_the_picture_and_is_mirrored_for_arabic(
    bars: list[Bar], label: int
) -> None:
    left, right = Chart(bars, "ltr", label), Chart(bars, "rtl", label)
    assert right.axis == WIDTH - left.axis
    assert len(left.bars) == len(bars)
    for bar, other in zip(left.bars, right.bars, strict=True):
        assert 0 <= bar["x"] <= bar["x"] + bar["length"] <= WIDTH
        assert 0 <= bar["y"] < bar["text_y"] <= bar["y"] + BAR <= left.height == ROW * len(bars)
        assert all(0 <= int(x) <= WIDTH for x in re.findall(r"[MH](\d+)", bar["spread"]))
        assert 0 <= bar["label_x"] <= WIDTH
        assert 0 <= bar["shown_x"] <= WIDTH
        assert other["x"] == WIDTH - bar["x"] - bar["length"]
        for at in ("label_x", "shown_x"):
            assert other[at] == WIDTH - bar[at]
        assert [other[k] for k in ("y", "length", "shown")] == [
            bar[k] for k in ("y", "length", "shown")
        ]


def test_bars_are_in_proportion_and_leave_room_for_labels_and_numbers() -> None:
    bars = [Bar(str(n), Decimal(n)) for n in (25, 50, 100, 0)]
    room = WIDTH - LABEL - VALUE
    placed = Chart(bars, "ltr").bars
    assert [bar["length"] for bar in placed] == [room // 4, room // 2, room, 2]
    assert [bar["x"] for bar in placed] == [LABEL] * 4
    half, none = Bar("", Decimal(100), low=Decimal(50), kind="range"), Bar("", kind="gap")
    ranged, full, gap = Chart([half, bars[2], none], "ltr").bars
    assert (ranged["x"], ranged["length"]) == (full["x"] + room // 2, room // 2)
    assert (gap["x"], gap["length"]) == (LABEL, WIDTH - LABEL)


@pytest.mark.parametrize("get", [fixture, live])
def test_the_package_fits_the_profile_of_its_standard(get: Callable[[], App]) -> None:
    folder = os.environ.get("HSDS_SCHEMAS")
    if not folder:
        pytest.skip("HSDS_SCHEMAS does not say where the standards are")
    profile = Path(folder).parents[1] / "datapackage2/datapackage.json"
    package = get().test_client().get(f"/tables/{slug('datapackage')}.json").text
    validator = Draft7Validator(json.loads(profile.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(package))] == []
    assert list(validator.iter_errors({"name": "x"}))
