"""Drawings as files, each usable alone: with its finding, its sources, its day and its license."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.client import SLUG, PageClient
from tests.page import text_of
from tests.site.otherwise import otherwise
from tests.sites import RunningSite, fixture
from webapp.site.addresses import drawing_address
from webapp.site.pagemodels.figures import DRAWINGS

SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
EACH = pytest.mark.parametrize("key", DRAWINGS)


def read(site: RunningSite, key: str, locale: str = "en") -> ET.Element:
    """Return a drawing, which is well-formed and said to be what it is."""
    response = site.app.test_client().get(drawing_address(locale, key))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response.headers["Content-Language"] == locale
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Disposition" not in response.headers
    return ET.fromstring(response.data)


def words_of(picture: ET.Element) -> str:
    """Return the words that somebody sees who has the picture alone."""
    return " ".join(" ".join(element.itertext()) for element in picture.iter(f"{SVG}text"))


@EACH
@pytest.mark.parametrize("locale", fixture().locales)
def test_a_drawing_has_a_neutral_title_and_carries_its_sources_day_and_license(
    site: RunningSite, pages: PageClient, key: str, locale: str
) -> None:
    picture = read(site, key, locale)
    page = pages.page(f"/{locale}/numbers/")
    [finding] = [str(element.text) for element in picture.iter(f"{DC}title")]
    assert picture.findtext(f"{SVG}title") == page.title  # what a tab and a history show
    assert finding in [text_of(element) for element in page.all("figcaption > strong")]
    seen = " ".join(words_of(picture).split())
    assert finding in seen
    text = str(picture.findtext(f"{SVG}desc"))
    assert text.startswith(finding)
    assert {*text.removeprefix(finding).removeprefix(".").split()} <= {*seen.split()}
    sources = [str(element.text) for element in picture.iter(f"{DC}source")]
    assert sources
    for source in sources:
        assert source.partition(":")[0] in seen
    assert [element.text for element in picture.iter(f"{DC}date")] == ["2025-05-01"]
    assert [element.text for element in picture.iter(f"{DC}rights")] == ["CC-BY-4.0"]
    assert "CC-BY-4.0" in seen
    assert "2025" in seen
    direction = site.locales[locale].direction
    assert picture.attrib["direction"] == direction


@EACH
def test_nothing_in_a_drawing_runs_loads_or_leads_away(site: RunningSite, key: str) -> None:
    for element in read(site, key).iter():
        assert element.tag.rpartition("}")[2] not in {"script", "style", "a", "image", "use"}
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]


@EACH
def test_every_line_lies_within_the_drawing(site: RunningSite, key: str) -> None:
    picture = read(site, key)
    _, _, width, height = (int(number) for number in picture.attrib["viewBox"].split())
    for text in picture.findall(f"{SVG}text"):
        assert int(text.attrib["y"]) < height
        letters = len("".join(text.itertext()))
        assert letters * int(text.attrib["font-size"]) * 0.56 < width, "".join(text.itertext())


def test_addresses_are_slugs_and_each_leads_to_one_drawing() -> None:
    addresses = [drawing_address("so", drawing) for drawing in DRAWINGS]
    assert len({*addresses}) == len(DRAWINGS)
    for address in addresses:
        assert SLUG.fullmatch(address.removeprefix("/so/tables/").removesuffix(".svg"))


def test_a_drawing_without_a_license_claims_none(site: RunningSite) -> None:
    none = replace(site.content, featured=replace(site.content.featured, license=""))
    picture = read(otherwise(content=none), "hotline")
    assert list(picture.iter(f"{DC}rights")) == []
    assert "License" not in words_of(picture)
