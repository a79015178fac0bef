"""The link that leaves: always on top, quick, and with no way back to this site."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Keys

from tests.browser.browsers import Browser, Chromium, Command, Firefox, wait_until
from tests.browser.local_sites import WEATHER, Sites
from tests.browser.measures import DESKTOP, NARROW

pytestmark = pytest.mark.browser

MIDDLE, RIGHT = 1, 2
SHOWN = "!!document.getElementById('leave')?.checkVisibility({visibilityProperty: true})"
STATUS = "document.getElementById('leave-status').textContent.trim()"
MORE = "Object.values(document.getElementById('leave').dataset)"
# Is it hit in its middle, and high enough, at five places of the page?
ON_TOP = """[0, 0.25, 0.5, 0.75, 1].map((share) => {
    scrollTo(0, share * document.documentElement.scrollHeight);
    const { x, y, width, height } = document.getElementById("leave").getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return height >= 44 && hit?.closest("#leave") !== null;
})"""
SEEN = "[document.title, document.body?.innerText.trim() ?? '', performance.timeOrigin]"
# Before each frame of a page of ours: are there words on it although somebody has left? It is kept
# where the tab's mark is, since no page of ours is there to be asked.
WATCH = """
const look = () => {
  requestAnimationFrame(look);
  try {
    if (sessionStorage.getItem("left") === "1" && document.body?.innerText.trim()) {
      sessionStorage.setItem("drawn", `${sessionStorage.getItem("drawn") ?? ""} ${location.href}`);
    }
  } catch { /* no storage here */ }
};
look();
"""
# A browser writes down what a crash would lose, but not at once.
WRITTEN_IN_SECONDS = {"chromium": 15, "firefox": 3}


@dataclass(frozen=True)
class Reader:
    """Somebody who reads our site, leaves, and looks at the screen all the time."""

    browser: Browser
    sites: Sites

    def begin(self) -> None:
        """Go elsewhere twice."""
        self.browser.watch(WATCH)
        for name in ("earlier", "before"):
            self.browser.open(f"{self.sites.other}/{name}")

    def open(self, path: str) -> None:
        """Type an address of ours."""
        self.browser.open(self.sites.ours + path)
        self.wait_for(path)

    def read(self, *, clicked: bool = True) -> None:
        """Walk with a hand that clicks, which browsers notice, or by address alone."""
        self.open("/en/")
        for path, link in (("/so/", ".languages [lang=so]"), ("/so/safety/", ".ways [href*=safe]")):
            if clicked:
                self.browser.click(link)
                self.wait_for(path)
            else:
                self.open(path)

    def wait_for(self, path: str) -> None:
        """Wait until a whole page of ours is shown."""
        is_whole = "document.readyState === 'complete'"
        self.browser.wait(f"location.pathname === '{path}' && {is_whole} && {SHOWN}")

    def see(self, title: str, before: float = 0) -> None:
        """Wait until a page of the other site is there, and see no word of ours meanwhile."""

        def is_there() -> bool:
            shown, words, born = self.browser.run(SEEN)
            assert shown in {"", "\u200b", "weather", "before", "earlier"}
            assert words in {"", WEATHER}
            return bool(shown == title and born != before)

        wait_until(is_there, f"{title} does not come")

    def go(self, steps: int, *pages: str) -> None:
        """Press Back or Forward until each page has come: ours by path, the others by title."""
        for page in pages:
            before = self.browser.run("performance.timeOrigin")
            self.browser.go(steps)
            if page.startswith("/"):
                self.wait_for(page)
            else:
                self.see(page, before)

    def leave(self, button: int = 0) -> None:
        """Press the link, and wait for the weather."""
        self.browser.click("#leave", button)
        self.see("weather")

    def follow_outside(self) -> None:
        """Click a link that leads to another site."""
        self.browser.run(f"document.querySelector('main a').href = '{self.sites.other}/before'")
        self.browser.click("main a")
        self.browser.wait("document.title === 'before' && document.readyState === 'complete'")

    def check_that_nothing_was_drawn(self) -> None:
        """Type our address again and ask which pages had words on them after leaving."""
        self.open("/en/")
        assert self.browser.run("sessionStorage.getItem('drawn')") is None


@pytest.fixture
def reader(browser: Browser, sites: Sites) -> Reader:
    """Return somebody in a new tab."""
    return Reader(browser, sites)


@pytest.mark.promise("L1")
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_lies_above_the_link_that_leaves(
    chromium: Chromium, origin: str, locale: str
) -> None:
    chromium.open(f"{origin}/{locale}/numbers/")
    for width in (NARROW, DESKTOP):
        chromium.resize(width)
        assert chromium.run(ON_TOP) == [True] * 5, width


@pytest.mark.promise("L3", "L4", "L11", "L14")
@pytest.mark.parametrize("way", ["click", "shift"])
def test_leaving_empties_the_page_at_once_and_back_shows_nothing(reader: Reader, way: str) -> None:
    browser, sites = reader.browser, reader.sites
    blank = browser.photograph()
    reader.begin()
    reader.read(clicked=way == "shift")
    asked, came = len(sites.asked), len(sites.referrers)
    sites.weather.clear()
    if way == "click":
        browser.click("#leave")
    else:
        browser.press(*[Keys.SHIFT] * 3)
    assert browser.run(SEEN)[:2] == ["\u200b", ""]
    wait_until(lambda: browser.photograph() == blank, "the page is still to be seen")
    sites.weather.set()
    reader.see("weather")
    assert sites.asked[asked:] == []
    reader.go(-1, "weather", "weather", "before", "earlier")
    reader.go(1, "before", "weather")
    assert set(sites.referrers[came:]) == {None}
    reader.check_that_nothing_was_drawn()


def check_that_back_shows_nothing(reader: Reader) -> None:
    """In a tab that has come back itself."""
    reader.see("weather")
    reader.browser.watch(WATCH)
    reader.go(-1, "weather", "weather", "before")
    reader.go(1, "weather", "weather")
    reader.check_that_nothing_was_drawn()


@pytest.mark.promise("L5")
@pytest.mark.parametrize("command", ["reopen", "duplicate"])
def test_a_tab_that_comes_back_shows_nothing_of_what_was_left(
    reader: Reader, command: Command
) -> None:
    reader.begin()
    reader.read(clicked=command == "reopen")
    reader.leave()
    time.sleep(1)  # Firefox keeps the mark with the tab a moment later; no hand is quicker
    reader.browser.bring_back(command)
    check_that_back_shows_nothing(reader)


@pytest.mark.promise("L8")
@pytest.mark.parametrize("command", ["reopen", "duplicate"])
def test_who_reads_on_is_never_sent_away(reader: Reader, command: Command) -> None:
    reader.read()
    reader.go(-1, "/so/")
    reader.browser.bring_back(command)
    reader.wait_for("/so/")
    reader.go(-1, "/en/")
    reader.go(1, "/so/", "/so/safety/")


@pytest.mark.promise("L5", "L8", "L9")
@pytest.mark.parametrize("kind", [Chromium, Firefox])
def test_after_a_crash_who_left_is_away_and_who_stayed_is_not(
    kind: type[Browser], sites: Sites, tmp_path: Path
) -> None:
    browser = kind(tmp_path / "profile")
    reader = Reader(browser, sites)
    try:
        reader.begin()
        reader.read()
        reader.leave()
        browser.renew_tab(keep=True)
        reader.read()
        reader.go(-1, "/so/")
        if kind is Chromium:
            browser.renew_tab(keep=True)
            reader.read()
            reader.follow_outside()
        time.sleep(WRITTEN_IN_SECONDS[browser.name])
        browser.crash()
        browser.find_tab(f"{sites.other}/weather")
        check_that_back_shows_nothing(reader)
        browser.find_tab(f"{sites.ours}/so/")
        reader.go(-1, "/en/")
        reader.go(1, "/so/", "/so/safety/")
        if kind is Chromium:
            browser.find_tab(f"{sites.other}/before")
            reader.go(-1, "/so/safety/", "/so/", "/en/")
    finally:
        browser.close()


def go_by_menu(reader: Reader, steps: int, page: str) -> None:
    """Go several steps at once, but not from our script: its driver repeats what a page left by."""
    reader.browser.run(f"setTimeout(() => history.go({steps}), 50)")
    reader.wait_for(page)


def check_that_back_returns_from_outside(reader: Reader) -> None:
    """By one page and by two."""
    for steps, *pages in ((-1, "/so/safety/", "/so/"), (-2, "/so/", "/en/")):
        reader.read()
        reader.follow_outside()
        go_by_menu(reader, steps, pages[0])
        reader.go(-1, pages[1])


@pytest.mark.promise("L8", "L9")
def test_back_returns_from_another_site(reader: Reader) -> None:
    check_that_back_returns_from_outside(reader)


@pytest.mark.promise("L9")
def test_back_returns_to_a_page_that_is_loaded_anew(chromium: Chromium, sites: Sites) -> None:
    """Of a page that was kept no script runs again."""
    check_that_back_returns_from_outside(Reader(chromium, sites))


@pytest.mark.promise("L9", "T17")
def test_a_table_between_two_pages_leads_back_and_forward(reader: Reader) -> None:
    reader.open("/en/numbers/")
    table = reader.browser.run("document.querySelector('a[href$=\".csv\"]').href")
    reader.browser.click("a[href$='.csv']")
    reader.browser.wait(f"location.href === '{table}'")
    reader.open("/so/")
    reader.browser.go(-1)
    reader.browser.wait(f"location.href === '{table}'")
    reader.go(-1, "/en/numbers/")
    go_by_menu(reader, 2, "/so/")


@pytest.mark.promise("L6")
def test_a_new_tab_does_not_leave_this_page_open(reader: Reader) -> None:
    for button in (MIDDLE, RIGHT):
        reader.read()
        reader.leave(button)
        reader.go(-1, "weather")


@pytest.mark.promise("L7")
def test_a_second_tab_is_emptied_too(reader: Reader) -> None:
    reader.read()
    first = reader.browser.tab
    reader.browser.renew_tab(keep=True)
    reader.open("/ar/")
    reader.leave()
    reader.browser.tab = first
    reader.browser.wait("document.title === 'weather'")
    reader.go(-1, "weather")


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Browser]:
    """Return a browser whose pages run no script."""
    browser.allow_scripts(allowed=False)
    yield browser
    browser.allow_scripts(allowed=True)


@pytest.mark.promise("L2", "L14")
def test_without_scripts_the_link_leaves_and_sends_no_referrer(
    without_scripts: Browser, sites: Sites
) -> None:
    for path in ("/so/", "/ar/resources/", "/en/nothing/"):
        without_scripts.open(sites.ours + path)
        asked, came = len(sites.asked), len(sites.referrers)
        without_scripts.click("#leave")
        without_scripts.wait("document.title === 'weather'")
        assert (sites.referrers[came:], sites.asked[asked:]) == ([None], []), path


@pytest.mark.promise("L10")
def test_who_stays_or_types_the_address_again_reads_on(reader: Reader) -> None:
    reader.read()
    reader.go(-1, "/so/", "/en/")
    reader.go(1, "/so/", "/so/safety/")
    reader.leave()
    reader.read()
    reader.go(-1, "/so/")


@pytest.fixture
def page(browser: Browser, sites: Sites) -> Browser:
    """Return a browser on the page with the text field, where typing belongs."""
    browser.open(f"{sites.ours}/en/find/")
    browser.click("#find")
    return browser


@pytest.mark.promise("L11")
def test_shift_leaves_from_within_a_field(page: Browser) -> None:
    page.press("m", *[Keys.SHIFT] * 3)
    page.wait("document.title === 'weather'")


@pytest.mark.promise("L12")
def test_other_ways_of_using_shift_never_leave(page: Browser) -> None:
    page.press(*(Keys.SHIFT + letter for letter in "MAINE"))
    assert page.run("document.getElementById('find').value") == "MAINE"
    page.press(*[Keys.SHIFT, "m"] * 4)  # sticky keys let it go before the letter
    page.press(*[Keys.SHIFT * 3] * 4)  # held until the keyboard repeats it
    page.press(*[Keys.ESCAPE] * 4)
    for key in (Keys.ALT, Keys.CONTROL):  # with it, the keyboard changes its language
        page.press(*[Keys.SHIFT] * 4, holding=key)
    page.press(*[Keys.SHIFT + Keys.TAB] * 4)
    assert page.run(f"[{STATUS}, {SHOWN}]") == ["", True]
    for _ in range(4):
        page.press(Keys.SHIFT)
        page.click("h1")
    for _ in range(4):
        page.press(Keys.SHIFT)
        page.run("document.activeElement.blur() ?? document.getElementById('find').focus()")
    assert page.run(SHOWN)


@pytest.mark.promise("L11", "L13", "A10")
def test_each_press_is_announced_and_counts_for_five_seconds(page: Browser) -> None:
    role = page.run("document.getElementById('leave-status').getAttribute('role')")
    assert role == "status"  # said when there is time, and never over other words
    page.run("window.setTimeout = (...given) => { window.waiting = given }")
    words = page.run(MORE)
    for wanted in words:
        page.press(Keys.SHIFT)
        assert page.run(STATUS) == wanted
    assert page.run("waiting[1]") == 5000
    page.run("waiting[0](...waiting.slice(2))")
    assert page.run(STATUS) == ""
    page.press(Keys.SHIFT)
    assert page.run(f"[{STATUS}, {SHOWN}]") == [words[0], True]
