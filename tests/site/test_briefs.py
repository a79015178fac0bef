"""A service in the list: one sentence, one number with its link, one line of what nobody knows."""

import re

import pytest
from justhtml import Element
from markupsafe import Markup

from tests.client import PageClient
from tests.page import in_order, text_of
from tests.site.otherwise import twin
from tests.sites import RunningSite
from webapp.content.slugs import slug_of
from webapp.site.briefs import view_brief
from webapp.words.formats import first_sentence
from webapp.words.languages import language_name


@pytest.mark.parametrize(
    ("service", "line"),
    [
        ("shore-line", "Day and night."),
        (
            "law",
            "Tuesday and Thursday, 9:00 AM to 11:30 AM. Ask them: what they must report.",
        ),
        (
            "harbor-text",
            "At some hours. Northshire and Southshire. Ask them: what they must report.",
        ),
        ("relay", "Ask them: hours, languages, and what they must report."),
        ("coast", "Day and night. Ask them: cost."),
        ("nation-house", "Day and night. Wabanaki nations."),
        ("shore-office", "Ask them: which area, for whom, cost, and what they must report."),
    ],
)
def test_the_line_says_when_and_where_and_what_to_ask(
    site: RunningSite, service: str, line: str
) -> None:
    brief = view_brief(site.content.services[service], site.content, site.words["en"])
    assert brief.line.striptags().replace("\u202f", " ") == line


@pytest.mark.parametrize(
    ("service", "decides"),
    [
        ("coast", "Other ways: Text and Chat."),
        ("harbor-text", "For: women and men. Other ways: Text."),
        ("shore-line", "For: everybody."),
        ("nation-house", "For: women."),
        ("bridge", ""),
    ],
)
def test_a_card_says_for_whom_it_is_and_other_ways_where_these_are_known(
    site: RunningSite, service: str, decides: str
) -> None:
    brief = view_brief(site.content.services[service], site.content, site.words["en"])
    assert brief.decides.striptags().startswith(decides)


def test_a_card_says_in_which_languages_its_line_answers(
    site: RunningSite, pages: PageClient
) -> None:
    """Each that is spoken, behind keys too; the reader's own first."""
    for locale, t in site.words.items():
        page = pages.page(f"/{locale}/resources/")
        for service in site.content.services.values():
            if not service.channels:
                continue
            access = service.channels[0].languages
            for card in page.all(f"#{slug_of(service.id)} .about"):
                for tag in {*access.direct, *access.menu}:
                    assert language_name(tag, t.locale) in text_of(card), (service.id, tag)
    brief = view_brief(site.content.services["coast"], site.content, site.words["so"])
    assert language_name("so", site.locales["so"]) in brief.decides.partition(",")[0]


def test_many_counties_are_counted(site: RunningSite) -> None:
    service = site.content.services["harbor-text"]
    areas = twin(service.service_areas, counties=("northshire", "midshire", "southshire") * 2)
    many = twin(service, service_areas=areas)
    assert " 6 counties." in view_brief(many, site.content, site.words["en"]).line


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("You can talk. You can ask.", "You can talk."),
        ("You can talk", "You can talk"),
        ("The U.S. office helps. It is free.", "The U.S. office helps."),
        ("يمكنك التحدث. يمكنك السؤال.", "يمكنك التحدث."),
        ("هل تحتاج مساعدة؟ اتصل.", "هل تحتاج مساعدة؟"),
        ("Open at 9.30 every day. Ask.", "Open at 9.30 every day."),
    ],
)
def test_the_first_sentence_ends_where_it_ends(text: str, first: str) -> None:
    assert first_sentence(Markup.escape(text)) == first


def test_each_card_has_one_number_whose_link_is_one_run_of_text(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/resources/")
        for service in site.content.services.values():
            found = page.all(f"#{slug_of(service.id)}")
            if not found or not service.phones:
                continue
            reach = found[0].query_one(".reach")
            assert isinstance(reach, Element)
            links = [element for element in in_order(reach) if element.name == "a"]
            [number] = [text_of(element) for element in in_order(reach) if element.name == "bdi"]
            assert [element.attrs["aria-label"] for element in links] == [
                f"{text_of(links[0])} {number}"
            ]


def test_what_a_screen_reader_joins_is_apart(pages: PageClient) -> None:
    """Hours and languages are two paragraphs; no unseen word begins with a blank that collapses."""
    for path in ("/en/resources/", "/ar/resources/harbor-text/", "/so/resources/midshire/any/"):
        page = pages.page(path)
        html = page.response.get_data(as_text=True)
        assert not re.search(r'[^\s>]<span class="unseen">[ \n]', page_main(html)), path
        for hours in page.all(".hours"):
            assert hours.name == "p"
            assert not hours.query("span")
        assert "tabindex" not in page_main(html)


def page_main(html: str) -> str:
    """Return the page without its frame."""
    return html.partition('tabindex="-1">')[2].partition("</main>")[0]


def test_counties_are_a_list_with_a_stop_and_the_note_is_apart(pages: PageClient) -> None:
    where = pages.page("/en/resources/harbor-text/").all(".answers dd")[1]
    texts = [text_of(element) for element in in_order(where) if element.name == "p"]
    assert texts == ["Counties: Northshire and Southshire.", "In Southshire the islands only."]
