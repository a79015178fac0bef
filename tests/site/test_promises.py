"""What the site must never say, and what it must always say, in every language."""

import re
from dataclasses import fields

import pytest
from justhtml import Element, JustHTML

from tests.client import PageClient
from tests.page import Page, in_order, text_of
from tests.routes import showing_paths
from tests.site.promises import NOT_KNOWN_TO_REPORT, broken_promises
from tests.sites import RunningSite
from webapp.content.services import Chat, Organization, Phone, Service, ServiceAreas
from webapp.content.slugs import slug_of
from webapp.site.addresses import service_address, table_address
from webapp.words.reviews import is_safety_critical

LIMIT = "These are contacts to one hotline. They do not show how many people are trafficked."
TELLING = "Under %(age)s or in danger? They may have to tell the authorities."
MANY_ASK = "Many contacts ask for information or training."
CALL_BACK = "A private number may call back."
IMMIGRATION = "This office is part of ICE, the immigration police."


def test_no_page_promises_what_nobody_can_keep(site: RunningSite, pages: PageClient) -> None:
    for path in showing_paths(site, ["en"]):
        status = 404 if "nothing-here" in path else 200
        assert broken_promises(pages.page(path, status)) == [], path


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        ("Here you are safe.", ["you are safe"]),
        ("The chat is anonymous.", ["anonymous"]),
        ("Come to 12 Harbor Street.", ["12 Harbor Street"]),
        ("No website can promise that nobody sees what you do.", []),
        ('<bdi translate="no">Anonymous Help, 12 Harbor Street</bdi>', ["12 Harbor Street"]),
        ("<blockquote>It is guaranteed.</blockquote>", []),
    ],
)
def test_a_promise_is_found_and_the_names_of_others_are_theirs(
    site: RunningSite, pages: PageClient, sentence: str, broken: list[str]
) -> None:
    html = JustHTML(f"<main>{sentence}</main>", sanitize=False)
    page = Page("/en/", html, pages.page("/en/").response, site)
    assert broken_promises(page) == broken


def test_advice_on_history_carries_both_warnings(site: RunningSite, pages: PageClient) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/safety/")
        for warning in (
            "An empty list can make somebody suspicious.",
            "If there is a spying program on the device, it may still see everything.",
        ):
            assert page.words.pgettext("safety", warning).unescape() in page.main


def test_the_page_says_what_an_address_tells(pages: PageClient) -> None:
    main = pages.page("/en/safety/").main
    for sentence in (
        "the list shows only a letter and a number.",
        "The list also shows which language or county you chose.",
        "Anybody who opens a page from the list can read it.",
        "its address is in the list too, and it may say more.",
        "The browser may keep the address of this site elsewhere, even after you remove it",
    ):
        assert sentence in main


def test_hotline_counts_are_never_shown_without_their_limits(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/numbers/")
        limits = [page.words.gettext(sentence).unescape() for sentence in (LIMIT, MANY_ASK)]
        limited = {
            str(section.attrs["id"])
            for section in page.all("main section")
            if all(limit in text_of(section) for limit in limits)
        }
        assert {"hotline", "themselves", "then"} <= limited


def test_the_start_page_says_what_advocates_may_have_to_tell(
    site: RunningSite, pages: PageClient
) -> None:
    age = str(site.content.featured.adult_age)
    for locale in site.locales:
        page = pages.page(f"/{locale}/")
        text = text_of(page.all("main .lead + p")[0])
        assert page.words.pgettext("safety", TELLING, age=age).unescape() in text


def test_who_may_call_back_is_said_beside_the_number(site: RunningSite, pages: PageClient) -> None:
    lines = [site.content.services[service_id] for service_id in site.content.featured.home]
    assert {bool(_called_back(line)) for line in lines} == {True, False}
    for locale in site.locales:
        home, device = pages.page(f"/{locale}/"), pages.page(f"/{locale}/safety/")
        short = home.words.pgettext("safety", CALL_BACK).unescape()
        for line in lines:
            beside = [
                element
                for element in home.all(".line")
                if any(_names(line, who) for who in in_order(element))
            ]
            assert len(beside) == 1
            assert (short in text_of(beside[0])) == bool(_called_back(line)), line.id
            for text in _called_back(line):
                whole = home.words.translate_data(f"{line.id}.call_back", text, {}).unescape()
                assert whole in device.main
                assert whole in pages.page(f"/{locale}/resources/{line.id}/").main


def _called_back(line: Service) -> list[str]:
    return [phone.call_back for phone in line.phones if phone.call_back]


def _names(line: Service, element: Element) -> bool:
    return element.name == "h2" and slug_of(line.id) in _listings_in(element)


def _listings_in(element: Element) -> set[str]:
    return {href.rstrip("/").rpartition("/")[2] for href in _hrefs_in(element)}


def _hrefs_in(element: Element) -> set[str]:
    return {str(element.attrs["href"]) for element in in_order(element) if element.name == "a"}


def test_what_to_do_in_danger_is_read_by_two_people(site: RunningSite, pages: PageClient) -> None:
    emergency = site.content.services[site.content.featured.emergency]
    sentences = [emergency.description, *(phone.description for phone in emergency.phones)]
    context = f"{emergency.id}.danger"
    assert is_safety_critical(context)
    for locale in site.locales:
        page = pages.page(f"/{locale}/")
        [box] = page.all(".urgent")
        for words in sentences:
            assert page.words.translate_data(context, words, {}).unescape() in text_of(box)


def test_the_immigration_police_is_named_as_such(site: RunningSite, pages: PageClient) -> None:
    lawyer = site.content.featured.immigration_lawyer
    (office,) = (
        service.id
        for service in site.content.services.values()
        if service.authority == "immigration"
    )
    for locale in site.locales:
        for path in (f"/{locale}/resources/{office}/", f"/{locale}/resources/"):
            page = pages.page(path)
            text = page.words.pgettext("safety", IMMIGRATION).unescape()
            cards = [element for element in page.all(".lawyers") if text in text_of(element)]
            assert len(cards) == 1
            assert service_address(locale, lawyer) in _hrefs_in(cards[0])


def test_what_nobody_knows_is_said(site: RunningSite, pages: PageClient) -> None:
    office = site.content.services["shore-office"]
    assert (office.reporting, office.eligibility, office.cost) == ("unknown",) * 3
    assert office.service_areas.extent == "unknown"
    for locale in site.locales:
        page = pages.page(f"/{locale}/resources/{office.id}/")
        unknown = page.words.gettext("We do not know. Ask.").unescape()
        sentence = [text_of(element) for element in page.all(".answers dd")]
        assert sentence[:4] == [
            unknown,
            page.words.gettext("We do not know which area. Ask.").unescape(),
            page.words.gettext("We do not know what it costs. Ask.").unescape(),
            page.words.pgettext("safety", NOT_KNOWN_TO_REPORT).unescape(),
        ]


def test_a_listing_has_no_field_for_an_address_of_a_place() -> None:
    records = (Organization, Service, ServiceAreas, Phone, Chat)
    known = {field.name for record_class in records for field in fields(record_class)}
    assert not {name for name in known if re.search(r"street|location|latitude|room", name)}


def test_tables_are_shown_and_not_pushed_onto_the_device(site: RunningSite) -> None:
    for name in site.content.tables():
        response = site.app.test_client().get(table_address(name))
        assert response.status_code == 200
        assert "Content-Disposition" not in response.headers
