"""Pages as they look with other facts: no contact, an old record, a call, words that wait."""

import re
from dataclasses import replace
from datetime import date

import pytest
from justhtml import JustHTML

from tests.client import PageClient
from tests.page import Page, text_of
from tests.routes import each_kind, showing_paths
from tests.site.otherwise import otherwise, twin
from tests.site.saying import bare
from tests.sites import RunningSite
from webapp.content.phone_verification import use_of
from webapp.content.services import AssuredBy, Authority, Status, TriState
from webapp.content.slugs import slug_of
from webapp.site.addresses import service_address
from webapp.site.fallback_page import FallbackKind, write_fallback_page

NEWEST, UNDATED = "Newest source: December 2024", "Newest source: no date"
CALLED, READ = "Somebody called to check this", "we read this in published sources."
NOBODY = "Nobody has called these numbers yet to check them. We found them in published sources."
SOME = (
    "Nobody has called some of these numbers yet to check them. We found them in published sources."
)
CONTRADICTED = "One source does not agree with this number. It may still work."
OTHERWISE = "If nobody answers, call 207-555-0100."
NOBODY_TO_TELL = "Nobody is named yet whom you can tell of an error on this site."
TRIAL = "This is a trial copy. Nobody runs it for the public yet."
TELL_NOT = "Do not write about yourself. A copy of your e-mail stays on this device."


def test_one_address_for_errors_is_on_every_page(site: RunningSite, pages: PageClient) -> None:
    featured = site.content.featured
    assert featured.corrections
    nobody = replace(site.content, featured=replace(featured, corrections=""))
    without = PageClient(otherwise(content=nobody))
    for locale, t in site.words.items():
        sentence = t.gettext(NOBODY_TO_TELL).unescape()
        warned = t.pgettext("safety", TELL_NOT).unescape()
        for path in showing_paths(site, [locale]):
            status = 404 if "nothing-here" in path else 200
            text = pages.page(path, status).text
            assert (text.count(featured.corrections), text.count(warned)) == (1, 1), path
            assert sentence not in text, path
            text = without.page(path, status).text
            assert text.count(sentence) == 1, path
            assert featured.corrections not in text, path


@pytest.mark.parametrize(
    "unset",
    [
        {"operator": ""},
        {"operator": "unknown"},
        {"independent": TriState.UNKNOWN},
        {"money": ()},
        {"corrections": ""},
    ],
    ids=str,
)
def test_a_site_that_nobody_has_set_up_says_on_each_page_that_it_is_a_trial_copy(
    site: RunningSite, pages: PageClient, unset: dict[str, object]
) -> None:
    assert "do not work for the police or the government" in pages.page("/en/about/").main
    featured = twin(site.content.featured, **unset)
    trial = PageClient(otherwise(content=replace(site.content, featured=featured)))
    for path in each_kind(site, "en"):
        status = 404 if "nothing-here" in path else 200
        assert TRIAL not in pages.page(path, status).text, path
        assert TRIAL in trial.page(path, status).text, path
    about = trial.page("/en/about/").main
    assert TRIAL in about
    assert not re.search("police|government|money|pays|run by", about)
    for kind in FallbackKind:
        assert TRIAL not in write_fallback_page(site.app, site.site, kind)
        assert TRIAL in write_fallback_page(trial.site.app, trial.site.site, kind)


def test_the_age_of_a_number_is_on_its_own_page_alone(pages: PageClient) -> None:
    for place, sentence in (("shore-line", NEWEST), ("child-office", NEWEST), ("law", UNDATED)):
        assert sentence in pages.page(f"/en/resources/{place}/").main
    link = pages.page("/en/resources/shore-line/").all(".channel .when a")[0]
    assert link.attrs["href"] == f"/en/sources/#{slug_of('paper')}"
    for place in ("", "card/", "resources/unsure/any/", "numbers/"):
        page = pages.page(f"/en/{place}")
        without_doubt = [
            element
            for element in page.all(".channel, .brief, .card li")
            if OTHERWISE not in text_of(element)
        ]
        assert "Newest source" not in " ".join(map(text_of, without_doubt)), place


def test_codes_and_called_numbers_show_no_age(pages: PageClient) -> None:
    for place in ("rescue", "relay"):
        assert "Newest source" not in pages.page(f"/en/resources/{place}/").main
    coast = pages.page("/en/resources/coast/")
    assert "Newest source: 2025" in text_of(coast.all(".channel.chat")[0])
    for element in (*coast.all(".channel.voice"), *coast.all(".channel.text")):
        assert "Newest source" not in text_of(element)


def test_of_several_numbers_the_page_says_which_was_called(site: RunningSite) -> None:
    first = site.content.services["law"].phones[0]
    calls = {("law", first.number, use_of(first)): date(2025, 4, 30)}
    some = PageClient(otherwise(content=replace(site.content, calls=calls)))
    page = some.page("/en/resources/law/")
    called = [CALLED in text_of(element) for element in page.all(".channel")]
    assert called == [True, False, False]
    assert f"{CALLED} on April 30, 2025." in text_of(page.all(".channel")[0])
    assert CONTRADICTED not in page.main  # a call ends all doubt
    assert SOME in page.main
    assert NOBODY not in page.main


