"""What stays of a visit: in every file of a closed profile, and in the history."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.browser.browsers import Browser, Chromium, Firefox, wait_until
from tests.browser.local_sites import Sites
from tests.sites import fixture
from webapp.facts.models import slug
from webapp.words.formats import group_phone

pytestmark = pytest.mark.browser

# Two rows of letters that no file of a browser holds by chance.
TYPED_AND_OPEN, TYPED_AND_LEFT = "wvkqjzxhbn", "kxzbqwjfvm"
HOST = "ours-qzx.localhost"
FIRST = fixture().data.services[fixture().data.site.home[0]]
LEFT = "/en/find/"
# The titles that they have in the history, but for the page that was left.
TITLES = {
    "/en/": "Start · Local Data & Resources",
    "/en/safety/": "This device · Local Data & Resources",
    f"/en/resources/{FIRST.slug}/": f"Who can help {FIRST.slug} · Local Data & Resources",
    f"/en/resources/any/{slug('legal')}/": "Who can help · Local Data & Resources",
}
TITLE_OF_LEFT = {"chromium": "weather", "firefox": "\u200b"}  # the second cannot be seen
PATHS = (*TITLES, LEFT)
# Each of these pages holds both.
WORDS = ("Press Shift two more times to leave this site.", group_phone(FIRST.phones[0].number))
# What browsers keep of tabs that are open, for a restart.
OPEN_TABS = r"/Sessions/|/sessionstore"
# Where they write down addresses of pages: no words of a page are in these.
ADDRESSES = (
    r"/Default/(History|Top Sites|Favicons|Network Action Predictor|Shortcuts)"
    r"|/segmentation_platform/|/places\.sqlite|/favicons\.sqlite"
)
# Where they write down only at which site somebody clicked.
BARE_SITES = r"/Default/(Preferences|DIPS)|/permissions\.sqlite|/bounce-tracking-protection\.sqlite"
TAB_STORAGE = "/Default/Session Storage/"
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
# Chromium guesses from it what its owner may want next.
SECOND_HISTORY = ("segmentation_platform/ukm_db", "select url, title from urls")
PIECE = 6


@dataclass(frozen=True)
class Kept:
    """The profile of a browser after a visit, and where our site was."""

    profile: Path
    browser: str
    ours: str

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Return what each file holds, by its path within the profile, which it begins with."""
        paths = (path for path in self.profile.rglob("*") if path.is_file())
        found = {f"/{path.relative_to(self.profile)}": path for path in paths}
        return {name: f"{name}\n".encode() + path.read_bytes() for name, path in found.items()}

    def find(self, *texts: str, but: str = "$.") -> set[str]:
        """Return the files that hold one of the texts, or bear one in their names."""
        forms = [text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le")]
        wanted = re.compile(b"|".join(map(re.escape, forms)))
        found = {name for name, held in self.files.items() if wanted.search(held)}
        return {name for name in found if not re.search(but, name)}

    def find_pieces(self, marker: str, but: str = "$.") -> set[str]:
        """Return the files that hold a part of a marker: a packed one writes no beginning twice."""
        return self.find(*(marker[i : i + PIECE] for i in range(len(marker) - PIECE + 1)), but=but)

    def rows(self, table: tuple[str, str]) -> dict[str, str]:
        """Return what a browser keeps in one of its tables."""
        file, question = table
        with closing(sqlite3.connect(self.profile / file)) as opened:
            return {str(first): str(second or "") for first, second in opened.execute(question)}

    def ours_in(self, table: tuple[str, str]) -> dict[str, str]:
        """Return the titles of our pages in a table, by path."""
        rows = self.rows(table).items()
        return {url.removeprefix(self.ours): title for url, title in rows if HOST in url}


@pytest.fixture(scope="module", params=[Chromium, Firefox], ids=lambda kind: kind.name)
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sites: Sites
) -> Kept:
    """Type into our field, and leave from a second tab."""
    browser: Browser = request.param(tmp_path_factory.mktemp("profile"))
    ours = sites.ours.replace("127.0.0.1", HOST)
    for marker in (TYPED_AND_OPEN, TYPED_AND_LEFT):
        browser.renew_tab(keep=True)
        for path in PATHS:
            browser.open(ours + path)
            source = browser.run("document.documentElement.outerHTML")
            assert all(words in source for words in WORDS)
        browser.click("#find")
        browser.press(*marker)
        browser.wait(f"document.getElementById('find').value === '{marker}'")
    browser.click("#leave")
    browser.wait("document.title === 'weather'")
    if browser.name == "chromium":  # it notes clicks a little later
        log = browser.profile / f"{CLICKS['chromium'][0]}-wal"
        wait_until(lambda: log.exists() and HOST.encode() in log.read_bytes(), "no list of clicks")
    browser.close()
    return Kept(browser.profile, browser.name, ours)


