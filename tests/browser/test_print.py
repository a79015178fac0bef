"""On paper: black on white, the whole list, and cards that fit, in every language of the site."""

import base64
import re

import pytest

from tests.browser.browsers import Chromium
from tests.browser.measures import PHONE, Look, measure
from tests.sites import LANGUAGES, live
from webapp.facts.directory import Choice, find_services
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

PAPERS = {"Letter": (8.5, 11.0), "A4": (8.27, 11.69)}  # width and height in inches
MARGIN = 6.3 / 25.4  # in inches, as card.css sets it
PIXELS_PER_INCH = 96  # in CSS
COPIES = 6
INK = """((style) => [style.color, style.backgroundColor, [...document.querySelectorAll(
    "nav, footer, .skip, .hotlines")].filter((one) => one.checkVisibility()).length])
    (getComputedStyle(document.documentElement))"""
# How many services are seen, how many are there, and how long the list is on a phone.
LISTED = """((all) => [all.filter((one) => one.checkVisibility()).length, all.length,
    document.documentElement.scrollHeight,
    document.querySelector("#listings summary").getBoundingClientRect().top + scrollY])
    ([...document.querySelectorAll("#listings .card[data-where]")])"""
HEADINGS_AND_WORDS = """[
    [...document.querySelectorAll("h1, h2, h3")].filter((one) => one.checkVisibility())
      .map((one) => one.innerText),
    document.body.innerText,
]"""
REPEAT_THE_NUMBERS = """document.querySelectorAll(".paper ul").forEach((list) => {
    list.append(...[...list.children].map((line) => line.cloneNode(true)));
})"""
CUT_OFF = ("clipped()", "sideways()")
# Where the lines of the strips are vertical, overlapping() measures the wrong sides of them.
PRINTED = {
    "card/": (*CUT_OFF, "overlapping()"),
    "card/plain/": (*CUT_OFF, "overlapping()"),
    "card/wall/": CUT_OFF,
}


def look_printed_on(paper: str) -> Look:
    """Return a look that lays out a page in the width that a printer fills of a paper."""
    width, _ = PAPERS[paper]
    return Look(round((width - 2 * MARGIN) * PIXELS_PER_INCH), medium="print")


def count_sheets(chromium: Chromium, paper: str) -> int:
    """Print the page on a paper."""
    width, height = PAPERS[paper]
    options = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
    pdf = base64.b64decode(chromium.driver.execute_cdp_cmd("Page.printToPDF", options)["data"])
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.promise("A4", "L16")
@pytest.mark.parametrize("path", ["/en/numbers/", "/ar/card/", "/so/resources/"])
def test_paper_is_black_on_white_without_navigation(
    chromium: Chromium, origin: str, path: str
) -> None:
    chromium.open(origin + path)
    Look(scheme="dark", medium="print").apply(chromium)
    assert chromium.run(INK) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", 0]


@pytest.mark.promise("S9")
@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_list_is_short_in_every_language_and_whole_on_paper(
    chromium: Chromium, live_origin: str, locale: str
) -> None:
    chromium.open(f"{live_origin}/{locale}/resources/")
    Look(PHONE).apply(chromium)
    many = len(find_services(live().data, Choice()))
    shown, there, length, first = chromium.run(LISTED)
    assert shown < there == many
    assert length < 170 * many + 1200
    assert first < 1200
    nodes = chromium.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("StaticText") < 5 * many + 60
    look_printed_on("Letter").apply(chromium)
    assert chromium.run(LISTED)[0] == many
    assert count_sheets(chromium, "Letter") <= 10


@pytest.mark.promise("T18")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_cards_and_poster_print_whole_on_one_sheet_under_a_neutral_heading(
    chromium: Chromium, live_origin: str, locale: str, paper: str
) -> None:
    wanted = str(live().translators[locale].gettext("Useful numbers in Maine"))
    for path, measures in PRINTED.items():
        Look().apply(chromium)
        chromium.open(f"{live_origin}/{locale}/{path}")
        look_printed_on(paper).apply(chromium)
        assert measure(chromium, *measures) == [], path
        assert count_sheets(chromium, paper) == 1, path
        headings, words = chromium.run(HEADINGS_AND_WORDS)
        assert headings == [wanted], path
        for key in live().data.site.card:
            number = group_phone(live().data.services[key].phones[0].number)
            assert words.count(number) >= (1 if path == "card/wall/" else COPIES), (path, number)


@pytest.mark.promise("T18")
def test_cards_too_long_for_one_sheet_go_on_to_the_next(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/so/card/")
    look_printed_on("Letter").apply(chromium)
    assert count_sheets(chromium, "Letter") == 1
    for _ in range(3):
        chromium.run(REPEAT_THE_NUMBERS)
    assert measure(chromium, *PRINTED["card/"]) == []
    assert count_sheets(chromium, "Letter") > 1
