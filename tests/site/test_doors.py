"""Doors: what calms, services that answer, what else one must know; addresses tell nothing."""

import pytest

from tests.client import PageClient
from tests.page import in_order, text_of
from tests.sites import RunningSite
from webapp.content.laws import NeedsLawyer
from webapp.content.service_filters import Filters
from webapp.site.addresses import door_address, list_address, service_address, source_address
from webapp.words.formats import group_phone
from webapp.words.languages import language_name
from webapp.words.reviews import is_safety_critical

TELLING = "Under %(age)s or in danger? They may have to tell the authorities."
CALLED_BACK = "A private number may call back."
UNREAD = "No lawyer has read this yet."
PICKED_UP = "Say if somebody else may answer your phone."
BEFORE_A_NUMBER = 12  # words
NO_WRITING = "We found no line that answers texts or chats in %(language)s."


def test_the_start_page_leads_to_every_door_right_after_the_first_two_numbers(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/")
        [grid] = page.all(".ways-in")
        links = [str(element.attrs["href"]) for element in in_order(grid) if element.name == "a"]
        assert links == [door_address(locale, door) for door in site.content.doors]
        blocks = page.all("main > .lines, main > .ways-in")
        assert [
            len([element for element in in_order(block) if element.name == "li"])
            for block in blocks[:2]
        ] == [2, len(links)]


def test_a_door_shows_its_services_in_its_own_order(site: RunningSite, pages: PageClient) -> None:
    for key, door in site.content.doors.items():
        for locale in site.locales:
            page = pages.page(door_address(locale, key))
            found = [
                [str(element.attrs["href"]) for element in in_order(line) if element.name == "a"]
                for line in page.all(".line")
            ]
            wanted = [service_address(locale, service_id) for service_id in door.services]
            assert all(want in links for want, links in zip(wanted, found, strict=True))
            [first, *_] = page.all(".line .act")
            assert str(first.attrs["href"]).startswith(("tel:", "sms:"))


def test_a_title_of_a_door_says_its_number_alone(site: RunningSite, pages: PageClient) -> None:
    for key in site.content.doors:
        assert pages.page(f"/en/go/{key}/").title.startswith(f"Help {key} · ")


def test_what_calms_and_what_may_be_reported_come_before_the_first_number(
    site: RunningSite, pages: PageClient
) -> None:
    """Nothing else that one must know comes before it."""
    age = str(site.content.featured.adult_age)
    for locale in site.locales:
        for key, door in site.content.doors.items():
            page = pages.page(door_address(locale, key))
            start = page.main.index(text_of(page.all(".lines")[0]))
            before, after = page.main[:start], page.main[start:]
            assert page.words.pgettext("safety", TELLING, age=age).unescape() in before
            for sentence in door.know:
                whole = page.words.translate_data(f"door{key}.know", sentence, {"adult": age})
                assert whole.unescape() in after
                assert whole.unescape() not in before
            unread = page.words.pgettext("safety", UNREAD).unescape()
            first_laws = (door.first_law,) if door.first_law else ()
            for laws, place in ((first_laws, before), ((*door.open_laws, *door.laws), after)):
                for law_id in laws:
                    for sentence in site.content.laws[law_id].plain:
                        facts = {"adult": age, "made": "2001"}
                        whole = page.words.translate_data(f"{law_id}.law", sentence, facts)
                        assert whole.unescape() in place
            know = " ".join(text_of(element) for element in page.all(".know li"))
            for laws, is_open in ((door.open_laws, True), (door.laws, False)):
                for law_id in laws:
                    sentence = site.content.laws[law_id].plain[0]
                    whole = page.words.translate_data(f"{law_id}.law", sentence, {"adult": age})
                    assert (whole.unescape() in know) == is_open, law_id
            for laws, place in ((first_laws, before), ((*door.open_laws, *door.laws), after)):
                assert (unread in place) == any(
                    site.content.laws[law_id].needs_lawyer is not NeedsLawyer.NO
                    and law_id not in site.content.reviewed_laws
                    for law_id in laws
                )


def test_the_law_that_calms_leads_to_its_source(site: RunningSite, pages: PageClient) -> None:
    law = site.content.laws[str(site.content.doors["1"].first_law)]
    links = [str(link.attrs["href"]) for link in pages.page("/en/go/1/").all(".know a")]
    assert links == [source_address("en", law.sources[0])]


def test_a_call_back_is_said_before_the_number_and_who_picks_it_up_behind(
    site: RunningSite, pages: PageClient
) -> None:
    """Of the invented services one calls back; it is behind doors 1 and 2."""
    for locale in site.locales:
        for key, door in site.content.doors.items():
            page = pages.page(door_address(locale, key))
            before = page.words.pgettext("safety", CALLED_BACK).unescape()
            behind = page.words.pgettext("safety", PICKED_UP).unescape()
            lines = [text_of(line) for line in page.all(".line")]
            for service_id, line in zip(door.services, lines, strict=True):
                is_called_back = service_id == "shore-line"
                assert (before in line) == (behind in line) == is_called_back, (locale, key)
                if is_called_back:
                    number = group_phone(site.content.services[service_id].phones[0].number)
                    assert line.index(before) < line.index(number) < line.index(behind)


def test_what_is_said_before_a_number_is_a_line_of_twelve_words(pages: PageClient) -> None:
    """Of the authorities before all numbers, of a call back and the police before one."""
    for path in ("/en/", "/en/go/1/"):
        page = pages.page(path)
        authorities = page.all("main > h1 ~ .know > p:last-child")[0]
        lines = [authorities, page.all(".line .back")[0], *page.all("p.urgent .small")[:1]]
        for line in lines:
            assert len(text_of(line).split()) <= BEFORE_A_NUMBER, (path, text_of(line))


@pytest.mark.parametrize("key", ["1", "2", "3"])
def test_where_nobody_answers_texts_the_page_says_so(pages: PageClient, key: str) -> None:
    """Of the invented lines one answers texts in English, and none in another language."""
    english = pages.page(f"/en/go/{key}/")
    assert "Texts or chats in English:" in english.main
    links = {str(element.attrs["href"]) for element in english.all(".writing a")}
    assert links == {service_address("en", "coast")}
    for locale in ("so", "ar"):
        page = pages.page(f"/{locale}/go/{key}/")
        assert page.all(".writing a") == []
        language = language_name(locale, page.words.locale)
        text = page.words.pgettext("safety", NO_WRITING, language=language).unescape()
        assert text in page.main


def test_who_writes_reads_first_who_answers(pages: PageClient) -> None:
    assert pages.page("/en/go/3/").all(".lines .writing")
    assert pages.page("/en/go/1/").all(".lines ~ .writing")


def test_a_door_for_who_writes_shows_texts_and_the_operator(pages: PageClient) -> None:
    page = pages.page("/en/go/3/")
    texts = [str(element.attrs["href"]) for element in page.all(".line .act")]
    assert texts[:2] == ["sms:233733", "sms:898211"]
    assert "Send the ZIP code of the place where you are." in page.main
    danger = page.main.index("If you are in danger at this moment")
    assert page.main.index(text_of(page.all(".lines")[0])) < danger
    assert "In danger, you can text 911." in page.main[:danger]
    assert "An operator connects you." in page.main
    assert "An operator connects you." not in pages.page("/en/go/1/").main


def test_each_other_door_leads_to_the_one_for_who_writes(pages: PageClient) -> None:
    for key in ("1", "2"):
        links = [
            str(element.attrs["href"]) for element in pages.page(f"/en/go/{key}/").all(".links a")
        ]
        assert "/en/go/3/" in links


def test_the_next_situations_stand_open_after_the_numbers(
    site: RunningSite, pages: PageClient
) -> None:
    """Who took a door that is not theirs sees two others without opening a fold."""
    for key, door in site.content.doors.items():
        links = pages.page(f"/en/go/{key}/").all("main > .lines ~ .links a")
        found = [str(link.attrs["href"]) for link in links]
        assert found == [door_address("en", next_) for next_ in door.doors[:2]]
        lists = [list_address("en", Filters(need=need)) for need in door.needs]
        folded = [str(link.attrs["href"]) for link in pages.page(f"/en/go/{key}/").all(".beside a")]
        assert set(lists) <= set(folded)


def test_what_one_must_know_is_read_by_two_people() -> None:
    assert is_safety_critical("door1.know")
    assert not is_safety_critical("door1.label")


def test_a_number_of_no_door_is_not_found(site: RunningSite) -> None:
    client = site.app.test_client()
    for number in ("4", "0", "01", "one"):
        assert client.get(f"/en/go/{number}/").status_code == 404


def test_the_strip_is_inside_the_page_and_says_who_answers(
    site: RunningSite, pages: PageClient
) -> None:
    """The skip link leads into main, so nobody jumps over the numbers."""
    for locale in site.locales:
        page = pages.page(f"/{locale}/safety/")
        [strip] = page.all("main > h1 + .hotlines")
        for service_id in site.content.featured.home[:2]:
            service = site.content.services[service_id]
            text = page.words.translate_data(f"{service_id}.short", service.short, {}).unescape()
            assert text in text_of(strip)
        warned = site.content.services["coast"]
        text = page.words.translate_data(
            "coast.status_note", warned.status_note, {"changed": "2024"}
        )
        assert text.unescape() in text_of(strip)
