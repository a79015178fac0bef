"""The help pages, one for each situation, and the page of rights."""

import re

import pytest

from tests.client import PageClient, client_for
from tests.sites import change_data, change_phone, change_record, fixture_app, make_app
from webapp.facts.data import Data

DATA = fixture_app().data
ALWAYS, DAYTIME = (DATA.services[key].phones[0].hours for key in ("shore-line", "law"))
TEXT_PHONE = change_record(DATA.services["harbor-text"].phones[1], hours=ALWAYS)
TEXT_FIRST = change_record(DATA.situations["1"], services=["harbor-text", "law", "coast"])
FIRST_CLOSES_AT_NIGHT = change_data(DATA, {"shore-line": change_phone("shore-line", hours=DAYTIME)})
FIRST_DOES_NOT_SPEAK_SOMALI = change_data(
    DATA, {"shore-line": change_phone("shore-line", interpreter="no")}
)
OFFICE_FIRST = change_record(DATA.situations["1"], services=["child-office", "shore-line", "law"])
FIRST_TAKES_REPORTS = change_data(DATA, {}, situations={**DATA.situations, "1": OFFICE_FIRST})
FIRST_TAKES_NO_CALLS = change_data(
    DATA, {"harbor-text": {"phones": [TEXT_PHONE]}}, situations={**DATA.situations, "1": TEXT_FIRST}
)


@pytest.mark.promise("S10")
@pytest.mark.parametrize(
    ("data", "path", "first", "second"),
    [
        (
            FIRST_CLOSES_AT_NIGHT,
            "/en/go/1/",
            "Call 207-555-0100",
            "You reach it through: Shore Line",
        ),
        (FIRST_DOES_NOT_SPEAK_SOMALI, "/so/go/2/", "207-555-0100", "207-555-0103"),
        (FIRST_TAKES_NO_CALLS, "/en/go/1/", "Harbor House", "Call 207-555-0103"),
    ],
    ids=["closes at night", "does not speak Somali", "takes no calls"],
)
def test_situation_page_shows_second_line_before_police_if_first_may_not_help(
    data: Data, path: str, first: str, second: str
) -> None:
    text = PageClient(make_app(data=data)).get(path).main
    assert text.index(first) < text.index(second) < text.index("911")


@pytest.mark.promise("S15")
def test_situation_page_for_helpers_links_pages_that_home_page_does_not(
    client: PageClient,
) -> None:
    for page in client.in_all_languages("go/2/"):
        home = f"/{page.locale.code}"
        assert page.links(".split .alone")[:2] == [f"{home}/go/4/", f"{home}/go/5/"]
        label = page.translate_data("situation4.label", "It is about a boat")
        assert label in page.texts(".split .alone")[0]
        assert f"{home}/go/5/" in client.get(f"{home}/go/4/").links(".folds")
        *on_home_page, _ = client.get(f"{home}/").links(".situations li")
        assert on_home_page == [f"{home}/go/{number}/" for number in (1, 2, 3)]


@pytest.mark.promise("S17")
@pytest.mark.parametrize(
    ("data", "lines"),
    [(DATA, ["Shore Line"]), (FIRST_TAKES_REPORTS, [])],
    ids=["helpline first", "authority first"],
)
def test_example_with_own_service_names_first_line_unless_it_is_an_authority(
    data: Data, lines: list[str]
) -> None:
    examples = PageClient(make_app(data=data)).get("/en/go/1/").texts(".example")
    text = next(text for text in examples if text.startswith("I want to write"))
    assert "Harbor House" in text
    assert re.findall("first line on this page: (Shore Line|Child Office)", text) == lines


@pytest.mark.promise("R3")
def test_asking_page_shows_every_law_once_a_lawyer_has_read_all() -> None:
    laws_to_show = {key: change_record(law, needs_lawyer="no") for key, law in DATA.laws.items()}

    text = client_for({}, laws=laws_to_show).get("/en/asking/").main

    assert "The guards of the harbor ask nobody for papers." in text
    assert "No lawyer has read this yet." not in text
    assert "a lawyer must check" not in text
