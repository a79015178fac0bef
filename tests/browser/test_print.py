"""On paper: black on white, the whole list, and cards that fit, in every language of the site."""

import base64
import re

import pytest

from tests.browser.browsers import Chromium
from tests.browser.measures import PHONE, Look
from tests.sites import LANGUAGES, live
from webapp.facts.directory import Choice, find
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

PRINT = Look(746, medium="print")  # pixels that a printer fills of A4: its margins are 6.3 mm
# As wide as A4 and as high as Letter, in inches: what fits here fits on both.
PAPER = {"paperWidth": 8.27, "paperHeight": 11, "preferCSSPageSize": True}
COPIES = 6
INK = """((style) => [style.color, style.backgroundColor, [...document.querySelectorAll(
    "nav, footer, .skip, .hotlines")].filter((one) => one.checkVisibility()).length])
    (getComputedStyle(document.documentElement))"""
# How many services are seen, how many are there, and how long the list is on a phone.
LISTED = """((all) => [all.filter((one) => one.checkVisibility()).length, all.length,
    document.documentElement.scrollHeight,
    document.querySelector("#listings summary").getBoundingClientRect().top + scrollY])
    ([...document.querySelectorAll("#listings .card[data-where]")])"""
# The cards that are cut off or leave the sheet, the headings and all words.
CARD = """[
    [...document.querySelectorAll(".card")].filter((one) => one.checkVisibility()
      && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth
        || one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0))
      .map((one) => `${one.scrollWidth} x ${one.scrollHeight}: ${one.innerText.slice(0, 40)}`),
    [...document.querySelectorAll("h1, h2, h3")].filter((one) => one.checkVisibility())
      .map((one) => one.innerText),
    document.body.innerText,
]"""


def count_sheets(chromium: Chromium) -> int:
    """Print the page."""
    pdf = base64.b64decode(chromium.driver.execute_cdp_cmd("Page.printToPDF", PAPER)["data"])
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
    many = len(find(live().data, Choice()))
    shown, there, length, first = chromium.run(LISTED)
    assert shown < there == many
    assert length < 170 * many + 1200
    assert first < 1200
    nodes = chromium.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("StaticText") < 5 * many + 60
    PRINT.apply(chromium)
    assert chromium.run(LISTED)[0] == many
    assert count_sheets(chromium) <= 10


@pytest.mark.promise("T18")
@pytest.mark.parametrize("locale", LANGUAGES)
def test_each_card_is_whole_on_one_page_under_a_neutral_heading(
    chromium: Chromium, live_origin: str, locale: str
) -> None:
    wanted = str(live().translators[locale].gettext("Useful numbers in Maine"))
    for kind in ("", "plain", "wall"):
        Look().apply(chromium)
        chromium.open(
            f"{live_origin}/{locale}/card/{kind}/".replace("//", "/").replace(":/", "://")
        )
        PRINT.apply(chromium)
        assert count_sheets(chromium) == 1, kind
        cut_off, headings, words = chromium.run(CARD)
        assert (cut_off, headings) == ([], [wanted]), kind
        for key in live().data.site.card:
            number = group_phone(live().data.services[key].phones[0].number)
            assert words.count(number) >= (1 if kind == "wall" else COPIES), (kind, number)
