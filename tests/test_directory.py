"""The list of services: who fits, in what order, in which groups, and what each place counts."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.client import PageClient
from tests.page import in_order, links_in, text_of
from tests.sites import answers, change, fixture, rebuild, with_answers
from webapp.facts.directory import (
    Filters,
    Group,
    count,
    count_near,
    find,
    group,
    options,
    read_values,
    written,
)
from webapp.facts.models import NEEDS, slug
from webapp.facts.services import Service

DATA = fixture().data
FACETS = Filters._fields
RANKS = ("none", "state", "police", "immigration")
PLACES = options(DATA, "where")
ANSWERS = [Filters(**{facet: each}) for facet in FACETS for each in options(DATA, facet)]
CHOICES = st.builds(
    Filters, **{facet: st.none() | st.sampled_from(options(DATA, facet)) for facet in FACETS}
)


def ids(services: list[Service]) -> list[str]:
    return [service.id for service in services]


def kinds(filters: Filters) -> dict[str, list[str]]:
    """Return the ids in each group by its kind."""
    return {part.kind: ids(part.services) for part in group(DATA, filters)}


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


@given(filters=CHOICES)
@example(Filters())
@example(Filters(need="agencies"))
def test_the_police_are_last_and_in_a_group_of_their_own(filters: Filters) -> None:
    groups = group(DATA, filters)
    for part in groups:
        assert {service.is_police for service in part.services} <= {part.kind == "police"}
    assert "police" not in [part.kind for part in groups[:-1]]


def test_all_services_are_in_the_considered_order() -> None:
    found = ids(find(DATA, Filters()))
    assert found[:4] == DATA.site.home
    assert found[-4:] == ["shore-office", "child-office", "rescue", "border"]


def test_who_may_be_gone_comes_after_all_others_who_help() -> None:
    found = find(change(DATA, {"coast": {"status": "unknown"}}), Filters())
    helpers = [service for service in found if service.authority == "none"]
    assert {*ids(helpers[-2:])} == {"coast", "shore-office"}


@pytest.mark.parametrize("where", PLACES[:-1])
def test_a_place_finds_its_own_before_the_lines_of_the_whole_state(where: str) -> None:
    found = find(DATA, Filters(where=where))
    open_ = [service for service in DATA.services.values() if service.status != "closed"]
    there = [s for s in open_ if s.is_local(where) or s.service_areas.extent == "statewide"]
    assert {*ids(found)} == {*ids(there)}
    advocates = [
        s.is_local(where) for s in found if s.authority == "none" and s.status != "unknown"
    ]
    assert advocates == sorted(advocates, reverse=True)
    assert any(advocates)


def near_in(where: str) -> list[Group]:
    return [part for part in group(DATA, Filters(where=where)) if part.kind == "near"]


@pytest.mark.parametrize("where", PLACES)
def test_near_comes_first_by_need_and_numbers_in_doubt_never_alone(where: str) -> None:
    groups, near = group(DATA, Filters(where=where)), near_in(where)
    assert groups[: len(near)] == near
    services = [service for part in near for service in part.services]
    assert count_near(DATA, Filters(where=where)) == len(services)
    for part in near:
        assert {s.first_need for s in part.services} <= {part.need}
        local = [service for service in services if part.need in service.needs]
        assert sorted(ids([*part.services, *part.others])) == sorted(ids(local))
    beside = [part.also for part in near if part.also]
    assert any(service.is_steady for service in (*services, *beside))
    assert len(beside) == (not any(service.is_steady for service in services))
    if where != "unsure":
        assert all(service.is_local(where) for service in services)
        assert not any(
            DATA.services[key].is_local(where)
            for key in kinds(Filters(where=where)).get("anywhere", [])
        )


def test_a_line_that_a_source_is_against_is_not_steady() -> None:
    line = DATA.services["nation-house"]
    disputed = with_answers(line.phones[0], contradicted_by=["paper"])
    assert line.is_steady
    assert not with_answers(line, phones=[disputed]).is_steady
    assert not with_answers(line, status="unknown").is_steady
    assert not DATA.services["harbor-text"].is_steady


def test_who_leads_to_help_comes_after_who_gives_it() -> None:
    assert kinds(Filters(need="stay")) == {"found": ["harbor-text"], "leading": ["shore-line"]}


def test_a_language_has_three_steps() -> None:
    assert ids(find(DATA, Filters(language="so")))[:3] == ["coast", "law", "shore-line"]
    assert kinds(Filters(language="so")) == {
        "speaking": ["coast", "law"],
        "interpreting": ["shore-line"],
        "newcomers": ["bridge"],
    }


@pytest.mark.parametrize(
    "filters", [Filters(language="en"), Filters(language="so", by="voice"), Filters(hours="24")]
)
def test_who_is_for_newcomers_is_never_said_to_answer(filters: Filters) -> None:
    assert "newcomers" not in kinds(filters)
    assert "bridge" not in ids(find(DATA, filters))


def test_no_takes_a_service_off_and_ask_is_apart_after_yes() -> None:
    men = kinds(Filters(whom="men"))
    assert [*men] == ["found", "ask", "police"]
    assert {*men["found"]} == {"shore-line", "harbor-text"}
    assert "bridge" in men["ask"]
    assert "nation-house" not in {key for part in men.values() for key in part}
    # Children come along to a place to stay, or to who leads to one.
    assert {*ids(find(DATA, Filters(whom="children_with_you")))} == {"harbor-text", "shore-line"}
    assert "nation-house" in kinds(Filters(whom="women"))["found"]


def test_one_channel_has_to_fit_it_all() -> None:
    at_any_hour = ids(find(DATA, Filters(by="voice", hours="24")))
    assert "coast" in at_any_hour
    assert "law" not in at_any_hour
    assert find(DATA, Filters(by="text", language="so")) == []  # a voice line speaks it


def test_a_tribal_center_is_found_in_its_county_and_under_its_nation() -> None:
    center = DATA.services["nation-house"]
    there = with_answers(center.service_areas, extent="counties", counties=["midshire"])
    wide = with_answers(center.service_areas, extent="statewide")
    assert with_answers(center, service_areas=there).is_local("wabanaki")
    assert with_answers(center, service_areas=there).is_local("midshire")
    assert not with_answers(center, service_areas=wide).is_local("wabanaki")


@given(identifier=st.text())
def test_a_slug_is_a_letter_and_four_digits_whatever_the_id(identifier: str) -> None:
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz][0-9]{4}", slug(identifier))


def test_a_slug_never_changes_since_people_keep_addresses() -> None:
    assert slug("coast") == "r3527"
    assert len({*map(slug, NEEDS)}) == len(NEEDS)


@pytest.mark.parametrize("filters", ANSWERS)
def test_an_answer_survives_its_address_and_tells_nothing_there(filters: Filters) -> None:
    facet, value = filters.answer or ("", "")
    assert read_values(DATA, FACETS)[written(facet, value)] == filters
    is_bare = facet in {"where", "language", "by", "hours"} and value != "wabanaki"
    assert (written(facet, value) == value) == is_bare


@pytest.mark.parametrize(
    "path",
    [
        *("resources/northshire/midshire", "resources/any/any", "resources/northshire/en"),
        *("resources/legal/any", "resources/any/legal", "resources/any/any/any"),
        *("resources/any/northshire", "resources/Any/any", "resources/northshire"),
        *("resources/atlantis/any", "resources/northshire/nothing", "resources/law"),
        *("go/0", "go/4", "go/01", "go/one", "card/none"),
    ],
)
def test_other_parts_of_an_address_are_not_there(path: str) -> None:
    assert fixture().test_client().get(f"/en/{path}/").status_code == 404


LISTS = [path for path in answers() if re.fullmatch(r"/en/resources/([^/]+/[^/]+/)?", path)]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_holds_as_many_as_its_headings_and_its_answer_say(
    pages: PageClient, path: str
) -> None:
    """A place promises those who are near, each a listing once."""
    page = pages.page(path)
    shown = [str(element.attrs["id"]) for element in page.all(".listing")]
    assert len({*shown}) == len(shown)
    for part in page.all("details.group"):
        kinds = [str(e.attrs.get("class", "")).split() for e in in_order(part)]
        named = [e for e in in_order(part) if e.name == "li" and e.parent in page.all("ul.links")]
        listed = sum("listing" in each for each in kinds)
        assert text_of(next(e for e in in_order(part) if e.name == "h3")).endswith(
            f": {listed + len(named)}"
        )
    # Else a number would join a name in another script that stands before it.
    assert len(page.all("[data-word] > bdi")) == len(page.all("[data-word]"))
    answer = path.split("/")[3:5]
    for chosen in page.all(".questions [data-word][aria-current]"):
        [count] = [e.attrs["data-count"] for e in in_order(chosen) if "data-count" in e.attrs]
        near = count_near(DATA, read_values(DATA, ["where"]).get(answer[0], Filters()))
        assert count == str(near if answer[1] == "any" else len(shown))


def test_every_town_leads_to_its_county(pages: PageClient) -> None:
    for code in pages.app.locales:
        page = pages.page(f"/{code}/towns/")
        found = [(text_of(e), links_in(e)[0]) for e in page.all("main details li a")]
        assert sorted(found) == sorted(
            (f"{town} ({DATA.counties[key].name})", f"/{code}/resources/{key}/any/")
            for key, towns in DATA.towns.counties.items()
            for town in towns
        )


def test_where_nothing_fits_the_answer_the_page_says_whom_to_ask() -> None:
    no_whatsapp = {
        key: {"phones": [phone for phone in service.phones if phone.type != "whatsapp"]}
        for key, service in DATA.services.items()
    }
    client = PageClient(rebuild(data=change(DATA, no_whatsapp)))
    calls = client.page("/en/resources/any/whatsapp/").links("#listings > ul a")
    assert calls == [DATA.services[key].phones[0].href for key in DATA.site.first]


@pytest.mark.parametrize(
    ("asked", "first", "later"),
    [
        ("any/so", "coast", "shore-line"),  # a menu before an interpreter
        ("northshire/any", "harbor-text", "shore-line"),  # near before far
    ],
)
def test_who_fits_the_answers_best_comes_first(
    pages: PageClient, asked: str, first: str, later: str
) -> None:
    shown = [e.attrs["id"] for e in pages.page(f"/so/resources/{asked}/").all(".listing")]
    assert shown[0] == slug(first)
    assert slug(later) in shown[1:]


def test_a_page_draws_the_counties_that_it_names_and_only_those(pages: PageClient) -> None:
    for service in DATA.services.values():
        page = pages.page(f"/ar/resources/{service.id}/")
        named = [] if service.status == "closed" else service.service_areas.counties
        drawn = [e.attrs["d"] for e in page.all(".map .meant")]
        assert drawn == [c.outline for key, c in DATA.counties.items() if key in named]
        assert len(page.all(".map path")) == (len(DATA.counties) if named else 0)
    no_map = change(DATA, {}, places=with_answers(DATA.places, map=None))
    other = rebuild(data=no_map).test_client().get("/en/resources/northshire/any/")
    assert 'class="map"' not in other.text


def test_a_language_that_nobody_speaks_has_its_list() -> None:
    assert "sw" not in options(DATA, "language")
    assert read_values(DATA, FACETS, ["sw"])["sw"] == Filters(language="sw")
    assert options(DATA, "language", ["sw"])[0] == "sw"
