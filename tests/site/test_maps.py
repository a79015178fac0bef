"""The drawing of Maine: all counties, and filled those that the words beside it name."""

import pytest

from tests.client import PageClient
from tests.running import CONTENT
from webapp.content.services import Coverage
from webapp.site.maps import draw_map


def test_every_county_is_drawn_once_and_the_meant_one_is_filled() -> None:
    for place, county in enumerate(CONTENT.counties):
        drawing = draw_map([county], CONTENT)
        assert drawing is not None
        assert [shape.is_meant for shape in drawing.shapes] == [n == place for n in range(16)]
        assert len({shape.outline for shape in drawing.shapes}) == 16


def test_nothing_is_drawn_where_no_county_is_meant() -> None:
    assert draw_map([], CONTENT) is None
    assert draw_map(["wabanaki"], CONTENT) is None


@pytest.mark.parametrize("identifier", CONTENT.services)
def test_a_listing_shows_the_counties_that_it_names(pages: PageClient, identifier: str) -> None:
    area = CONTENT.services[identifier].area
    filled = pages.page(f"/ar/resources/{identifier}/").all(".map .meant")
    expected = len(area.counties) if area.coverage is Coverage.COUNTIES else 0
    assert len(filled) == expected


def test_the_drawing_is_for_eyes_only(pages: PageClient) -> None:
    drawing = pages.page("/en/resources/?where=oxford").all("svg.map")[0]
    assert drawing.attrs["aria-hidden"] == "true"
    assert not drawing.query("a")
