"""The list of services, and the page of each service."""

from datetime import date

import pytest

from tests.client import PageClient, assert_in_order, client_for
from tests.page import element_text, link_targets
from tests.sites import change_phone, fixture_app
from webapp.facts.fields import Signed

NOT_CALLED = (
    "Nobody has called these numbers yet to check them. We found them in published sources."
)
SOME_NOT_CALLED = NOT_CALLED.replace("these", "some of these")
LAWYER_HOURS = "Tuesday and Thursday, 9:00 AM to 11:30 AM"


@pytest.mark.promise("F4", "N5", "N7", "N10", "S6", "S7", "T15")
def test_list_shows_warnings_and_unknowns_beside_each_number(client: PageClient) -> None:
    text = client.get("/en/resources/").main

    assert_in_order(
        text,
        "a trained person. A private number may call back. Call 207-555-0100 Day and night."
        " For: everybody. Languages: English",
        "You reach it through: Shore Line A private number may call back. Call 207-555-0100"
        " Midshire. Ask them: what they must report.",
        "Ask them: hours, languages, and what they must report.",
        "At some hours. Northshire and Southshire. For: women and men. Languages: English",
        f"civil problems. Call 207-555-0103 {LAWYER_HOURS} (seen on a page without a date; ask)."
        " Languages: English",
        "Day and night (seen in 2019; ask). Wabanaki nations. For: women.",
        "The last news is from 2023. Call 207-555-0108 If nobody answers, call 207-555-0100."
        " Newest source: December 2024",
        "Ask them: hours, which area, for whom, cost, languages, and what they must report.",
        "Call 911 Day and night. Languages: English."
        " You can talk with a lawyer before you talk with the police.",
        SOME_NOT_CALLED,
    )
    assert "we read this" not in text


@pytest.mark.promise("N10")
def test_list_shows_warning_of_government_office_before_its_number() -> None:
    warning = "A government office. Talk to a lawyer first."

    client = client_for({"child-office": {"description": warning}})

    assert f"Child Office {warning} Call 207-555-0105" in client.get("/en/resources/").main


@pytest.mark.promise("S7")
def test_list_in_somali_shows_somali_first(untranslated_client: PageClient) -> None:
    languages = "Languages: Soomaali, Carabi, Ingiriisi, Isberaanto iyo Isbaanish."

    assert languages in untranslated_client.get("/so/resources/").main


@pytest.mark.promise("P2")
def test_police_are_shown_with_lawyers_in_list_and_on_their_page(client: PageClient) -> None:
    """`check_authorities` checks which lawyers."""
    police = [service for service in fixture_app().data.services.values() if service.is_police]
    for page in client.in_all_languages("resources/"):
        assert len(page.select(".lawyers")) == len(police)
        wait = "A lawyer may need days to call back. If you were trafficked, say so."
        ice = "This office is part of ICE, the immigration police."
        for service in police:
            service_page = client.get(f"/{page.locale.code}/resources/{service.url_code}/")
            cards = page.select(".card")
            (card,) = [card for card in cards if link_targets(card)[:1] == [service_page.path]]
            boxes = service_page.texts(".lawyers")
            assert boxes
            for text in (element_text(card), *boxes):
                assert page.translate(wait, "safety") in text
                is_immigration_police = service.authority == "immigration"
                assert (page.translate(ice, "safety") in text) == is_immigration_police


@pytest.mark.promise("F4", "N4", "N5")
def test_service_page_shows_what_is_not_known(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/resources/shore-office/").main,
        "If nobody answers, call 207-555-0100. Newest source: December 2024",
        "We do not know. Ask.",
        "We do not know which area. Ask.",
        "We do not know what it costs. Ask.",
        "We do not know what they must report. Ask before you give your name.",
    )


