"""The list of services: who fits, in what order, in which groups, and what each place counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.client import PageClient
from tests.sites import change, fixture, rebuild
from webapp.facts.directory import (
    Choice,
    facet_values,
    find_services,
    find_text_services,
    group_services,
    list_choices,
    prioritize_language,
)
from webapp.facts.models import slug
from webapp.facts.services import Service

DATA = fixture().data
RANKS = ("none", "state", "police", "immigration")
CHOICES = [Choice(), *list_choices(DATA, fixture().locales).values()]


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def kinds(facet: str, value: str) -> dict[str, list[str]]:
    """Return the ids in each group by its kind."""
    return {part.kind: ids(part.services) for part in group_services(DATA, Choice(facet, value))}


@pytest.mark.promise("P4")
@pytest.mark.parametrize("choice", CHOICES)
def test_who_fits_is_ordered_and_parted_and_the_police_are_last_and_by_themselves(
    choice: Choice,
) -> None:
    found, groups = find_services(DATA, choice), group_services(DATA, choice)
    assert {*ids(found)} <= {*ids(find_services(DATA, Choice()))}
    assert "closed" not in {service.status for service in found}
    places = [(RANKS.index(each.authority), each.status == "unknown") for each in found]
    assert places == sorted(places)
    assert sorted(ids(found)) == sorted(s.id for part in groups for s in part.services)
    for part in groups:
        assert {service.is_police for service in part.services} <= {part.kind == "police"}
    assert "police" not in [part.kind for part in groups[:-1]]


@pytest.mark.promise("S2")
@pytest.mark.parametrize("where", facet_values(DATA)["where"])
def test_near_comes_first_by_need_and_numbers_in_doubt_never_alone(where: str) -> None:
    groups = group_services(DATA, Choice("where", where))
    near = [part for part in groups if part.kind == "near"]
    assert groups[: len(near)] == near
    services = [service for part in near for service in part.services]
    assert all(service.is_local(where) for service in services) or where == "unsure"
    held = [(part.need, s.id) for part in near for s in (*part.services, *part.others)]
    assert sorted(held) == sorted((need, s.id) for s in services for need in s.needs)
    beside = [part.steady for part in near if part.steady]
    assert all(service.is_steady for service in beside)
    assert len(beside) == (not any(service.is_steady for service in services))


@pytest.mark.promise("S3")
def test_who_leads_to_help_comes_after_who_gives_it() -> None:
    assert ids(find_services(DATA, Choice("need", "stay"))) == ["harbor-text", "shore-line"]
    assert kinds("need", "stay") == {"found": ["harbor-text"], "leading": ["shore-line"]}


@pytest.mark.promise("S5")
def test_a_language_has_three_steps() -> None:
    assert ids(find_services(DATA, Choice("language", "so")))[:3] == ["coast", "law", "shore-line"]
    assert kinds("language", "so") == {
        "speaking": ["coast", "law"],
        "interpreting": ["shore-line"],
        "newcomers": ["bridge"],
    }
    assert "bridge" not in ids(find_services(DATA, Choice("language", "en")))


@pytest.mark.promise("S4")
def test_no_takes_a_service_off_and_ask_is_apart_after_yes() -> None:
    sure, police = ["shore-line", "harbor-text"], ["rescue", "border"]
    ask = ["coast", "bridge", "law", "papers-law", "relay", "shore-office", "child-office"]
    assert kinds("whom", "men") == {"found": sure, "ask": ask, "police": police}
    assert kinds("whom", "women")["found"] == [*sure, "nation-house"]
    # Children come along to a place to stay, or to who leads to one.
    assert sorted(ids(find_services(DATA, Choice("whom", "children_with_you")))) == sorted(sure)


@pytest.mark.promise("S12")
def test_who_answers_texts_in_a_language_is_not_who_speaks_it_on_the_phone() -> None:
    assert ids(find_text_services(DATA, "en"))[:1] == ["coast"]
    assert find_text_services(DATA, "so") == []  # a voice line speaks it


@pytest.mark.promise("T4")
@given(identifier=st.text())
def test_a_slug_is_a_letter_and_four_digits_whatever_the_id(identifier: str) -> None:
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz][0-9]{4}", slug(identifier))
    assert slug("coast") == "r3527", "people keep addresses"


@pytest.mark.promise("S8")
def test_where_nothing_fits_the_answer_the_page_says_whom_to_ask() -> None:
    no_whatsapp = {"law": {"phones": DATA.services["law"].phones[:2]}}
    client = PageClient(rebuild(data=change(DATA, no_whatsapp)))
    calls = client.page("/en/resources/any/whatsapp/").links("#listings > p .reach a")
    assert calls == [
        DATA.services[key].phones[0].href for key in (*DATA.site.on_every_page, "shore-line")
    ]


@pytest.mark.promise("S10")
@pytest.mark.parametrize(
    ("tag", "second"), [("en", "bridge"), ("fr", "harbor-text"), ("xx", "coast")]
)
def test_who_answers_in_a_language_comes_second_if_not_first(tag: str, second: str) -> None:
    services = [DATA.services[key] for key in ("law", "bridge", "harbor-text", "coast")]
    ordered = [service.id for service in prioritize_language(services, tag)]
    assert ordered[:2] == ["law", second]
    assert [key for key in ordered if key != second] == [
        service.id for service in services if service.id != second
    ]
