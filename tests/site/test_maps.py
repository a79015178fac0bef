"""The drawing of the state: all counties, and filled those that the words beside it name."""

from copy import copy
from dataclasses import replace

from tests.client import PageClient
from tests.sites import RunningSite
from webapp.content.loading import Content
from webapp.content.service_filters import NATION
from webapp.content.services import Status
from webapp.site.pictures import draw_map


def test_every_county_is_drawn_once_and_the_meant_one_is_filled(content: Content) -> None:
    number = len(content.counties)
    for index, county in enumerate(content.counties):
        drawing = draw_map([county], content)
        assert drawing is not None
        assert [shape.is_meant for shape in drawing.shapes] == [n == index for n in range(number)]
        assert len({shape.outline for shape in drawing.shapes}) == number


def test_nothing_is_drawn_where_no_county_is_meant_or_one_has_no_outline(content: Content) -> None:
    county = next(iter(content.counties))
    assert draw_map([], content) is None
    assert draw_map([NATION], content) is None
    places = content.places
    blank = copy(places.counties[county])
    vars(blank)["outline"] = ""
    without = {**places.counties, county: blank}
    for other in (replace(places, map=None), replace(places, counties=without)):
        assert draw_map([county], replace(content, places=other)) is None


def test_a_listing_shows_the_counties_that_it_names(site: RunningSite, pages: PageClient) -> None:
    found = set()
    for identifier, service in site.content.services.items():
        filled = pages.page(f"/ar/resources/{identifier}/").all(".map .meant")
        is_closed = service.status is Status.CLOSED
        assert len(filled) == (0 if is_closed else len(service.service_areas.counties))
        found.add(len(filled))
    assert {0, 1, 2} <= found


def test_the_drawing_is_for_eyes_only(pages: PageClient, content: Content) -> None:
    county = next(iter(content.counties))
    drawing = pages.page(f"/en/resources/{county}/any/").all("svg.map")[0]
    assert drawing.attrs["aria-hidden"] == "true"
    assert not drawing.query("a")
