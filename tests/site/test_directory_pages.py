"""The filters: links of fixed words, in any combination, with true counts and no dead end."""

import random
import re
from dataclasses import replace

import pytest
from justhtml import Element

from tests.client import PageClient, is_police
from tests.page import Page, in_order, text_of
from tests.site.otherwise import otherwise, twin
from tests.sites import RunningSite
from webapp.content.grouping import GroupKind, count_near, group
from webapp.content.service_filters import (
    ANY,
    FACETS,
    NATION,
    UNSURE,
    Filters,
    find,
)
from webapp.content.services import Medium
from webapp.content.slugs import read_slug, slug_of
from webapp.site.addresses import list_address, service_address

DAYS = "A lawyer may need days to call back. If you were trafficked, say so."


def answers_of(page: Page, selector: str = ".questions") -> list[tuple[str, int]]:
    """Return where each answer to each question leads, and how many listings it promises.

    A place promises those who are near; without any it says no number.
    """
    found = []
    for item in page.all(f"{selector} li"):
        link, count = item.query_one("a"), item.query_one("[data-count]")
        assert isinstance(link, Element)
        shown = count.attrs["data-count"] if isinstance(count, Element) else "0"
        found.append((str(link.attrs["href"]), int(str(shown))))
    return found


def listings_on(site: RunningSite, page: Page) -> list[str]:
    """Return the ids of the services that a page lists."""
    slugs = [str(element.attrs["id"]) for element in page.all(".listing")]
    return [read_slug(slug, site.content.services) for slug in slugs]


def read_choice(site: RunningSite, path: str) -> Filters:
    """Return what an address of the list asks for."""
    parts = path.strip("/").split("/")[2:]
    if not parts:
        return Filters()
    answer = {"what": parts[1]} if parts[0] == ANY else {"where": parts[0]}
    return Filters.parse_address(answer, site.content)


def _counts_of(page: Page) -> list[int]:
    heads = (text_of(element).rpartition(":")[2] for element in page.all("#listings h3"))
    return [int(re.findall(r"\d+", head)[0]) for head in heads]


@pytest.mark.parametrize("seed", range(6))
def test_any_walk_through_the_questions_is_counted_right(
    site: RunningSite, pages: PageClient, seed: int
) -> None:
    chance = random.Random(seed)
    path = f"/{chance.choice(list(site.locales))}/resources/"
    for _ in range(len(FACETS)):
        before = pages.page(path)
        path, promised = chance.choice(answers_of(before))
        page = pages.page(path)
        found = listings_on(site, page)
        groups = group(site.content, read_choice(site, path))
        counts = [len(part.services) + len(part.others) for part in groups]
        assert (len(found), counts) == (len(set(found)), _counts_of(page))
        assert len(found) == sum(len(part.services) for part in groups) >= 1
        if (path, promised) in answers_of(before, "[data-facet=where]"):
            assert promised == count_near(site.content, read_choice(site, path))
        else:
            assert promised == len(found)


def test_nations_come_before_counties_and_places_count_who_is_near(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        promised = answers_of(pages.page(f"/{locale}/resources/"), "[data-facet=where]")
        places = [read_choice(site, path).where for path, _ in promised]
        assert places == [NATION, *site.content.counties, UNSURE]
        for path, number in promised:
            filters, page = read_choice(site, path), pages.page(path)
            near = [part for part in group(site.content, filters) if part.kind is GroupKind.NEAR]
            assert number == sum(len(part.services) for part in near)
            counts = [len(part.services) + len(part.others) for part in near]
            assert _counts_of(page)[: len(near)] == counts
            assert (number == len(listings_on(site, page))) == path.endswith("/unsure/any/")


def test_every_town_leads_to_its_county(site: RunningSite, pages: PageClient) -> None:
    assert site.content.towns
    for locale in site.locales:
        page = pages.page(f"/{locale}/towns/")
        links = (
            (text_of(element), str(element.attrs["href"])) for element in page.all("main li a")
        )
        found = [(text, href) for text, href in links if href.endswith("/any/")]
        assert sorted(found) == sorted(
            (f"{name} ({site.content.counties[county].name})", f"/{locale}/resources/{county}/any/")
            for county, names in site.content.towns.counties.items()
            for name in names
        )
    without = otherwise(content=replace(site.content, towns=None))
    assert without.app.test_client().get("/en/towns/").status_code == 404
    listed = without.app.test_client().get("/en/resources/").get_data(as_text=True)
    assert "/towns/" not in listed


def test_where_nothing_fits_the_answer_the_page_says_whom_to_ask(site: RunningSite) -> None:
    services = {
        key: twin(service, phones=tuple(p for p in service.phones if p.type is not Medium.WHATSAPP))
        for key, service in site.content.services.items()
    }
    client = PageClient(otherwise(content=replace(site.content, services=services)), is_brief=True)
    page = client.page(list_address("en", Filters(by="whatsapp")))
    calls = {str(element.attrs["href"]) for element in page.all("#listings > ul a")}
    home = site.content.featured.home[:2]
    assert calls == {f"tel:{services[service_id].phones[0].number}" for service_id in home}


def test_authorities_are_never_shown_without_a_lawyer(site: RunningSite, pages: PageClient) -> None:
    featured = site.content.featured
    authorities = {service.id for service in site.content.services.values() if is_police(service)}
    assert {site.content.services[service_id].authority.value for service_id in authorities} == {
        "police",
        "immigration",
    }
    for locale in site.locales:
        lawyers = {
            service_address(locale, service_id)
            for service_id in (featured.immigration_lawyer, featured.civil_lawyer)
        }
        listings = pages.page(f"/{locale}/resources/")
        boxes = {
            element.attrs["id"]: element.query_one(".lawyers")
            for element in listings.all(".listing")
        }
        assert {name for name, box in boxes.items() if box} == set(map(slug_of, authorities))
        alone = (
            pages.page(f"/{locale}/resources/{service_id}/").all(".lawyers")
            for service_id in authorities
        )
        for card in [
            *(boxes[slug_of(service_id)] for service_id in authorities),
            *(box for (box,) in alone),
        ]:
            assert isinstance(card, Element)
            links = {str(link.attrs["href"]) for link in in_order(card) if link.name == "a"}
            assert {link for link in links if link.startswith("/")} == lawyers
            assert listings.words.pgettext("safety", DAYS).unescape() in text_of(card)


def test_listings_are_in_the_considered_order(site: RunningSite, pages: PageClient) -> None:
    shown = listings_on(site, pages.page("/en/resources/"))
    found = [service.id for service in find(site.content, Filters())]
    assert sorted(shown) == sorted(found)
    assert found[:4] == list(site.content.featured.home)
    assert found[-4:] == ["shore-office", "child-office", "rescue", "border"]
    assert shown[0] == found[0]
    assert shown[-2:] == ["rescue", "border"]


@pytest.mark.parametrize(
    ("asked", "first", "later"),
    [
        ("any/so", "coast", "shore-line"),  # a menu before an interpreter
        ("northshire/any", "harbor-text", "shore-line"),  # near before far
    ],
)
def test_who_fits_the_answers_best_comes_first(
    site: RunningSite, pages: PageClient, asked: str, first: str, later: str
) -> None:
    shown = listings_on(site, pages.page(f"/so/resources/{asked}/"))
    assert shown[0] == first
    assert later in shown[1:]
