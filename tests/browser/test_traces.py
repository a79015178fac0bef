"""What a browser keeps of a visit: in the files of its profile, and in its history."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.browser.browsers import Browser, Chromium, Firefox, wait_until
from tests.browser.local_sites import Sites
from tests.sites import fixture_app
from webapp.facts.models import url_code
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

# Letters that no file of a browser contains by chance.
TYPED_IN_OPEN_TAB, TYPED_BEFORE_LEAVING = "wvkqjzxhbn", "kxzbqwjfvm"
HOST = "ours-qzx.localhost"
FIRST_SERVICE = fixture_app().data.services[fixture_app().data.site.home[0]]
LEFT_PATH = "/en/find/"
# The titles in the history, without that of the page that was left.
TITLES = {
    "/en/": "Start · The Island List",
    "/en/safety/": "This device · The Island List",
    f"/en/resources/{FIRST_SERVICE.url_code}/": (
        f"Who can help {FIRST_SERVICE.url_code} · The Island List"
    ),
    f"/en/resources/any/{url_code('legal')}/": "Who can help · The Island List",
}
TITLE_OF_LEFT_PAGE = {"chromium": "weather", "firefox": "\u200b"}
PATHS = (*TITLES, LEFT_PATH)
# Every page in PATHS contains both.
PAGE_TEXTS = (
    "Press Shift two more times to leave this site.",
    group_phone(FIRST_SERVICE.phones[0].number),
)
# Files with open tabs, which the browser restores after a restart.
OPEN_TABS = r"/Sessions/|/sessionstore"
# Files with addresses of pages, but with no text of pages.
ADDRESSES = (
    r"/Default/(History|Top Sites|Favicons|Network Action Predictor|Shortcuts)"
    r"|/segmentation_platform/|/places\.sqlite|/favicons\.sqlite"
)
# Files with sites on which the visitor clicked, but with no addresses of pages.
CLICKED_SITES = (
    r"/Default/(Preferences|DIPS)|/permissions\.sqlite|/bounce-tracking-protection\.sqlite"
)
TAB_STORAGE = "/Default/Session Storage/"
# Databases and queries, by browser.
HISTORY = {
    "chromium": ("Default/History", "select url, title from urls"),
    "firefox": ("places.sqlite", "select url, title from moz_places"),
}
CLICKS = {
    "chromium": ("Default/DIPS", "select site, '' from bounces"),
    "firefox": ("bounce-tracking-protection.sqlite", "select siteHost, '' from sites"),
}
COOKIES = {
    "chromium": ("Default/Cookies", "select host_key, name from cookies"),
    "firefox": ("cookies.sqlite", "select host, name from moz_cookies"),
}
# From this, Chromium predicts what the visitor wants next.
CHROMIUM_PREDICTIONS = ("segmentation_platform/ukm_db", "select url, title from urls")
PART_LENGTH = 6
PAGE_STATE = "[performance.timeOrigin, history.length, location.href]"
REQUEST_COUNT = "performance.getEntriesByType('resource').length"


@dataclass(frozen=True)
class Profile:
    """The profile of a browser after a visit to our site."""

    folder: Path
    browser: str
    origin: str

    @cached_property
    def contents(self) -> dict[str, bytes]:
        """Return the name and the content of each file, by its path in the folder."""
        contents = {}
        for path in self.folder.rglob("*"):
            if path.is_file():
                name = f"/{path.relative_to(self.folder)}"
                contents[name] = f"{name}\n".encode() + path.read_bytes()
        return contents

    def find_files(self, *texts: str, allowed: str = "$.") -> set[str]:
        """Return the files that contain one of the texts, except those with an allowed name."""
        encoded = [text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le")]
        pattern = re.compile(b"|".join(map(re.escape, encoded)))
        names = {name for name, content in self.contents.items() if pattern.search(content)}
        return {name for name in names if not re.search(allowed, name)}

    def find_files_with_part(self, text: str, allowed: str = "$.") -> set[str]:
        """Return the files that contain a part of a text, for files that are compressed."""
        starts = range(len(text) - PART_LENGTH + 1)
        parts = [text[start : start + PART_LENGTH] for start in starts]
        return self.find_files(*parts, allowed=allowed)

    def read_table(self, table: tuple[str, str]) -> dict[str, str]:
        """Return the second column of a database table, by the first."""
        file, query = table
        with closing(sqlite3.connect(self.folder / file)) as database:
            return {str(key): str(value or "") for key, value in database.execute(query)}

    def read_titles(self, table: tuple[str, str]) -> dict[str, str]:
        """Return the titles of our pages in a table, by path."""
        rows = self.read_table(table)
        return {url.removeprefix(self.origin): rows[url] for url in rows if HOST in url}


@pytest.fixture(scope="module", params=[Chromium, Firefox], ids=lambda engine: engine.name)
def profile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Profile:
    """Type into the search field in two tabs, leave the second one, and close the browser."""
    browser: Browser = request.param(tmp_path_factory.mktemp("profile"))
    origin = sites.ours.replace("127.0.0.1", HOST)
    for typed in (TYPED_IN_OPEN_TAB, TYPED_BEFORE_LEAVING):
        browser.open_tab(keep_old=True)
        for path in PATHS:
            browser.open(origin + path)
            html = browser.evaluate("document.documentElement.outerHTML")
            assert all(text in html for text in PAGE_TEXTS)
        browser.click("#find")
        browser.press(*typed)
        browser.wait_for(f"document.getElementById('find').value === '{typed}'")
    browser.click("#leave")
    browser.wait_for("document.title === 'weather'")
    if browser.name == "chromium":  # it writes clicks a little later
        log = browser.profile / f"{CLICKS['chromium'][0]}-wal"
        wait_until(
            lambda: log.exists() and HOST.encode() in log.read_bytes(),
            "Chromium has not written the clicked sites",
        )
    browser.close()
    return Profile(browser.profile, browser.name, origin)


@pytest.mark.promise("T8")
def test_no_file_contains_what_was_typed(profile: Profile) -> None:
    assert profile.find_files_with_part(TYPED_BEFORE_LEAVING) == set()
    assert profile.find_files_with_part(TYPED_IN_OPEN_TAB, allowed=OPEN_TABS) == set()


@pytest.mark.promise("T12")
def test_no_file_contains_text_of_a_page(profile: Profile) -> None:
    assert profile.find_files(*PAGE_TEXTS) == set()


@pytest.mark.promise("T12")
def test_nothing_is_stored_except_that_the_tab_has_left(profile: Profile) -> None:
    allowed = f"{ADDRESSES}|{CLICKED_SITES}|{OPEN_TABS}|{TAB_STORAGE}|cache2/doomed"
    assert profile.find_files(HOST, allowed=allowed) == set()
    storage = [content for name, content in profile.contents.items() if TAB_STORAGE in name]
    assert set(re.findall(rb"map-\d+-([a-z]+)", b"".join(storage))) <= {b"left"}
    assert profile.read_table(COOKIES[profile.browser]) == {}


@pytest.mark.promise("T3")
def test_titles_in_the_history_are_neutral(profile: Profile) -> None:
    titles = {**TITLES, LEFT_PATH: TITLE_OF_LEFT_PAGE[profile.browser]}
    assert profile.read_titles(HISTORY[profile.browser]) == titles


@pytest.mark.promise("T7")
def test_outside_the_history_a_browser_keeps_only_the_site_of_clicks(profile: Profile) -> None:
    table = CLICKS[profile.browser]
    sites = profile.read_table(table)
    assert {site for site in sites if "qzx" in site} == {HOST}
    assert profile.find_files_with_part(HOST, allowed=f"^(?!.*{table[0]})")
    paths = [path for path in PATHS if path != "/en/"]
    assert profile.find_files(*paths, allowed=f"{ADDRESSES}|{OPEN_TABS}") == set()


@pytest.mark.promise("T7")
def test_predictions_of_chromium_hold_no_more_than_the_history(profile: Profile) -> None:
    if profile.browser == "chromium":
        titles = profile.read_titles(CHROMIUM_PREDICTIONS)
        assert titles.keys() <= set(PATHS)
        assert {*titles.values()} == {""}


@pytest.mark.promise("T8", "T9")
@pytest.mark.parametrize("path", ["/so/find/", "/so/resources/"])
def test_typing_and_choosing_send_nothing_and_add_nothing_to_the_history(
    browser: Browser, sites: Sites, path: str
) -> None:
    browser.open(sites.ours + path)
    before = browser.evaluate(f"(performance.clearResourceTimings(), {PAGE_STATE})")
    sites.requested_paths.clear()

    if path == "/so/find/":
        browser.click("#find")
        browser.press(*"law")
    else:
        for facet, value in (("where", "midshire"), ("need", "legal")):
            select = f"document.querySelector('select[data-facet={facet}]')"
            event = "new Event('change', { bubbles: true })"
            browser.evaluate(f"({select}.value = '{value}', {select}.dispatchEvent({event}))")

    browser.wait_for("/[1-9]/.test(document.querySelector('main [role=status]').textContent)")
    assert browser.evaluate(PAGE_STATE) == before
    assert browser.evaluate(REQUEST_COUNT) == 0
    assert sites.requested_paths == []


@pytest.mark.promise("T20")
def test_opening_an_example_changes_neither_url_nor_history(browser: Browser, sites: Sites) -> None:
    browser.open(f"{sites.ours}/en/go/1/")
    state = "[location.href, history.length]"
    before = browser.evaluate(state)

    browser.click(".example summary")

    assert browser.evaluate("document.querySelector('.example').open")
    assert browser.evaluate(state) == before
    ids = "[...document.querySelectorAll('.example, .example *')].map(({ id }) => id)"
    links = "[...document.links].map(({ hash }) => hash.slice(1))"
    assert not {*browser.evaluate(ids)} & {*browser.evaluate(links)} - {""}
