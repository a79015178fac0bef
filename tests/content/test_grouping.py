"""The list in groups: near first, numbers in doubt never alone, the police after everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.otherwise import twin
from tests.sites import fixture
from webapp.content.grouping import Group, GroupKind, count_near, group, is_steady
from webapp.content.service_filters import FACETS, NATION, UNSURE, Filters, find, is_local, options
from webapp.content.services import Authority, Need, Service

CONTENT = fixture().content
POLICE = {Authority.POLICE, Authority.IMMIGRATION}
PLACES = [*CONTENT.counties, NATION, UNSURE]
CHOICES = st.builds(
    Filters, **{facet: st.none() | st.sampled_from(options(facet, CONTENT)) for facet in FACETS}
)


@given(filters=CHOICES)
def test_whoever_is_found_is_in_one_group_and_the_police_in_the_last(filters: Filters) -> None:
    groups = group(CONTENT, filters)
    listed = [service.id for part in groups for service in part.services]
    assert sorted(listed) == sorted(service.id for service in find(CONTENT, filters))
    for part in groups:
        holds_police = [service.authority in POLICE for service in part.services]
        assert all(holds_police) if part.kind is GroupKind.POLICE else not any(holds_police)
    assert GroupKind.POLICE not in [part.kind for part in groups[:-1]]
    filled = [part for part in groups if part.services]
    is_first = [True, *(False for _ in filled[1:])][: len(filled)]
    assert [part.is_open for part in filled] == [
        first or part.kind is GroupKind.NEAR for first, part in zip(is_first, filled, strict=True)
    ]


def near_in(where: str) -> list[Group]:
    """Return the groups of who is near a place."""
    groups = group(CONTENT, Filters(where=where))
    return [part for part in groups if part.kind is GroupKind.NEAR]


def services_near(near: list[Group]) -> list[Service]:
    """Return all who are near, each once."""
    return [service for part in near for service in part.services]


@pytest.mark.parametrize("where", PLACES)
def test_as_many_are_counted_near_as_the_list_of_a_place_shows_first(where: str) -> None:
    filters = Filters(where=where)
    assert count_near(CONTENT, filters) == sum(len(part.services) for part in near_in(where))
    whole = [service for service in find(CONTENT, filters) if service.authority not in POLICE]
    assert count_near(CONTENT, filters) < len(whole) or where == UNSURE


@pytest.mark.parametrize("where", PLACES)
def test_near_comes_first_by_need_and_numbers_in_doubt_never_alone(where: str) -> None:
    groups, near = group(CONTENT, Filters(where=where)), near_in(where)
    assert groups[: len(near)] == tuple(near)
    assert all(part.need is part.services[0].needs[0] for part in near if part.services)
    for part in near:
        local = [service for service in services_near(near) if part.need in service.needs]
        assert sorted(s.id for s in (*part.services, *part.others)) == sorted(s.id for s in local)
    services = [service for part in near for service in part.services]
    beside = [part.also for part in near if part.also]
    if services:
        assert any(map(is_steady, (*services, *beside)))
        assert bool(beside) != any(map(is_steady, services))
    if where != UNSURE:
        assert all(is_local(service, where) for service in services)
        far = [
            service
            for part in groups
            for service in part.services
            if part.kind is GroupKind.ANYWHERE
        ]
        assert not [service for service in far if is_local(service, where)]


def test_a_line_that_a_source_is_against_is_not_steady() -> None:
    line = CONTENT.services["nation-house"]
    assert is_steady(line)
    phone = twin(line.phones[0], contradicted_by=("paper",))
    assert not is_steady(twin(line, phones=(phone,)))
    assert not is_steady(CONTENT.services["harbor-text"])


def test_who_leads_to_help_comes_after_who_gives_it() -> None:
    assert Need.STAY in CONTENT.services["shore-line"].leads_to
    own, leading = group(CONTENT, Filters(need="stay"))
    assert (own.kind, [service.id for service in own.services]) == (
        GroupKind.FOUND,
        ["harbor-text"],
    )
    assert (leading.kind, [service.id for service in leading.services]) == (
        GroupKind.LEADING,
        ["shore-line"],
    )


def test_a_language_has_three_steps() -> None:
    speak, add, ask = group(CONTENT, Filters(language="so"))
    assert [service.id for service in speak.services] == ["coast", "law"]
    assert [service.id for service in add.services] == ["shore-line"]
    assert (ask.kind, [service.id for service in ask.services]) == (GroupKind.NEWCOMERS, ["bridge"])


@pytest.mark.parametrize(
    "filters", [Filters(language="en"), Filters(language="so", by="voice"), Filters(hours="24")]
)
def test_who_is_for_newcomers_is_never_said_to_answer(filters: Filters) -> None:
    assert not {GroupKind.NEWCOMERS} & {part.kind for part in group(CONTENT, filters)}
    assert "bridge" not in {service.id for service in find(CONTENT, filters)}


def test_no_takes_a_service_off_and_ask_is_apart_after_yes() -> None:
    groups = group(CONTENT, Filters(whom="men"))
    sure, asked = (part for part in groups if part.kind in {GroupKind.FOUND, GroupKind.ASK})
    assert {service.id for service in sure.services} == {"shore-line", "harbor-text"}
    listed = {service.id for part in groups for service in part.services}
    assert "nation-house" not in listed
    assert "bridge" in {service.id for service in asked.services}
    children = find(
        CONTENT, Filters(whom="children_with_you")
    )  # to a place to stay, or to who leads
    assert {service_id.id for service_id in children} == {"harbor-text", "shore-line"}
    women, *_ = group(CONTENT, Filters(whom="women"))
    assert "nation-house" in {service_id.id for service_id in women.services}
