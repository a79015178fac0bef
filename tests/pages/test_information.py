"""The pages that inform: the device, laws and sources."""

import pytest

from tests.client import PageClient, assert_in_order, client_for
from tests.sites import change_record, fixture_app


@pytest.mark.promise("N8", "N10", "T6")
def test_safety_page_shows_what_device_and_phone_bill_tell(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/safety/").main,
        "This device, and who may look at it",
        "To talk with somebody A private number may call back. Call 207-555-0100",
        "1-800-555-0101 Since 2024 the line has fewer people. No website can promise",
        "Deleting a call on the phone does not delete it from the bill.",
        "We do not know if short numbers or texts appear. You can ask the phone company",
        "Somebody else may take your call. They call you back from a private number.",
        "For an organization or a kind of help, the list shows only a letter and a number.",
        "The list also shows which language or county you chose.",
        "Anybody who opens a page from the list can read it.",
        "An empty list can make somebody suspicious.",
        "If there is a spying program on the device, it may still see everything.",
    )


@pytest.mark.promise("R3", "R5")
def test_asking_page_shows_source_of_each_law(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/asking/").main,
        "2 N.R.S. §7 · Newest source: December 2024 Who can help with this: Harbor House",
        "You can ask for a boat. Source: 3 N.R.S. §10 · Newest source: December 2024",
        "No lawyer has read this yet."
        " You can ask to stay on the island. An office decides. 3 N.R.S. §9",
        "We found no official source for this. Who can help with this: Papers Law",
        "The guards wear a lamp. Source: 5 N.R.S. §2 · Newest source: December 2024 There is more",
        "but a lawyer must check it first. Until then, ask a lawyer.",
    )


@pytest.mark.promise("R3")
def test_asking_page_shows_every_law_once_a_lawyer_has_read_all() -> None:
    laws = fixture_app().data.laws
    laws_to_show = {key: change_record(law, needs_lawyer="no") for key, law in laws.items()}

    text = client_for({}, laws=laws_to_show).get("/en/asking/").main

    assert "The guards of the harbor ask nobody for papers." in text
    assert "No lawyer has read this yet." not in text
    assert "a lawyer must check" not in text


@pytest.mark.promise("F8")
def test_sources_page_shows_reliability_of_each_source(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/sources/").main,
        "Of many pages we saw only the beginning.",
        "hotline.example.org/state (leaves this site) Reliability: high",
        "gazette.example.org/boats Reliability: medium",
    )
