"""Facets and order: no reader is led to an empty list, and people come before authorities."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import FIXTURE_DAY, fixture
from webapp.content.grouping import count_near
from webapp.content.loading import Content
from webapp.content.service_filters import (
    ANY,
    FACETS,
    NATION,
    Filters,
    count,
    find,
    has_ended,
    is_local,
    options,
    speaks_itself,
)
from webapp.content.services import Authority, Extent, Status
from webapp.site.addresses import list_address
from webapp.site.pagemodels.services import build_services_page

CONTENT = fixture().content
ENGLISH = fixture().words["en"]
RANKS = (Authority.NONE, Authority.STATE, Authority.POLICE, Authority.IMMIGRATION)
CHOICES = st.builds(
    Filters, **{facet: st.none() | st.sampled_from(options(facet, CONTENT)) for facet in FACETS}
)


ANSWERS = [Filters(**{facet: value}) for facet in FACETS for value in options(facet, CONTENT)]


def find_answer(parts: list[str]) -> dict[str, str]:
    """Return the answer in the two parts of a path, of which one is `any`."""
    where, what = parts
    return {"what": what} if where == ANY else {"where": where}


def read_address(address: str) -> Filters:
    """Return what a link asks for."""
    parts = address.strip("/").split("/")[2:]
    return Filters.parse_address(find_answer(parts), CONTENT) if parts else Filters()


@given(filters=CHOICES, facet=st.sampled_from(FACETS))
def test_what_is_found_is_counted_and_ordered(filters: Filters, facet: str) -> None:
    found = find(CONTENT, filters)
    ids = {service.id for service in found}
    assert count(CONTENT, filters) == len(found) == len(ids)
    assert Status.CLOSED not in {service.status for service in found}
    wider = {service.id for service in find(CONTENT, replace(filters, **{facet: None}))}
    assert ids <= wider <= CONTENT.services.keys()
    places = [
        (RANKS.index(service.authority), service.status is Status.UNKNOWN) for service in found
    ]
    assert places == sorted(places)


def test_order_of_all_listings_holds_every_rank(content: Content) -> None:
    found = find(content, Filters())
    assert {service.authority for service in found} == set(RANKS)
    assert found[-1].authority is Authority.IMMIGRATION
    assert found[0].id == content.featured.home[0]


@pytest.mark.parametrize("filters", [Filters(), *ANSWERS])
def test_each_linked_answer_finds_as_many_as_it_says(filters: Filters) -> None:
    page = build_services_page(CONTENT, ENGLISH, filters)
    assert sum(len(group.briefs) for group in page.groups) == len(find(CONTENT, filters))
    for question in page.questions:
        for answer in (option for answers in question.option_groups for option in answers):
            asked = read_address(answer.href)
            is_place = question.facet == "where"
            assert count(CONTENT, asked) >= 1 or answer.is_chosen
            assert answer.count == (count_near if is_place else count)(CONTENT, asked)
        assert read_address(question.drop) == Filters()


@pytest.mark.parametrize("where", [*CONTENT.counties, NATION])
def test_every_place_finds_its_own_and_then_the_statewide_lines(where: str) -> None:
    services = CONTENT.services.values()
    found = find(CONTENT, Filters(where=where))
    statewide = {
        service.id for service in services if service.service_areas.extent is Extent.STATEWIDE
    }
    local = {
        service.id
        for service in services
        if is_local(service, where) and service.status is not Status.CLOSED
    }
    assert local
    assert {service.id for service in found} == statewide | local
    advocates = [
        is_local(service, where)
        for service in found
        if service.authority is Authority.NONE and service.status is not Status.UNKNOWN
    ]
    assert advocates == sorted(advocates, reverse=True)


def test_speakers_come_before_interpreters(content: Content) -> None:
    found = find(content, Filters(language="so"))
    speaking = [
        speaks_itself(service, "so") for service in found if service.authority is Authority.NONE
    ]
    assert speaking == sorted(speaking, reverse=True)
    assert {True, False} == set(speaking)


def test_one_channel_has_to_fit_it_all(content: Content) -> None:
    at_any_hour = {service.id for service in find(content, Filters(by="voice", hours="24"))}
    assert "coast" in at_any_hour
    assert "law" not in at_any_hour
    assert find(content, Filters(by="text", language="so")) == ()  # a voice line speaks it


@pytest.mark.parametrize("filters", ANSWERS)
def test_an_answer_survives_its_address(filters: Filters) -> None:
    assert read_address(list_address("en", filters)) == filters


def test_page_of_a_closed_service_stays_for_a_year(content: Content) -> None:
    closed = content.services["old-bridge"]
    assert closed.closed_on is not None
    assert not has_ended(closed, closed.closed_on + timedelta(days=365))
    assert has_ended(closed, closed.closed_on + timedelta(days=366))
    assert not has_ended(content.services["law"], FIXTURE_DAY + timedelta(days=3650))
