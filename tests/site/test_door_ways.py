"""What a door leads to: who is near, other ways to reach a line, what to say, show or text."""

import re
from dataclasses import replace

from tests.client import PageClient
from tests.page import in_order, text_of
from tests.site.otherwise import otherwise
from tests.sites import RunningSite
from webapp.content.service_filters import NATION, Filters, find, is_local
from webapp.content.services import Medium
from webapp.site.addresses import list_address, service_address
from webapp.words.languages import SOURCE, language_name


def test_a_phrase_to_show_is_english_and_names_the_language(pages: PageClient) -> None:
    for locale in ("so", "ar"):
        page = pages.page(f"/{locale}/go/3/")
        [text] = [
            text_of(element)
            for element in page.all("p.small bdi[lang=en]")
            if "read" in text_of(element)
        ]
        assert language_name(locale, SOURCE) in text
    assert "Please get an interpreter." not in pages.page("/en/go/3/").main


def test_an_operator_is_asked_for_the_line_with_interpreters_of_most_languages(
    site: RunningSite,
) -> None:
    """It stays the same where another line, with fewer, is put first."""
    content = site.content
    for services in (("coast", "shore-line", "law"), ("shore-line", "law", "coast")):
        doors = {**content.doors, "3": replace(content.doors["3"], services=services)}
        other = PageClient(otherwise(content=replace(content, doors=doors)))
        [asked] = [
            element
            for element in other.page("/en/go/3/").all("p.small")
            if "Ask the operator for this line:" in text_of(element)
        ]
        [link] = [element for element in in_order(asked) if element.name == "a"]
        assert link.attrs["href"] == service_address("en", "coast")


def test_who_writes_reads_below_the_lines_what_to_text_in_danger(
    site: RunningSite, pages: PageClient
) -> None:
    emergency = site.content.services[site.content.featured.emergency]
    page = pages.page("/en/go/3/")
    [text] = [text_of(element) for element in page.all(".lines + .urgent")]
    assert all(phone.description in text for phone in emergency.phones if phone.type is Medium.TEXT)
    [other] = [text_of(element) for element in pages.page("/en/go/1/").all(".lines + .urgent")]
    assert not any(phone.description in other for phone in emergency.phones if phone.description)


def test_each_door_says_before_the_emergency_number_whom_it_can_bring(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        for key in site.content.doors:
            page = pages.page(f"/{locale}/go/{key}/")
            brings = page.words.pgettext("safety", "A call or a text can bring police to you.")
            [text] = [text_of(element) for element in page.all(".urgent")]
            assert text.index(brings.unescape()) < text.index("911")


def test_what_to_say_is_in_english_beside_a_number(pages: PageClient) -> None:
    """Keys and what to do are in the reader's language; who reads English needs nothing."""
    for path in ("", "go/1/"):
        assert pages.page(f"/en/{path}").all(".line .say") == []
    for path in ("/so/", "/so/go/1/", "/so/card/"):
        page = pages.page(path)
        assert page.all(".say")
        for element in page.all(".say"):
            phrases = [text_of(child) for child in in_order(element) if child.name == "bdi"]
            assert set(phrases) <= {"“Somali”", "“Somali?”"}
            around = text_of(element)
            for phrase in phrases:
                around = around.replace(phrase, "")
            assert not re.search(r"\b(?:Press|Say|Ask|interpreter)\b", around, re.IGNORECASE)


def test_other_ways_are_besides_with_what_they_keep(site: RunningSite, pages: PageClient) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/go/1/")
        [way] = page.all(".line .besides .whatsapp .act")
        assert str(way.attrs["href"]).startswith("https://wa.me/")
        keeps = page.words.pgettext("safety", "It keeps the chat on your phone.").unescape()
        assert keeps in page.main


def test_a_door_leads_to_who_is_near_for_its_need(site: RunningSite, pages: PageClient) -> None:
    door = site.content.doors["1"]
    for locale in site.locales:
        page = pages.page(f"/{locale}/go/1/")
        links = [str(element.attrs["href"]) for element in page.all(".near a")]
        places = [where for where in (*site.content.counties, NATION) if _near(site, where)]
        assert sorted(links) == sorted(
            list_address(
                locale,
                Filters(where=place, need=door.near if _near(site, place, door.near) else None),
            )
            for place in places
        )
        counts = [text_of(element) for element in page.all(".near span")]
        assert len(counts) == len(links)
        assert all(int(count) > 0 for count in counts)
    assert pages.page("/en/go/2/").all(".near") == []


def _near(site: RunningSite, where: str, need: str | None = None) -> int:
    """Return how many name a place themselves."""
    found = find(site.content, Filters(where=where, need=need))
    return sum(is_local(service, where) for service in found)
