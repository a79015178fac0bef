"""The list of services: which match a choice, in what order and groups."""

import pytest

from tests.sites import fixture_app
from webapp.facts.directory import (
    Choice,
    facet_values,
    find_services,
    group_services,
    list_choices,
)
from webapp.facts.models import url_code
from webapp.facts.services import Service

DATA = fixture_app().data
AUTHORITIES = ("none", "state", "police", "immigration")
CHOICES = [Choice(), *list_choices(DATA, fixture_app().locales).values()]
each_choice = pytest.mark.parametrize("choice", CHOICES)


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def ids_by_group(facet: str, value: str) -> dict[str, list[str]]:
    return {group.kind: ids(group.services) for group in group_services(DATA, Choice(facet, value))}


@pytest.mark.promise("P4")
@each_choice
def test_find_services_lists_authorities_and_unclear_services_last(choice: Choice) -> None:
    ranks = [
        (AUTHORITIES.index(service.authority), service.status == "unknown")
        for service in find_services(DATA, choice)
    ]
    assert ranks == sorted(ranks)


@pytest.mark.promise("P4")
@each_choice
def test_group_services_lists_each_service_once_and_police_last_and_alone(choice: Choice) -> None:
    groups = group_services(DATA, choice)
    grouped = [service.id for group in groups for service in group.services]
    assert sorted(grouped) == sorted(ids(find_services(DATA, choice)))
    for group in groups:
        assert all(service.is_police == (group.kind == "police") for service in group.services)
    assert "police" not in [group.kind for group in groups[:-1]]


@pytest.mark.promise("S2")
@pytest.mark.parametrize("place", facet_values(DATA)["where"])
def test_group_services_of_a_place_begins_with_those_near_by_need_and_one_steady_line(
    place: str,
) -> None:
    groups = group_services(DATA, Choice("where", place))
    near = [group for group in groups if group.kind == "near"]
    assert groups[: len(near)] == near
    services = [service for group in near for service in group.services]
    assert place == "unsure" or all(service.is_local(place) for service in services)
    listed = [
        (group.need, s.id) for group in near for s in (*group.services, *group.other_services)
    ]
    assert sorted(listed) == sorted((need, s.id) for s in services for need in s.needs)
    added = [group.always_answered for group in near if group.always_answered]
    assert all(service.is_always_answered for service in added)
    has_steady_line = any(service.is_always_answered for service in services)
    assert len(added) == (0 if has_steady_line else 1)


@pytest.mark.promise("S3")
def test_group_services_need_lists_services_that_connect_after_those_that_help() -> None:
    assert ids(find_services(DATA, Choice("need", "stay"))) == ["harbor-text", "shore-line"]
    assert ids_by_group("need", "stay") == {"matching": ["harbor-text"], "leading": ["shore-line"]}


@pytest.mark.promise("S5")
def test_group_services_language_lists_speakers_then_interpreters_then_newcomers() -> None:
    assert ids(find_services(DATA, Choice("language", "so")))[:3] == ["coast", "law", "shore-line"]
    assert ids_by_group("language", "so") == {
        "speaking": ["coast", "law"],
        "interpreting": ["shore-line"],
        "newcomers": ["bridge"],
    }
    assert "newcomers" not in ids_by_group("language", "en")


@pytest.mark.promise("S4")
def test_group_services_whom_lists_yes_before_ask_and_leaves_out_no() -> None:
    sure, police = ["shore-line", "harbor-text"], ["rescue", "border"]
    ask = ["coast", "bridge", "law", "papers-law", "relay", "shore-office", "child-office"]
    assert ids_by_group("whom", "men") == {"matching": sure, "ask": ask, "police": police}
    assert ids_by_group("whom", "women")["matching"] == [*sure, "nation-house"]


@pytest.mark.promise("S4")
def test_find_services_with_children_lists_only_places_to_stay() -> None:
    services = find_services(DATA, Choice("whom", "children_with_you"))
    assert sorted(ids(services)) == ["harbor-text", "shore-line"]  # the second leads to one


@pytest.mark.promise("T4")
def test_url_code_never_changes() -> None:
    assert url_code("coast") == "r3527", "readers keep addresses"
