"""The home page."""

import pytest

from tests.client import PageClient, assert_in_order, client_for
from tests.sites import change_record, fixture_app


@pytest.mark.promise("N5", "N7", "N10")
def test_home_page_shows_warnings_before_numbers(client: PageClient) -> None:
    text = client.get("/en/").main

    assert_in_order(
        text,
        "They may tell of somebody under 18. A private number may call back. Call 207-555-0100",
        "Ask first what they may tell others. Call 1-800-555-0101",
        "Nobody has called some of these numbers yet to check them."
        " We found them in published sources.",
        "No lawyer has read yet what this page says of reports.",
    )
    assert "in English:" not in text
    assert "If nobody answers, call 207-555-0100." not in text
    assert "Newest source" not in text


@pytest.mark.promise("N10")
def test_home_page_fills_numbers_of_law_into_warning() -> None:
    laws = fixture_app().data.laws
    brief = "Since %(made)s they may tell of somebody under %(adult)s."

    client = client_for({}, laws={**laws, "duty": change_record(laws["duty"], brief=brief)})

    assert "Since 2001 they may tell of somebody under 18." in client.get("/en/").main


@pytest.mark.promise("N9")
def test_home_page_in_somali_shows_how_to_ask_for_somali(untranslated_client: PageClient) -> None:
    assert_in_order(
        untranslated_client.get("/so/").main,
        "A private number may call back. Call 207-555-0100"
        " For an interpreter, say in English: “Somali”",
        "1-800-555-0101 For Soomaali, press 2.",
        "0102 Interpreter: we do not know. Ask in English: “Somali?”",
    )