@pytest.mark.promise("T8")
def test_what_is_typed_is_in_no_file(kept: Kept) -> None:
    assert kept.find_pieces(TYPED_AND_LEFT) == set()
    assert kept.find_pieces(TYPED_AND_OPEN, but=OPEN_TABS) == set()


@pytest.mark.promise("T12")
def test_no_copy_of_a_page_is_kept(kept: Kept) -> None:
    assert kept.find(*WORDS) == set()


@pytest.mark.promise("T12")
def test_no_cookie_and_no_storage_is_kept_but_that_the_tab_has_left(kept: Kept) -> None:
    known = f"{ADDRESSES}|{BARE_SITES}|{OPEN_TABS}|{TAB_STORAGE}|cache2/doomed"
    assert kept.find(HOST, but=known) == set()
    held = b"".join(data for name, data in kept.files.items() if TAB_STORAGE in name)
    assert set(re.findall(rb"map-\d+-([a-z]+)", held)) <= {b"left"}
    assert kept.rows(COOKIES[kept.browser]) == {}


@pytest.mark.promise("T3")
def test_the_titles_in_the_history_are_neutral(kept: Kept) -> None:
    titles = {**TITLES, LEFT: TITLE_OF_LEFT[kept.browser]}
    assert kept.ours_in(HISTORY[kept.browser]) == titles


@pytest.mark.promise("T7")
def test_beside_the_history_a_browser_notes_the_bare_site_of_clicks(kept: Kept) -> None:
    clicked = kept.rows(CLICKS[kept.browser])
    assert {site for site in clicked if "qzx" in site} == {HOST}
    assert kept.find_pieces(HOST, but=f"^(?!.*{CLICKS[kept.browser][0]})")
    paths = [path for path in PATHS if path != "/en/"]
    assert kept.find(*paths, but=f"{ADDRESSES}|{OPEN_TABS}") == set()


@pytest.mark.promise("T7")
def test_a_second_list_of_addresses_holds_no_more_than_the_history(kept: Kept) -> None:
    if kept.browser == "chromium":
        ours = kept.ours_in(SECOND_HISTORY)
        assert ours.keys() <= set(PATHS)
        assert {*ours.values()} == {""}


STATE = "[performance.timeOrigin, history.length, location.href]"
ASKED = "performance.getEntriesByType('resource').length"


@pytest.mark.promise("T8", "T9")
def test_neither_typing_nor_choosing_sends_anything_or_leaves_a_line_in_the_history(
    browser: Browser, sites: Sites
) -> None:
    for path in ("/so/find/", "/so/resources/"):
        browser.open(sites.ours + path)
        before = browser.run(f"(performance.clearResourceTimings(), {STATE})")
        asked = len(sites.asked)
        if path == "/so/find/":
            browser.click("#find")
            browser.press(*"law")
        else:
            for facet, word in (("where", "midshire"), ("need", "legal")):
                chosen = f"document.querySelector('select[data-facet={facet}]')"
                event = "new Event('change', { bubbles: true })"
                browser.run(f"({chosen}.value = '{word}', {chosen}.dispatchEvent({event}))")
        browser.wait("/[1-9]/.test(document.querySelector('main [role=status]').textContent)")
        assert browser.run(STATE) == before
        assert browser.run(ASKED) == len(sites.asked[asked:]) == 0
