"""The cards and the poster, to print and cut out."""

import pytest

from tests.client import PageClient, assert_in_order, client_for
from tests.page import class_names, descendants, element_text
from tests.sites import fixture_app

SOME_NOT_CALLED = (
    "Nobody has called some of these numbers yet to check them. We found them in published sources."
)
LAWYER_HOURS = "Tuesday and Thursday, 9:00 AM to 11:30 AM (seen on a page without a date; ask)"
OTHER_NUMBER = "If nobody answers, call 207-555-0100."


@pytest.mark.promise("N5", "N7", "N9")
def test_card_shows_what_each_number_is_for(client: PageClient) -> None:
    text = client.get("/en/card/").main

    assert_in_order(
        text,
        "207-555-0100 To talk with somebody 1-800-555-0101 For anyone who is trafficked",
        f"207-555-0103 Lawyers who cost nothing. {LAWYER_HOURS} {SOME_NOT_CALLED}",
    )
    assert "in English" not in text
    assert OTHER_NUMBER not in text
    assert "Newest source" not in text


@pytest.mark.promise("T18")
def test_plain_card_shows_hours_only(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/card/plain/").main,
        "0100 Day and night 1-800-555-0101 Day and night 207-555-0103",
        f"0103 {LAWYER_HOURS} {SOME_NOT_CALLED}",
    )


@pytest.mark.promise("N9", "N10", "T18")
def test_card_in_somali_shows_english_and_how_to_ask_for_somali(
    untranslated_client: PageClient,
) -> None:
    assert_in_order(
        untranslated_client.get("/so/card/").main,
        "Useful numbers in Maine Useful numbers in Maine A private number may call back. 207-555",
        "To talk with somebodyTo talk with somebody Say in English: “Somali”",
        "Press 2 2",
    )


@pytest.mark.promise("N5")
def test_card_shows_another_number_beside_one_in_doubt() -> None:
    client = client_for({"law": {"status": "unknown"}})

    text = client.get("/en/card/").main

    assert f"{LAWYER_HOURS} {OTHER_NUMBER} Newest source: no date" in text


@pytest.mark.promise("T19")
@pytest.mark.parametrize("operator", ["Island Desk", ""])
def test_poster_strips_show_numbers_but_not_what_they_are_for(operator: str) -> None:
    first_services = [fixture_app().data.services[key] for key in ("shore-line", "coast")]

    client = client_for({"site": {"operator": operator}})

    for page in client.in_all_languages("card/wall/"):
        trial_notice = page.translate("This is a trial copy. Nobody runs it for the public yet.")
        assert (trial_notice in page.main) == (operator == "")
        assert page.translate(SOME_NOT_CALLED) not in page.main
        strips = page.select(".strips > div")
        assert len(strips) == 8
        for strip in strips:
            text = element_text(strip)
            assert "207-555-0100" in text
            assert "1-800-555-0101" in text
            to_say = [element for element in descendants(strip) if "say" in class_names(element)]
            assert len(to_say) == (0 if page.locale.code == "en" else 2)
            for service in first_services:
                assert page.translate_data(f"{service.id}.short", service.short) not in text
