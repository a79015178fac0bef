"""What the site must never say, and what it must always say, in every language."""

import re
from dataclasses import fields

import pytest
from justhtml import Element

from tests.client import WORDS, PageClient, in_order, text_of
from tests.routes import all_paths
from tests.running import APP, CONTENT
from webapp.content.services import Channel, Organization, Service
from webapp.languages.locales import LOCALES

# Nobody here can promise these; a negated sentence must find other words.
NEVER_SAID = re.compile(
    r"you are safe|completely safe|guarantee|100% (?:safe|anonymous)|cover your tracks"
    r"|untraceable|strictly confidential|totally anonymous|prostitut|modern-day slave|voiceless",
    re.IGNORECASE,
)
STREET = re.compile(r"\b\d+ [A-Z]\w+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive)\b")
NEVER_ALONE = re.compile(r"\b(confidential|anonymous|anonymously)\b", re.IGNORECASE)

TELLING = (
    "If you are under %(age)s, or somebody is in danger now, they may have to tell the authorities."
)
ASKING = "You can ask what they must report before you give your name or age."
CALL_BACK = "They may call back from a private number. Say if that is not safe."


@pytest.mark.parametrize("path", [p for p in all_paths(APP, CONTENT) if p.startswith("/en/")])
def test_no_page_promises_what_nobody_can_keep(pages: PageClient, path: str) -> None:
    said = pages.page(path).main
    if not path.startswith("/en/sources/"):
        assert not NEVER_SAID.search(said)
        assert not NEVER_ALONE.search(said.replace("Maine Address Confidentiality Program", ""))


@pytest.mark.parametrize("locale", LOCALES)
def test_advice_on_history_carries_both_warnings(pages: PageClient, locale: str) -> None:
    page = pages.page(f"/{locale}/safety/")
    words = WORDS[locale]
    for warning in (
        "An empty list can make somebody suspicious.",
        "If there is a spying program on the device, it may still see everything.",
    ):
        assert str(words.pgettext("safety", warning)) in page.main


@pytest.mark.parametrize("locale", LOCALES)
def test_hotline_counts_never_stand_without_their_limits(pages: PageClient, locale: str) -> None:
    words = WORDS[locale]
    limit = str(words.gettext("These are contacts to one hotline. "
                              "They do not show how many people are trafficked."))  # fmt: skip
    page = pages.page(f"/{locale}/numbers/")
    for section in page.all("main section"):
        said = " ".join(section.to_text().split())
        if section.attrs["aria-labelledby"] in {"hotline", "themselves", "then"}:
            assert limit in said


@pytest.mark.parametrize("locale", LOCALES)
def test_the_start_page_says_what_advocates_may_have_to_tell(
    pages: PageClient, locale: str
) -> None:
    words = WORDS[locale]
    after_lead = next(iter(pages.page(f"/{locale}/").all("main .lead + p")))
    said = text_of(after_lead)
    assert words.pgettext("safety", ASKING).unescape() in said
    age = str(CONTENT.featured.adult_age)
    assert words.pgettext("safety", TELLING, age=age).unescape() in said


@pytest.mark.parametrize("locale", LOCALES)
def test_who_may_call_back_is_said_beside_the_number(pages: PageClient, locale: str) -> None:
    words = WORDS[locale]
    short = words.pgettext("safety", CALL_BACK).unescape()
    home, device = pages.page(f"/{locale}/"), pages.page(f"/{locale}/safety/")
    for line in (CONTENT.services[one] for one in CONTENT.featured.home):
        told = [channel.call_back for channel in line.channels if channel.call_back]
        beside = [one for one in home.all(".line") if line.id in {*_listings_in(one)}]
        assert len(beside) == 1
        assert (short in text_of(beside[0])) == bool(told), line.id
        for text in told:
            whole = words.directory(f"{line.id}.call_back", text, {}).unescape()
            assert whole in device.main
            assert whole in pages.page(f"/{locale}/resources/{line.id}/").main


def _listings_in(element: Element) -> set[str]:
    return {href.rstrip("/").rpartition("/")[2] for href in hrefs_in(element)}


def hrefs_in(element: Element) -> set[str]:
    return {str(one.attrs["href"]) for one in in_order(element) if one.name == "a"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_immigration_police_is_named_as_such(pages: PageClient, locale: str) -> None:
    said = str(
        WORDS[locale].pgettext("safety", "This office is part of ICE, the immigration police.")
    )
    for path in (f"/{locale}/resources/hsi/", f"/{locale}/resources/"):
        cards = [one for one in pages.page(path).all(".lawyers") if said in text_of(one)]
        assert len(cards) == 1
        assert f"/{locale}/resources/ilap/" in hrefs_in(cards[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_what_nobody_knows_is_said(pages: PageClient, locale: str) -> None:
    unknown = str(WORDS[locale].gettext("We do not know. Ask."))
    for service in CONTENT.services.values():
        if service.reporting == "unknown":
            assert unknown in pages.page(f"/{locale}/resources/{service.id}/").main


@pytest.mark.parametrize("path", [p for p in all_paths(APP, CONTENT) if p.startswith("/so/")])
def test_no_page_names_the_address_of_a_shelter(pages: PageClient, path: str) -> None:
    assert not STREET.search(pages.page(path).main)


def test_a_listing_has_no_field_for_an_address_of_a_place() -> None:
    known = {field.name for one in (Organization, Service, Channel) for field in fields(one)}
    assert not {name for name in known if re.search(r"street|location|latitude|room", name)}


def test_tables_are_shown_and_not_pushed_onto_the_device() -> None:
    for name in (*CONTENT.series, "figures"):
        response = APP.test_client().get(f"/tables/{name}.csv")
        assert "Content-Disposition" not in response.headers
