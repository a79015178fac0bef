"""The list of services: who fits, in what order, in which groups, and what each place counts."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.client import PageClient
from tests.sites import change, fixture, rebuild, with_answers
from webapp.facts.directory import (
    Filters,
    count,
    find,
    group,
    options,
    read_values,
)
from webapp.facts.models import NEEDS, slug
from webapp.facts.services import Service

DATA = fixture().data
FACETS = Filters._fields
RANKS = ("none", "state", "police", "immigration")
ANSWERS = read_values(DATA, FACETS, fixture().locales)
CHOICES = st.builds(
    Filters, **{facet: st.none() | st.sampled_from(options(DATA, facet)) for facet in FACETS}
)


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def kinds(**chosen: str) -> dict[str, list[str]]:
    """Return the ids in each group by its kind."""
    return {part.kind: ids(part.services) for part in group(DATA, Filters(**chosen))}


@given(filters=CHOICES, facet=st.sampled_from(FACETS))
@example(Filters(), "where")
def test_what_is_found_is_counted_ordered_and_parted(filters: Filters, facet: str) -> None:
    found = find(DATA, filters)
    assert count(DATA, filters) == len({*ids(found)}) == len(found)
    assert "closed" not in {service.status for service in found}
    assert {*ids(found)} <= {*ids(find(DATA, filters._replace(**{facet: None})))}
    places = [(RANKS.index(each.authority), each.status == "unknown") for each in found]
    assert places == sorted(places)
    parted = [service for part in group(DATA, filters) for service in part.services]
    assert sorted(ids(parted)) == sorted(ids(found))


@pytest.mark.promise("P4")
@given(filters=CHOICES)
@example(Filters())
@example(Filters(need="agencies"))
def test_the_police_are_last_and_in_a_group_of_their_own(filters: Filters) -> None:
    groups = group(DATA, filters)
    for part in groups:
        assert {service.is_police for service in part.services} <= {part.kind == "police"}
    assert "police" not in [part.kind for part in groups[:-1]]


def test_all_services_are_in_the_considered_order_and_who_may_be_gone_after_who_helps() -> None:
    found = ids(find(change(DATA, {"coast": {"status": "unknown"}}), Filters()))
    assert found[:3] == [key for key in DATA.site.home if key != "coast"]
    assert found[-5:] == ["coast", "shore-office", "child-office", "rescue", "border"]


@pytest.mark.promise("S2")
@pytest.mark.parametrize("where", options(DATA, "where"))
def test_near_comes_first_by_need_and_numbers_in_doubt_never_alone(where: str) -> None:
    found, groups = find(DATA, Filters(where=where)), group(DATA, Filters(where=where))
    is_far = [not service.is_local(where) for service in found if service.authority == "none"]
    assert is_far == sorted(is_far)
    near = [part for part in groups if part.kind == "near"]
    assert groups[: len(near)] == near
    services = [service for part in near for service in part.services]
    assert all(service.is_local(where) for service in services) or where == "unsure"
    held = [(part.need, s.id) for part in near for s in (*part.services, *part.others)]
    assert sorted(held) == sorted((need, s.id) for s in services for need in s.needs)
    assert all(s.first_need == part.need for part in near for s in part.services)
    beside = [part.also for part in near if part.also]
    assert all(service.is_steady for service in beside)
    assert len(beside) == (not any(service.is_steady for service in services))


def test_a_line_that_may_be_gone_is_steady_only_when_somebody_called() -> None:
    line = DATA.services["nation-house"]
    [phone], [called, _] = line.phones, DATA.services["coast"].phones
    unclear = with_answers(line, status="unknown")
    assert line.is_steady
    assert not unclear.is_steady
    assert with_answers(unclear, phones=[with_answers(phone, called=called.called)]).is_steady


@pytest.mark.promise("S3")
def test_who_leads_to_help_comes_after_who_gives_it() -> None:
    assert ids(find(DATA, Filters(need="stay"))) == ["harbor-text", "shore-line"]
    assert kinds(need="stay") == {"found": ["harbor-text"], "leading": ["shore-line"]}


@pytest.mark.promise("S5")
def test_a_language_has_three_steps() -> None:
    assert ids(find(DATA, Filters(language="so")))[:3] == ["coast", "law", "shore-line"]
    assert kinds(language="so") == {
        "speaking": ["coast", "law"],
        "interpreting": ["shore-line"],
        "newcomers": ["bridge"],
    }


@pytest.mark.promise("S5")
@pytest.mark.parametrize(
    "filters", [Filters(language="en"), Filters(language="so", by="voice"), Filters(hours="24")]
)
def test_who_is_for_newcomers_is_never_said_to_answer(filters: Filters) -> None:
    assert "bridge" not in ids(find(DATA, filters))


@pytest.mark.promise("S4")
def test_no_takes_a_service_off_and_ask_is_apart_after_yes() -> None:
    sure, police = ["shore-line", "harbor-text"], ["rescue", "border"]
    ask = ["coast", "bridge", "law", "papers-law", "relay", "shore-office", "child-office"]
    assert kinds(whom="men") == {"found": sure, "ask": ask, "police": police}
    assert kinds(whom="women")["found"] == [*sure, "nation-house"]
    # Children come along to a place to stay, or to who leads to one.
    assert sorted(ids(find(DATA, Filters(whom="children_with_you")))) == sorted(sure)


def test_one_channel_has_to_fit_it_all() -> None:
    at_any_hour = ids(find(DATA, Filters(by="voice", hours="24")))
    assert "coast" in at_any_hour
    assert "law" not in at_any_hour
    assert find(DATA, Filters(by="text", language="so")) == []  # a voice line speaks it


def test_a_tribal_center_is_found_in_its_county_and_under_its_nation() -> None:
    center = with_answers(DATA.services["nation-house"], where=["midshire"])
    assert center.is_local("wabanaki")
    assert center.is_local("midshire")
    assert not with_answers(center, where=["statewide"]).is_local("wabanaki")


@pytest.mark.promise("T4")
@given(identifier=st.text())
def test_a_slug_is_a_letter_and_four_digits_whatever_the_id(identifier: str) -> None:
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz][0-9]{4}", slug(identifier))


def test_a_slug_never_changes_since_people_keep_addresses() -> None:
    assert slug("coast") == "r3527"
    assert len({*map(slug, NEEDS)}) == len(NEEDS)


def test_a_language_that_nobody_speaks_has_its_list() -> None:
    assert read_values(DATA, FACETS, ["sw"])["sw"] == Filters(language="sw")
    assert options(DATA, "language", ["sw"])[0] == "sw"


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_list_holds_as_many_as_its_headings_and_its_answer_say(
    pages: PageClient, answer: str
) -> None:
    """In the order of its groups, each a card once; a place promises those who are near."""
    filters = ANSWERS[answer]
    path = f"{answer}/any" if filters.where else f"any/{answer}"
    address = f"/en/resources/{path}/"
    page, groups = pages.page(address), group(DATA, filters)
    shown = [service.slug for part in groups for service in part.services]
    cards = page.links("#listings .card[data-needs] h4 a")
    assert cards == [f"/en/resources/{each}/" for each in shown]
    held = [len(part.services) + len(part.others) for part in groups]
    assert [int(text.rpartition(": ")[2]) for text in page.texts("#listings h3")] == held
    assert len(cards) + len(page.all(".group .rows li")) == sum(held)
    near = [part for part in groups if part.kind == "near" or not filters.where]
    promised = sum(len(part.services) for part in near)
    counted = pages.page("/en/find/").texts(f".question [href={address!r}] .count")
    assert counted == [str(promised)] * (promised > 0)


def test_every_town_leads_to_its_county(pages: PageClient) -> None:
    page = pages.page("/so/towns/")
    found = zip(page.texts("main details li a"), page.links("main details li a"), strict=True)
    assert sorted(found) == sorted(
        (f"{town} ({DATA.counties[key].name})", f"/so/resources/{key}/any/")
        for key, towns in DATA.towns.counties.items()
        for town in towns
    )


@pytest.mark.promise("S8")
def test_where_nothing_fits_the_answer_the_page_says_whom_to_ask() -> None:
    no_whatsapp = {"law": {"phones": DATA.services["law"].phones[:2]}}
    client = PageClient(rebuild(data=change(DATA, no_whatsapp)))
    calls = client.page("/en/resources/any/whatsapp/").links("#listings > p .reach a")
    assert calls == [DATA.services[key].phones[0].href for key in (*DATA.site.first, "shore-line")]


def test_a_page_draws_the_counties_that_it_names_and_only_those(pages: PageClient) -> None:
    for key, named in {"harbor-text": ["northshire", "southshire"], "old-bridge": []}.items():
        drawn = [e.attrs["d"] for e in pages.page(f"/ar/resources/{key}/").all(".map .meant")]
        assert drawn == [DATA.counties[county].outline for county in named]
