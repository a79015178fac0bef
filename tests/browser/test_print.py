"""Printed pages: black on white, the whole list, and cards that fit, in every language."""

import base64
import re

import pytest

from tests.browser.browsers import Chromium
from tests.browser.checks import OVERFLOW, PHONE, Display, find_faults
from tests.sites import LIVE_LANGUAGES, fixture_app, live_app
from webapp.facts.directory import Choice, find_services
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

PAPERS = {"Letter": (8.5, 11.0), "A4": (8.27, 11.69)}  # width and height in inches
MARGIN = 6.3 / 25.4  # in inches, as card.css sets it
PIXELS_PER_INCH = 96  # in CSS
CARDS_PER_SHEET = 6
COLORS_AND_NAVIGATION = """(({ color, backgroundColor }) => {
    const navigation = [...document.querySelectorAll("nav, .skip, .chips")];
    return [color, backgroundColor, navigation.some((element) => element.checkVisibility())];
})(getComputedStyle(document.documentElement))"""
MEASURE_LIST = """((cards) => ({
    visible: cards.filter((card) => card.checkVisibility()).length,
    all: cards.length,
    height: document.documentElement.scrollHeight,
    firstFold: document.querySelector("#listings summary").getBoundingClientRect().top + scrollY,
}))([...document.querySelectorAll("#listings .card[data-where]")])"""
HEADINGS_AND_TEXT = """[
    [...document.querySelectorAll("h1, h2, h3")].filter((heading) => heading.checkVisibility())
      .map((heading) => heading.innerText),
    document.body.innerText,
]"""
REPEAT_NUMBERS = """document.querySelectorAll(".paper ul").forEach((list) => {
    list.append(...[...list.children].map((line) => line.cloneNode(true)));
})"""
# findOverlappingText() does not know vertical lines, as in the strips of the poster.
CHECKS_BY_PATH = {
    "card/": (*OVERFLOW, "findOverlappingText()"),
    "card/plain/": (*OVERFLOW, "findOverlappingText()"),
    "card/wall/": OVERFLOW,
}


def print_display(paper: str) -> Display:
    """Return a display as wide as a printer prints on a paper."""
    width, _ = PAPERS[paper]
    return Display(round((width - 2 * MARGIN) * PIXELS_PER_INCH), medium="print")


def count_sheets(chromium: Chromium, paper: str) -> int:
    """Print the page into a PDF and return the number of its pages."""
    width, height = PAPERS[paper]
    options = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
    pdf = base64.b64decode(chromium.driver.execute_cdp_cmd("Page.printToPDF", options)["data"])
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def count_texts(chromium: Chromium) -> int:
    """Return how many texts a screen reader meets."""
    tree = chromium.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    return roles.count("StaticText")


@pytest.mark.promise("A4", "L16")
@pytest.mark.parametrize("path", ["/en/numbers/", "/ar/card/", "/so/resources/"])
def test_print_is_black_on_white_without_navigation(
    chromium: Chromium, origin: str, path: str
) -> None:
    chromium.open(origin + path)
    Display(scheme="dark", medium="print").apply(chromium)
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    assert chromium.evaluate(COLORS_AND_NAVIGATION) == [black, white, False]


def test_print_shows_numbers_to_text_and_no_chats(chromium: Chromium, origin: str) -> None:
    is_shown = """[...document.querySelectorAll("main .button.write")].map((link) =>
        [/^(sms:|https:..wa.me)/.test(link.href), link.checkVisibility()])"""
    seen = set[tuple[bool, bool]]()
    for service in fixture_app().data.services.values():
        if {channel.type for channel in service.channels} <= {"voice"}:
            continue
        chromium.open(f"{origin}/en/resources/{service.url_code}/")
        print_display("Letter").apply(chromium)
        seen |= {(has_number, shown) for has_number, shown in chromium.evaluate(is_shown)}
    assert seen == {(True, True), (False, False)}


@pytest.mark.promise("S9")
@pytest.mark.parametrize("locale", LIVE_LANGUAGES)
def test_list_is_short_on_a_phone_and_complete_in_print(
    chromium: Chromium, live_origin: str, locale: str
) -> None:
    service_count = len(find_services(live_app().data, Choice()))
    chromium.open(f"{live_origin}/{locale}/resources/")

    Display(PHONE).apply(chromium)
    on_phone = chromium.evaluate(MEASURE_LIST)
    texts_on_phone = count_texts(chromium)
    print_display("Letter").apply(chromium)
    printed = chromium.evaluate(MEASURE_LIST)

    assert on_phone["all"] == service_count
    assert on_phone["visible"] < service_count
    assert on_phone["height"] < 170 * service_count + 1200
    assert on_phone["firstFold"] < 1200
    assert texts_on_phone < 5 * service_count + 60
    assert printed["visible"] == service_count
    assert count_sheets(chromium, "Letter") <= 10


@pytest.mark.promise("T18")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("locale", LIVE_LANGUAGES)
def test_cards_and_poster_fit_on_one_sheet_under_a_neutral_heading(
    chromium: Chromium, live_origin: str, locale: str, paper: str
) -> None:
    heading = str(live_app().translators[locale].gettext("Useful numbers"))
    services = [live_app().data.services[key] for key in live_app().data.site.card]
    numbers = [group_phone(service.phones[0].number) for service in services]
    for path, checks in CHECKS_BY_PATH.items():
        Display().apply(chromium)
        chromium.open(f"{live_origin}/{locale}/{path}")
        print_display(paper).apply(chromium)

        assert find_faults(chromium, *checks) == [], path
        assert count_sheets(chromium, paper) == 1, path
        headings, text = chromium.evaluate(HEADINGS_AND_TEXT)
        assert headings == [heading], path
        copies = 1 if path == "card/wall/" else CARDS_PER_SHEET
        assert [number for number in numbers if text.count(number) < copies] == [], path


@pytest.mark.promise("T18")
def test_cards_that_are_too_long_continue_on_a_second_sheet(
    chromium: Chromium, origin: str
) -> None:
    chromium.open(f"{origin}/so/card/")
    print_display("Letter").apply(chromium)
    assert count_sheets(chromium, "Letter") == 1

    for _ in range(3):
        chromium.evaluate(REPEAT_NUMBERS)

    assert find_faults(chromium, *CHECKS_BY_PATH["card/"]) == []
    assert count_sheets(chromium, "Letter") > 1
