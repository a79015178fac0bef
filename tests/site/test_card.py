"""The numbers to print: how many, in which languages, and what is beside each."""

import pytest

from tests.client import PageClient
from tests.page import Page, in_order, text_of
from tests.sites import RunningSite
from webapp.content.services import LanguageAccess, TriState
from webapp.site.briefs import ask_in_english
from webapp.site.pagemodels.card import COPIES, CardKind
from webapp.words.formats import group_phone


def lines_of(page: Page) -> list[str]:
    """Return the lines of the card that a screen reader meets."""
    return [text_of(element) for element in page.all("section.card li")]


@pytest.mark.parametrize("path", CardKind)
def test_a_sheet_has_six_cards_and_a_wall_one(
    site: RunningSite, pages: PageClient, path: str
) -> None:
    page = pages.page(f"/so/card/{path}")
    cards = page.all(".card")
    assert len(cards) == (1 if "wall" in path else COPIES)
    assert [element.attrs.get("aria-hidden") for element in cards] == [
        None,
        *["true"] * (len(cards) - 1),
    ]
    numbers = [
        group_phone(site.content.services[service_id].phones[0].number)
        for service_id in site.content.featured.card
    ]
    for card in cards:
        assert [number for number in numbers if number not in text_of(card)] == []


@pytest.mark.parametrize("path", CardKind)
def test_english_stands_beneath_another_language(pages: PageClient, path: str) -> None:
    for locale, languages in (("so", {"so", "en"}), ("en", {"en"})):
        page = pages.page(f"/{locale}/card/{path}")
        assert {element.attrs["lang"] for element in page.all(".card li div > span")} == languages
    assert "Useful numbers in Maine" in pages.page(f"/so/card/{path}").main


def test_the_plain_card_says_nothing_of_what_a_number_is_for(
    site: RunningSite, pages: PageClient
) -> None:
    labels = [site.content.services[service_id].short for service_id in site.content.featured.card]
    named, plain = (
        " ".join(lines_of(pages.page(f"/en/card/{choice}"))) for choice in ("", "plain/")
    )
    assert all(label in named for label in labels)
    assert not [label for label in labels if label in plain]
    assert "Day and night" in plain


def test_hours_are_beside_a_number_that_does_not_always_answer(
    site: RunningSite, pages: PageClient
) -> None:
    services = [site.content.services[service_id] for service_id in site.content.featured.card]
    always = [service.phones[0].schedules.always for service in services]
    assert set(always) == {True, False}
    bare, named = (lines_of(pages.page(f"/en/card/{choice}")) for choice in ("plain/", ""))
    for hours, line, answers in zip(bare, named, always, strict=True):
        number, text = hours.split(" ", 1)
        assert line.startswith(number)
        assert (text in line) != answers


def test_how_to_ask_for_a_language_is_beside_each_number(
    site: RunningSite, pages: PageClient
) -> None:
    def ask(**answers: object) -> tuple[str, str, str] | None:
        access = LanguageAccess(**answers)  # type: ignore[arg-type]
        asking = ask_in_english(access, site.words["so"])
        return (str(asking.keys), asking.phrase, asking.interpreter) if asking else None

    yes, no = TriState.YES, TriState.NO
    assert ask(direct=("en", "so"), interpreter=no) == ("", "Somali", "")
    assert ask(direct=("en",), interpreter=yes) == ("", "Somali", "yes")
    assert ask(direct=("en",), interpreter=yes, interpreter_keys="6") == ("6", "Somali", "yes")
    assert ask(direct=("en",), menu={"so": "2"}, interpreter=yes) == ("2", "", "")
    assert ask(direct=("en",)) == ("", "Somali?", "unknown")
    assert ask(direct=("en",), interpreter=no) is None
    assert ask_in_english(LanguageAccess(interpreter=yes), site.words["en"]) is None
    for locale, name in (("so", "Somali"), ("ar", "Arabic")):
        texts = pages.page(f"/{locale}/card/").all("section.card .say bdi")
        assert texts
        assert {element.attrs["lang"] for element in texts} == {"en"}
        assert {text_of(element) for element in texts} <= {f"“{name}”", f"“{name}?”"}
    assert pages.page("/en/card/").all(".say") == []


def test_the_way_to_other_cards_is_a_link_and_not_on_paper(pages: PageClient) -> None:
    page = pages.page("/so/card/wall/")
    [choices] = page.all("main ul.ways")
    links = [element for element in in_order(choices) if element.name == "a"]
    assert [str(element.attrs["href"]) for element in links] == [
        f"/so/card/{kind}" for kind in CardKind
    ]
    assert [str(element.attrs["href"]) for element in links if "aria-current" in element.attrs] == [
        "/so/card/wall/"
    ]
    assert "on-screen" in str(choices.attrs["class"])
