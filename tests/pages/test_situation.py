"""The help pages: one page for each situation."""

import pytest

from tests.client import PageClient, assert_in_order, client_for
from tests.sites import change_phone, change_record, fixture_app

DATA = fixture_app().data


@pytest.mark.promise("N7", "N10", "P8", "S10")
def test_situation_page_shows_warnings_before_numbers(client: PageClient) -> None:
    text = client.get("/en/go/1/").main

    assert_in_order(
        text,
        "If you are under 18, you can ask for a bed. Source",
        "They may tell of somebody under 18. A private number may call back. Call 207-555-0100",
        "You can call the first line from a boat.",
        "Say if somebody else may answer your phone.",
        "Ask about a bed.",
        "You can ask before you say your name or age.",
        "A call or a text can bring police to you. Call 911",
        "Near you Wabanaki nations 1 Northshire 1 Midshire 1 Southshire 1",
        "You reach it through: Shore Line They may tell of somebody under 18."
        " A private number may call back. Call 207-555-0100",
        "Open Law",
        "Texts or chats in English: Coast Line.",
        "Nobody has called these numbers yet to check them. We found them in published sources.",
        "No lawyer has read yet what this page says of reports.",
    )
    assert "No lawyer has read this yet." not in text
    assert "Write where you are." not in text
    assert "An operator connects you." not in text


@pytest.mark.promise("N10", "R3", "S10")
def test_situation_page_shows_laws_after_first_number(client: PageClient) -> None:
    assert_in_order(
        client.get("/en/go/2/").main,
        "They may tell of somebody under 18.",
        "A private number may call back. Call 207-555-0100",
        "also if you are 18.",
        "A call or a text can bring police to you. Call 911",
        "If you are under 18, you can ask for a bed.",
        "You can ask to stay on the island. An office decides. No lawyer has read this yet.",
        "Open Law",
        "What the law says They must report when somebody under 18 is in danger."
        " This rule is from 2001. No lawyer has read this yet. The report goes to an office.",
    )


@pytest.mark.promise("S10")
def test_situation_page_shows_second_line_next_if_first_closes_at_night() -> None:
    daytime = DATA.services["law"].phones[0].hours

    client = client_for({"shore-line": change_phone("shore-line", hours=daytime)})

    assert_in_order(
        client.get("/en/go/1/").main,
        "Call 207-555-0100",
        "You reach it through: Shore Line",
        "A call or a text can bring police to you. Call 911",
    )


@pytest.mark.promise("S10")
def test_situation_page_shows_second_line_next_if_first_may_not_speak_the_language() -> None:
    client = client_for({"coast": change_phone("coast", menu={}, interpreter="no")})

    assert_in_order(
        client.get("/so/go/5/").main,
        "1-800-555-0101",
        "207-555-0100",
        "A call or a text can bring police to you. Call 911",
    )


@pytest.mark.promise("S10")
def test_situation_page_shows_second_line_next_if_first_takes_no_calls() -> None:
    text_phone = DATA.services["harbor-text"].phones[1]
    always = DATA.services["shore-line"].phones[0].hours
    situation = change_record(DATA.situations["1"], services=["harbor-text", "law", "coast"])

    client = client_for(
        {"harbor-text": {"phones": [change_record(text_phone, hours=always)]}},
        situations={**DATA.situations, "1": situation},
    )

    assert_in_order(
        client.get("/en/go/1/").main,
        "Harbor House",
        "Call 207-555-0103",
        "A call or a text can bring police to you. Call 911",
    )


@pytest.mark.promise("N5")
def test_situation_page_shows_another_number_beside_one_in_doubt() -> None:
    client = client_for({"law": {"status": "unknown"}})

    text = client.get("/en/go/1/").main

    assert "It keeps the chat on your phone. If nobody answers, call 207-555-0100. Open Law" in text


@pytest.mark.promise("N10", "P8", "S11")
def test_situation_page_for_writing_shows_how_to_text_before_lines(client: PageClient) -> None:
    text = client.get("/en/go/3/").main

    assert_in_order(
        text,
        "In danger, you can text 911. Write where you are and what is happening.",
        "Letters stay in your pocket.",
        "Ask first what they may tell others.",
        "Text 233733",
        "A call or a text can bring police to you. Call 911",
        "Ask the operator for this line: Coast Line",
        "Text 898-211",
    )
    assert "Please get an interpreter." not in text


@pytest.mark.promise("S11", "S12")
def test_situation_page_for_writing_in_somali_shows_english_words_to_send(
    untranslated_client: PageClient,
) -> None:
    assert_in_order(
        untranslated_client.get("/so/go/3/").main,
        "We found no line that answers texts or chats in Soomaali.",
        "I cannot talk on the phone. Please write. I read Somali. Please get an interpreter.",
        "233733",
        "We do not know if the operator can type in Soomaali.",
    )


@pytest.mark.promise("S15")
def test_situation_page_for_helpers_links_pages_that_home_page_does_not(
    client: PageClient,
) -> None:
    for page in client.in_all_languages("go/2/"):
        home = f"/{page.locale.code}"
        assert page.links(".situations") == [f"{home}/go/4/", f"{home}/go/5/"]
        label = page.translate_data("situation4.label", "It is about a boat")
        assert label in page.texts(".situations")[0]
        assert f"{home}/go/5/" in client.get(f"{home}/go/4/").links(".folds")
        *on_home_page, _ = client.get(f"{home}/").links(".situations li")
        assert on_home_page == [f"{home}/go/{number}/" for number in (1, 2, 3)]
