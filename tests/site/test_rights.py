"""The page of rights and the duties to report: said from the laws, under a notice, or hidden."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from justhtml import Element

from tests.client import PageClient
from tests.page import Page, text_of
from tests.routes import all_paths
from tests.site.otherwise import otherwise
from tests.sites import RunningSite
from webapp.content.laws import NeedsLawyer, Topic
from webapp.content.slugs import slug_of
from webapp.site.addresses import service_address
from webapp.words.reviews import is_safety_critical

NOTICE = "No lawyer has read this yet."
SILENT = "There is more to say here, but a lawyer must check it first. Until then, ask a lawyer."
ASKING = "You can ask before you say your name or age."
TAG = re.compile(r"<[^>]+>")
AGE = {"adult": "18", "made": "2001"}


def sentences_of(key: str, page: Page) -> list[str]:
    """Return what a law says in the language of a page."""
    law = page.site.content.laws[key]
    return [
        page.words.translate_data(f"{key}.law", sentence, AGE).unescape() for sentence in law.plain
    ]


def read_words(html: str) -> str:
    """Return the words of a page that need not be parsed, with single spaces."""
    return " ".join(unescape(TAG.sub("", html)).split())


def section_of(topic: Topic, page: Page) -> Element:
    """Return the part of the page of rights that is about a topic."""
    [found] = [element for element in page.all("main section") if element.attrs["id"] == topic]
    return found


def laws_under_notice(section: Element, notice: str) -> Iterator[tuple[str, bool]]:
    """Yield each law of a section, and whether it is below the notice."""
    is_below = False
    for child in section.children or ():
        if isinstance(child, Element):
            is_below |= text_of(child) == notice
            if "law" in str(child.attrs.get("class", "")).split():
                yield text_of(child), is_below


def test_a_law_that_no_lawyer_has_read_is_under_a_notice(
    site: RunningSite, pages: PageClient
) -> None:
    content = site.content
    for locale in site.locales:
        page = pages.page(f"/{locale}/asking/")
        notice = page.words.pgettext("safety", NOTICE).unescape()
        laws = [
            law
            for topic in {law.topic for law in content.laws.values()} - {Topic.REPORTING}
            for law in laws_under_notice(section_of(topic, page), notice)
        ]
        for key, law in content.laws.items():
            if law.topic is Topic.REPORTING or key == "guards":
                continue
            [(text, is_under)] = [law for law in laws if sentences_of(key, page)[0] in law[0]]
            assert all(sentence in text for sentence in sentences_of(key, page)), key
            assert law.citation in text, key
            is_unread = law.needs_lawyer is not NeedsLawyer.NO and key not in content.reviewed_laws
            assert is_under == is_unread, key
        assert {is_under for _, is_under in laws} == {True, False}


def test_what_a_lawyer_must_read_first_is_nowhere(site: RunningSite, pages: PageClient) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/asking/")
        hidden = sentences_of("guards", page)
        for path in all_paths(site, [locale]):
            words = read_words(site.app.test_client().get(path).get_data(as_text=True))
            assert not any(sentence in words for sentence in hidden), path
        assert sentences_of("guards_read", page)[0] in read_words(
            page.response.get_data(as_text=True)
        )
        silent = page.words.pgettext("safety", SILENT).unescape()
        section = text_of(section_of(Topic.POLICE, page))
        assert silent in section
        assert sentences_of("guards_read", page)[0] in section
        assert silent not in text_of(section_of(Topic.STAY, page))


def test_what_a_lawyer_has_read_is_said_without_a_notice(site: RunningSite) -> None:
    laws = frozenset(site.content.laws)
    page = PageClient(otherwise(content=replace(site.content, reviewed_laws=laws))).page(
        "/en/asking/"
    )
    assert NOTICE not in page.main
    assert SILENT not in page.main
    assert sentences_of("guards", page)[0] in page.main


def test_listings_say_what_the_laws_that_bind_them_say(
    site: RunningSite, pages: PageClient
) -> None:
    bound = [service for service in site.content.services.values() if service.reporting_laws]
    assert len(bound) > 1
    for locale in site.locales:
        everything = pages.page(f"/{locale}/resources/")
        for service in bound:
            page = pages.page(service_address(locale, service.id))
            text = text_of(page.all(".answers dd")[3])
            card = next(
                text_of(element)
                for element in everything.all(".listing")
                if element.attrs["id"] == slug_of(service.id)
            )
            for key in service.reporting_laws:
                for sentence in sentences_of(key, page):
                    assert sentence in text, service.id
                    assert sentence in card, service.id
            assert page.words.pgettext("safety", ASKING).unescape() in text
            is_read = set(service.reporting_laws) <= site.content.reviewed_laws
            notice = page.words.pgettext("safety", NOTICE).unescape()
            assert (notice in text) != is_read, service.id
            sources = text_of(page.all(".sources")[0])
            for key in service.reporting_laws:
                for source in site.content.laws[key].sources:
                    assert site.content.sources[source].title in sources


def test_the_page_of_rights_says_how_old_each_source_is(pages: PageClient) -> None:
    page = pages.page("/en/asking/")
    notes = {text_of(element.parent): text_of(element) for element in page.all(".law .when")}  # type: ignore[arg-type]
    by_law = {sentence.split(" N.R.S. ")[1].split()[0]: note for sentence, note in notes.items()}
    assert by_law["§7"].endswith("Newest source: December 2024")  # of two, one without a date
    assert by_law["§9"].endswith("We found no official source for this.")
    assert "4 N.R.S. §2 Newest source: no date" in notes.values()


def test_who_helps_with_a_right_and_the_right_lead_to_each_other(pages: PageClient) -> None:
    page = pages.page("/en/asking/")
    helpers = {str(a.attrs["href"]) for a in page.all(".through a")}
    for service_id in ("harbor-text", "law", "papers-law"):
        assert service_address("en", service_id) in helpers
        listing = pages.page(service_address("en", service_id))
        assert "/en/asking/" in {str(a.attrs["href"]) for a in listing.all("main a")}
    other = pages.page(service_address("en", "shore-line"))
    assert "/en/asking/" not in {str(a.attrs["href"]) for a in other.all("main a")}


def test_what_a_law_says_is_read_by_two_people() -> None:
    assert is_safety_critical("duty.law")
    assert is_safety_critical("shore-line.reporting")
    assert not is_safety_critical("law.description")
