"""What a real profile has kept of a visit, in every file, when the browser is closed."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.browser.conftest import start_engine
from tests.browser.engines import Browser, Engine, wait_until
from tests.browser.fixture_sites import WEATHER, Place
from tests.browser.traces import (
    ADDRESSES,
    BARE_SITES,
    CLICKS,
    COOKIES,
    HISTORIES,
    OPEN_TABS,
    SECOND_HISTORY,
    TAB_STORAGE,
    files_with,
    pieces_of,
    read_files,
    read_rows,
)
from tests.sites import fixture
from webapp.facts.directory import written
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

# Three rows of letters that no file of a browser holds by chance.
SENT, TYPED_AND_OPEN, TYPED_AND_LEFT = "zqxjvkwbph", "wvkqjzxhbn", "kxzbqwjfvm"
HOST = "ours-qzx.localhost"
DATA = fixture().data
FIRST = DATA.services[DATA.site.home[0]]
PATHS = (
    "/en/",
    "/en/safety/",
    f"/en/resources/{FIRST.slug}/",
    f"/en/resources/any/{written('need', 'legal')}/",
)
LEAVING = "Press Shift two more times to leave this site."
SOURCE = "document.documentElement.outerHTML"
ENTER = "\ue007"


@dataclass(frozen=True)
class Kept:
    """A profile, its engine, and the site that was visited with it."""

    profile: Path
    engine: Engine
    place: Place

    @property
    def addresses(self) -> list[str]:
        """Return the addresses of ours that the history has."""
        return [
            url
            for url, _ in read_rows(self.profile, HISTORIES[self.engine])
            if url.startswith(self.place.site)
        ]


def on_every_page() -> tuple[str, str]:
    """Return a sentence and a number of which each page holds one."""
    return LEAVING, group_phone(FIRST.phones[0].number)


def type_into(browser: Browser, field: str, text: str) -> None:
    browser.click(field)
    browser.press(*[(letter,) for letter in text])
    value = f"document.querySelector('{field}').value"
    wait_until(lambda: browser.run(value) == text, "the text is not in the field")


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, place: Place
) -> Kept:
    """Send a common form elsewhere, type into our field, and leave from a second tab."""
    browser = start_engine(request.param, tmp_path_factory.mktemp("profile"))
    browser.open(f"{place.other}/form")
    type_into(browser, "#q", SENT)
    browser.press((ENTER,))
    wait_until(lambda: SENT in browser.run("location.search"), "the form is not sent")
    place = replace(place, site=place.site.replace("127.0.0.1", HOST))
    for marker in (TYPED_AND_OPEN, TYPED_AND_LEFT):
        browser.renew_tab(keep=True)
        for path in PATHS:
            browser.open(place.site + path)
            assert all(words in browser.run(SOURCE) for words in on_every_page())
        browser.run("document.getElementById('questions').open = true")
        type_into(browser, "#find", marker)
    browser.click("#leave")
    wait_until(lambda: browser.run("document.title") == "weather", "the weather does not come")
    if browser.engine == "chromium":  # it notes clicks a little later
        log = browser.profile / f"{CLICKS['chromium'][0]}-wal"
        wait_until(lambda: log.exists() and HOST.encode() in log.read_bytes(), "no list of clicks")
    browser.close()
    return Kept(browser.profile, browser.engine, place)


def test_the_search_sees_what_browsers_keep(kept: Kept) -> None:
    found = " ".join(files_with(kept.profile, *pieces_of(SENT)))
    assert all(
        path in found
        for path in {
            "chromium": ("History", "Web Data", "Cache_Data", "Sessions"),
            "firefox": ("places.sqlite", "formhistory.sqlite", "cache2", "sessionstore"),
        }[kept.engine]
    )
    assert files_with(kept.profile, f"<p>{WEATHER}")


def test_what_is_typed_is_in_no_file(kept: Kept) -> None:
    assert files_with(kept.profile, *pieces_of(TYPED_AND_LEFT)) == set()
    found = files_with(kept.profile, *pieces_of(TYPED_AND_OPEN))
    assert {name for name in found if not OPEN_TABS.search(name)} == set()


def test_no_copy_of_a_page_is_kept(kept: Kept) -> None:
    assert files_with(kept.profile, *on_every_page()) == set()


def test_no_cookie_and_no_storage_is_kept_but_that_the_tab_has_left(kept: Kept) -> None:
    patterns = (ADDRESSES, BARE_SITES, OPEN_TABS)
    found = files_with(kept.profile, HOST)
    elsewhere = {name for name in found if not any(files.search(name) for files in patterns)}
    assert {name for name in elsewhere if not TAB_STORAGE.search(name)} == set()
    held = b"".join(data for name, data in read_files(kept.profile) if TAB_STORAGE.search(name))
    assert set(re.findall(rb"map-\d+-([a-z]+)", held)) <= {b"left"}
    assert read_rows(kept.profile, COOKIES[kept.engine]) == []


def test_the_titles_in_the_history_are_neutral(kept: Kept) -> None:
    ours = {
        url.removeprefix(kept.place.site): title
        for url, title in read_rows(kept.profile, HISTORIES[kept.engine])
        if url.startswith(kept.place.site)
    }
    assert ours.keys() == set(PATHS)
    assert [ours[path].partition(" · ")[0] for path in PATHS[:-1]] == [
        "Start",
        "This device",
        f"Who can help {PATHS[2].split('/')[-2]}",
    ]
    assert ours[PATHS[-1]] in {"weather", "\u200b"}  # what was left is named anew
    banned = [word for locale in fixture().locales.values() for word in locale.not_in_titles]
    assert not [word for word in banned for row in ours.items() if word in " ".join(row).lower()]


def test_beside_the_history_a_browser_notes_the_bare_site_of_clicks(kept: Kept) -> None:
    clicked = {site for site, _ in read_rows(kept.profile, CLICKS[kept.engine])}
    assert {site for site in clicked if "qzx" in site} == {HOST}
    found = files_with(kept.profile, *pieces_of(HOST))
    noting = {name for name in found if BARE_SITES.search(name)}
    assert any(CLICKS[kept.engine][0] in name for name in noting)
    files = files_with(kept.profile, *(path for path in PATHS if len(path) > len("/en/")))
    assert {
        path for path in files if not (ADDRESSES.search(path) or OPEN_TABS.search(path))
    } == set()


def test_a_second_list_of_addresses_holds_no_more_than_the_history(kept: Kept) -> None:
    if kept.engine == "firefox":
        assert not (kept.profile / SECOND_HISTORY[0]).exists()  # it has one list
        return
    ours = {url: title for url, title in read_rows(kept.profile, SECOND_HISTORY) if HOST in url}
    assert ours
    assert ours.keys() <= set(kept.addresses)
    assert set(ours.values()) == {""}