def test_a_number_in_doubt_says_whom_else_to_call_wherever_it_is_shown(
    site: RunningSite, pages: PageClient
) -> None:
    assert site.content.services["law"].phones[0].contradicted_by
    for place, selector in (
        ("resources/law/", ".channel"),
        ("resources/", f"#{slug_of('law')}"),
        ("card/", "section.card li"),
    ):
        [sentence] = [
            text
            for element in pages.page(f"/en/{place}").all(selector)
            if CONTRADICTED in (text := text_of(element))
        ]
        assert OTHERWISE in sentence, place
        assert UNDATED in sentence, place
    assert OTHERWISE in text_of(pages.page("/en/resources/rescue/").all(".lawyers")[0])
    for place in ("", "resources/shore-line/", "resources/harbor-text/"):
        assert OTHERWISE not in pages.page(f"/en/{place}").main
    line = twin(site.content.services["nation-house"], status=Status.UNKNOWN)
    services = {**site.content.services, "nation-house": line}
    unclear = PageClient(otherwise(content=replace(site.content, services=services)))
    sentence = text_of(unclear.page("/en/resources/").all(f"#{slug_of('nation-house')}")[0])
    assert OTHERWISE in sentence
    assert "Newest source: April 2019" in sentence
    assert CONTRADICTED not in sentence


def test_a_service_without_any_number_says_so_once(site: RunningSite, pages: PageClient) -> None:
    sentence = "We have no confirmed number."
    for service in site.content.services.values():
        is_bare = not service.channels and service.authority is Authority.NONE
        wanted = int(is_bare and service.status is not Status.CLOSED)
        assert pages.page(f"/en/resources/{service.id}/").main.count(sentence) == wanted, service.id
    assert not site.content.services["papers-law"].through  # neither a number nor another's


def test_that_nobody_called_is_said_once_a_page(site: RunningSite, pages: PageClient) -> None:
    for place, sentence in (
        ("", SOME),
        ("card/", SOME),
        ("resources/", SOME),
        ("resources/any/m7577/", NOBODY),
        ("resources/shore-line/", NOBODY),
        ("go/2/", SOME),
        ("go/3/", SOME),
    ):
        page = pages.page(f"/en/{place}")
        copies = len(page.all(".another"))  # of a card on the same sheet, for eyes and scissors
        assert page.main.count("Nobody has called") == 1 + copies, place
        assert sentence in pages.page(f"/en/{place}").main
    assert NOBODY not in pages.page("/en/resources/bridge/").main  # has no number
    services = {
        key: twin(service, assured_by=AssuredBy.CALLED)
        for key, service in site.content.services.items()
    }
    called = PageClient(otherwise(content=replace(site.content, services=services)))
    for place in ("", "card/"):
        assert "Nobody has called" not in called.page(f"/en/{place}").main
        assert f"{CALLED} on March 1, 2025." in called.page(f"/en/{place}").main


def test_a_call_is_said_of_the_one_who_was_called(site: RunningSite, pages: PageClient) -> None:
    assert site.content.services["coast"].assured_by is AssuredBy.CALLED
    coast = pages.page("/en/resources/coast/").main
    assert CALLED in coast
    assert "Nobody has called" not in coast
    assert READ in pages.page("/en/resources/shore-line/").main
    assert CALLED in text_of(pages.page("/en/resources/").all(f"#{slug_of('coast')}")[0])
    assert READ not in pages.page("/en/resources/").main  # never the day of reading without the age


def test_new_words_show_in_english_and_say_so_to_a_screen_reader(site: RunningSite) -> None:
    waiting = otherwise(translators={"so": bare("so")})  # no catalog has them yet
    # All other words are taken for Somali here, which the rules of pages would not believe.
    answer = waiting.app.test_client().get(service_address("so", "shore-line"))
    html = JustHTML(answer.get_data(as_text=True), sanitize=False)
    page = Page(answer.request.path, html, answer, waiting)
    marked = [element for element in page.all("dd span") if element.attrs.get("lang") == "en"]
    assert {str(element.attrs["dir"]) for element in marked} == {"ltr"}
    assert text_of(marked[0]) == site.content.services["shore-line"].eligibility


def test_a_language_is_a_draft_until_all_of_it_is_reviewed(site: RunningSite) -> None:
    drafts = {code: t.coverage.is_draft for code, t in site.words.items()}
    assert drafts == {"en": False, "so": True, "ar": True, "eo": False}
    for code, is_draft in drafts.items():
        html = site.app.test_client().get(f"/{code}/").get_data(as_text=True)
        assert ('class="draft"' in html) == is_draft