@pytest.mark.promise("N4", "N7", "N10", "R1", "R3")
def test_service_page_shows_what_it_must_report(client: PageClient) -> None:
    text = client.get("/en/resources/shore-line/").main

    assert_in_order(
        text,
        "They may tell of somebody under 18. A private number may call back. Call 207-555-0100",
        "Call 207-555-0100 Newest source: December 2024",
        f"Is this number wrong? You can tell the people who run this site. {NOT_CALLED}",
        "They must report when somebody under 18 is in danger. This rule is from 2001."
        " The report goes to an office. You can ask first."
        " You can ask before you say your name or age. No lawyer has read this yet.",
        "A study of estimates",
    )
    assert "If nobody answers, call 207-555-0100." not in text


@pytest.mark.promise("R1", "R3")
def test_service_page_shows_no_notice_for_law_that_lawyer_has_read(client: PageClient) -> None:
    reports = (
        "The report goes to an office. You can ask before you say your name or age. How we checked"
    )

    assert reports in client.get("/en/resources/child-office/").main


@pytest.mark.promise("N4", "N5")
def test_service_page_shows_its_own_numbers_before_others(client: PageClient) -> None:
    text = client.get("/en/resources/law/").main

    assert_in_order(
        text,
        "207-555-0103",
        "Newest source: no date",
        "Office Northtown Call 207-555-0104 Newest source: December 2024",
        "207-555-0107",
        "On April 20, 2025 we read this in published sources.",
        "What you can ask for",
        "Other lines, day and night",
        "207-555-0100",
    )
    assert "If nobody answers, call 207-555-0100." not in text


@pytest.mark.promise("R3", "R5")
def test_service_page_shows_laws_of_its_work_with_sources(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/resources/papers-law/").main,
        "About this service",
        "You can ask to stay on the island. An office decides. No lawyer has read this yet.",
        "You can ask for a boat. Boats & bridges <weekly>",
    )


@pytest.mark.promise("N4")
def test_service_page_names_line_to_ask_if_nobody_takes_corrections() -> None:
    unset = {"corrections": "", "corrections_phone": None, "corrections_post": ""}

    text = client_for({"site": unset}).get("/en/resources/law/").main

    whom_to_tell = "You can tell this line, and ask it for another number: Shore Line"
    assert f"Is this number wrong? {whom_to_tell}" in text


@pytest.mark.promise("N7", "S6")
def test_service_page_without_number_says_so(client: PageClient) -> None:
    text = client.get("/en/resources/papers-law/").main

    assert "We have no confirmed number." in text
    assert NOT_CALLED not in text


def test_page_of_closed_service_shows_what_to_try_instead(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/resources/old-bridge/").main,
        "Bridge Center This service closed on January 15, 2025. You can try these instead:",
        "instead: Harbor House Call 207-555-0102 Bridge Center",
        "Other lines, day and night",
    )


@pytest.mark.promise("N4")
def test_service_page_shows_age_of_source_before_day_of_reading(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/resources/nation-house/").main,
        "Newest source: April 2019",
        "On June 1, 2024 we read this",
    )


@pytest.mark.promise("N7")
def test_service_page_shows_when_its_number_was_called(client: PageClient) -> None:
    text = client.get("/en/resources/coast/").main

    assert_in_order(
        text,
        "Call 1-800-555-0101 Somebody called to check this on March 1, 2025.",
        "Your phone company may charge you. Chat (leaves this site) Newest source: 2025",
    )
    assert "Nobody has called" not in text


@pytest.mark.promise("N5", "N7")
def test_service_page_shows_which_of_its_numbers_was_called() -> None:
    call = Signed(date(2025, 3, 1), "AB")

    client = client_for({"law": {"status": "unknown", **change_phone("law", called=call)}})
    text = client.get("/en/resources/law/").main

    assert_in_order(
        text,
        f"Call 207-555-0103 Somebody called to check this on March 1, 2025. {LAWYER_HOURS}",
        "If nobody answers, call 207-555-0100. Newest source: December 2024",
        SOME_NOT_CALLED,
    )
    assert NOT_CALLED not in text
