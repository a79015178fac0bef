"""The link to leave: always on top, fast, and without a way back to this site."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Keys

from tests.browser.browsers import Browser, Chromium, Firefox, MenuCommand, wait_until
from tests.browser.checks import DESKTOP, NARROW
from tests.browser.local_sites import WEATHER, Sites

pytestmark = pytest.mark.browser

MIDDLE_BUTTON, RIGHT_BUTTON = 1, 2
EMPTY_TITLE = "\u200b"  # of the page that leaving has emptied
IS_VISIBLE = "!!document.getElementById('leave')?.checkVisibility({visibilityProperty: true})"
STATUS = "document.getElementById('leave-status').textContent.trim()"
ANNOUNCEMENTS = """(({ dataset }) => [dataset.twoMore, dataset.oneMore])(
    document.getElementById("leave"))"""
# At five scroll positions: is the center of the link on top, and is the link 44 pixels high?
IS_ON_TOP = """[0, 0.25, 0.5, 0.75, 1].map((share) => {
    scrollTo(0, share * document.documentElement.scrollHeight);
    const { x, y, width, height } = document.getElementById("leave").getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return height >= 44 && Boolean(top?.closest("#leave"));
})"""
PAGE = "[document.title, document.body?.innerText.trim() ?? '', performance.timeOrigin]"
# Before each frame, record in session storage if a page of ours shows text after leaving.
RECORD_TEXT_AFTER_LEAVING = """
const record = () => {
  requestAnimationFrame(record);
  try {
    if (sessionStorage.getItem("left") === "1" && document.body?.innerText.trim()) {
      const earlier = sessionStorage.getItem("shown") ?? "";
      sessionStorage.setItem("shown", `${earlier} ${location.href}`);
    }
  } catch { /* no storage here */ }
};
record();
"""
# How long a browser may take to write what it restores after a crash.
SESSION_SAVED_IN_SECONDS = {"chromium": 15, "firefox": 3}


@dataclass(frozen=True)
class Visitor:
    """A visitor who reads our site, leaves it, and watches the screen all the time."""

    browser: Browser
    sites: Sites

    def start_elsewhere(self) -> None:
        """Open two pages of the other site."""
        self.browser.add_preload_script(RECORD_TEXT_AFTER_LEAVING)
        for name in ("earlier", "before"):
            self.browser.open(f"{self.sites.other}/{name}")

    def open(self, path: str) -> None:
        """Type an address of our site."""
        self.browser.open(self.sites.ours + path)
        self.wait_for_path(path)

    def read_three_pages(self, *, by_clicks: bool = True) -> None:
        """Open three pages of our site by clicking links, or by typing their addresses."""
        self.open("/en/")
        for path, link in (("/so/", ".languages [lang=so]"), ("/so/safety/", ".ways [href*=safe]")):
            if by_clicks:
                self.browser.click(link)
                self.wait_for_path(path)
            else:
                self.open(path)

    def wait_for_path(self, path: str) -> None:
        """Wait until a page of our site is loaded and visible."""
        is_loaded = "document.readyState === 'complete'"
        self.browser.wait_for(f"location.pathname === '{path}' && {is_loaded} && {IS_VISIBLE}")

    def wait_for_other_page(self, title: str, old_time_origin: float = 0) -> None:
        """Wait for a page of the other site; fail if any text of ours is shown before it."""

        def is_loaded() -> bool:
            current_title, text, time_origin = self.browser.evaluate(PAGE)
            assert current_title in {"", EMPTY_TITLE, "weather", "before", "earlier"}
            assert text in {"", WEATHER}
            return bool(current_title == title and time_origin != old_time_origin)

        wait_until(is_loaded, f"the page {title} does not load")

    def traverse(self, steps: int, *pages: str) -> None:
        """Go back or forward once for each page: paths of ours, titles of the other site."""
        for page in pages:
            old_time_origin = self.browser.evaluate("performance.timeOrigin")
            self.browser.traverse_history(steps)
            if page.startswith("/"):
                self.wait_for_path(page)
            else:
                self.wait_for_other_page(page, old_time_origin)

    def leave(self, button: int = 0) -> None:
        """Click the link to leave, and wait for the weather."""
        self.browser.click("#leave", button)
        self.wait_for_other_page("weather")

    def follow_link_to_other_site(self) -> None:
        """Click a link to the other site."""
        address = f"{self.sites.other}/before"
        self.browser.evaluate(f"document.querySelector('main a').href = '{address}'")
        self.browser.click("main a")
        is_loaded = "document.readyState === 'complete'"
        self.browser.wait_for(f"document.title === 'before' && {is_loaded}")

    def assert_nothing_was_shown(self) -> None:
        """Open our site again, and assert that no page showed text after leaving."""
        self.open("/en/")
        assert self.browser.evaluate("sessionStorage.getItem('shown')") is None

    def assert_restored_tab_shows_nothing(self) -> None:
        """Assert that a tab that was left and restored never shows our site."""
        self.wait_for_other_page("weather")
        self.browser.add_preload_script(RECORD_TEXT_AFTER_LEAVING)
        self.traverse(-1, "weather", "weather", "before")
        self.traverse(1, "weather", "weather")
        self.assert_nothing_was_shown()

    def traverse_by_script(self, steps: int, path: str) -> None:
        """Go several steps at once; the driver would repeat what each page does as it is left."""
        self.browser.evaluate(f"setTimeout(() => history.go({steps}), 50)")
        self.wait_for_path(path)

    def assert_back_returns_from_other_site(self) -> None:
        """Assert that a visitor who follows a link can go back one page or two."""
        for steps, first, second in ((-1, "/so/safety/", "/so/"), (-2, "/so/", "/en/")):
            self.read_three_pages()
            self.follow_link_to_other_site()
            self.traverse_by_script(steps, first)
            self.traverse(-1, second)


@pytest.fixture
def visitor(browser: Browser, sites: Sites) -> Visitor:
    """Return a visitor with a new tab."""
    return Visitor(browser, sites)


@pytest.mark.promise("L1")
@pytest.mark.parametrize("width", [NARROW, DESKTOP])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_link_to_leave_is_always_on_top(
    chromium: Chromium, origin: str, locale: str, width: int
) -> None:
    chromium.open(f"{origin}/{locale}/numbers/")
    chromium.resize(width)
    assert chromium.evaluate(IS_ON_TOP) == [True] * 5


@pytest.mark.promise("L3", "L4", "L11", "L14")
@pytest.mark.parametrize("way", ["touch", "shift"])
def test_leaving_empties_the_page_at_once_and_back_shows_nothing(
    visitor: Visitor, way: str
) -> None:
    browser, sites = visitor.browser, visitor.sites
    blank_page = browser.take_screenshot()
    visitor.start_elsewhere()
    visitor.read_three_pages(by_clicks=way == "shift")
    sites.requested_paths.clear()
    sites.weather_referrers.clear()
    sites.weather_may_load.clear()

    if way == "touch":
        browser.tap("#leave")
    else:
        browser.press(*[Keys.SHIFT] * 3)

    assert browser.evaluate(PAGE)[:2] == [EMPTY_TITLE, ""]
    wait_until(lambda: browser.take_screenshot() == blank_page, "the page is still visible")
    sites.weather_may_load.set()
    visitor.wait_for_other_page("weather")
    assert sites.requested_paths == []
    visitor.traverse(-1, "weather", "weather", "before", "earlier")
    visitor.traverse(1, "before", "weather")
    assert set(sites.weather_referrers) == {None}
    visitor.assert_nothing_was_shown()


@pytest.mark.promise("L5")
@pytest.mark.parametrize("command", ["reopen", "duplicate"])
def test_restored_tab_shows_nothing_of_what_was_left(
    visitor: Visitor, command: MenuCommand
) -> None:
    visitor.start_elsewhere()
    visitor.read_three_pages(by_clicks=command == "reopen")
    visitor.leave()
    time.sleep(1)  # Firefox saves the mark with the tab a moment later, but before a visitor acts
    visitor.browser.restore_tab(command)
    visitor.assert_restored_tab_shows_nothing()


@pytest.mark.promise("L8")
@pytest.mark.parametrize("command", ["reopen", "duplicate"])
def test_restored_tab_shows_pages_that_were_not_left(
    visitor: Visitor, command: MenuCommand
) -> None:
    visitor.read_three_pages()
    visitor.traverse(-1, "/so/")
    visitor.browser.restore_tab(command)
    visitor.wait_for_path("/so/")
    visitor.traverse(-1, "/en/")
    visitor.traverse(1, "/so/", "/so/safety/")


@pytest.mark.promise("L5", "L8", "L9")
@pytest.mark.parametrize("engine", [Chromium, Firefox])
def test_after_a_crash_only_tabs_that_were_not_left_show_the_site(
    engine: type[Browser], sites: Sites, tmp_path: Path
) -> None:
    browser = engine(tmp_path / "profile")
    visitor = Visitor(browser, sites)
    try:
        visitor.start_elsewhere()
        visitor.read_three_pages()
        visitor.leave()
        browser.open_tab(keep_old=True)
        visitor.read_three_pages()
        visitor.traverse(-1, "/so/")
        if engine is Chromium:
            browser.open_tab(keep_old=True)
            visitor.read_three_pages()
            visitor.follow_link_to_other_site()
        time.sleep(SESSION_SAVED_IN_SECONDS[browser.name])

        browser.crash()

        browser.switch_to_tab(f"{sites.other}/weather")
        visitor.assert_restored_tab_shows_nothing()
        browser.switch_to_tab(f"{sites.ours}/so/")
        visitor.traverse(-1, "/en/")
        visitor.traverse(1, "/so/", "/so/safety/")
        if engine is Chromium:
            browser.switch_to_tab(f"{sites.other}/before")
            visitor.traverse(-1, "/so/safety/", "/so/", "/en/")
    finally:
        browser.close()


@pytest.mark.promise("L8", "L9")
def test_back_returns_from_another_site(visitor: Visitor) -> None:
    visitor.assert_back_returns_from_other_site()


@pytest.mark.promise("L9")
def test_back_returns_to_a_page_that_is_loaded_again(chromium: Chromium, sites: Sites) -> None:
    """The script runs again, because this Chromium has no back/forward cache."""
    Visitor(chromium, sites).assert_back_returns_from_other_site()


@pytest.mark.promise("L9", "T17")
def test_back_and_forward_work_across_a_table(visitor: Visitor) -> None:
    visitor.open("/en/data/")
    table = visitor.browser.evaluate("document.querySelector('a[href$=\".csv\"]').href")
    visitor.browser.click("a[href$='.csv']")
    visitor.browser.wait_for(f"location.href === '{table}'")
    visitor.open("/so/")
    visitor.browser.traverse_history(-1)
    visitor.browser.wait_for(f"location.href === '{table}'")
    visitor.traverse(-1, "/en/data/")
    visitor.traverse_by_script(2, "/so/")


@pytest.mark.promise("L6")
@pytest.mark.parametrize("button", [MIDDLE_BUTTON, RIGHT_BUTTON])
def test_other_mouse_buttons_leave_in_the_same_tab(visitor: Visitor, button: int) -> None:
    visitor.read_three_pages()
    visitor.leave(button)
    visitor.traverse(-1, "weather")


@pytest.mark.promise("L7")
def test_other_tab_is_emptied_too(visitor: Visitor) -> None:
    visitor.read_three_pages()
    first_tab = visitor.browser.tab
    visitor.browser.open_tab(keep_old=True)
    visitor.open("/ar/")
    visitor.leave()
    visitor.browser.tab = first_tab
    visitor.browser.wait_for("document.title === 'weather'")
    visitor.traverse(-1, "weather")


@pytest.mark.promise("L2", "L14")
def test_link_leaves_without_scripts_and_sends_no_referrer(
    browser: Browser, sites: Sites, request: pytest.FixtureRequest
) -> None:
    browser.allow_scripts(allowed=False)
    request.addfinalizer(lambda: browser.allow_scripts(allowed=True))
    for path in ("/so/", "/km/", "/ar/resources/", "/en/nothing/"):
        browser.open(sites.ours + path)
        sites.requested_paths.clear()
        sites.weather_referrers.clear()

        browser.click("#leave")

        browser.wait_for("document.title === 'weather'")
        assert sites.weather_referrers == [None], path
        assert sites.requested_paths == [], path


@pytest.mark.promise("L10")
def test_visitor_who_stays_or_types_the_address_again_can_read(visitor: Visitor) -> None:
    visitor.read_three_pages()
    visitor.traverse(-1, "/so/", "/en/")
    visitor.traverse(1, "/so/", "/so/safety/")
    visitor.leave()
    visitor.read_three_pages()
    visitor.traverse(-1, "/so/")


@pytest.fixture
def search_page(browser: Browser, sites: Sites) -> Browser:
    """Return a browser with the focus in the search field."""
    browser.open(f"{sites.ours}/en/find/")
    browser.click("#find")
    return browser


@pytest.mark.promise("L11")
def test_shift_leaves_while_a_field_has_the_focus(search_page: Browser) -> None:
    search_page.press("m", *[Keys.SHIFT] * 3)
    search_page.wait_for("document.title === 'weather'")


@pytest.mark.promise("L12")
def test_other_uses_of_shift_never_leave(search_page: Browser) -> None:
    search_page.press(*(Keys.SHIFT + letter for letter in "MAINE"))
    assert search_page.evaluate("document.getElementById('find').value") == "MAINE"
    search_page.press(*[Keys.SHIFT, "m"] * 4)  # sticky keys release Shift before the letter
    search_page.press(*[Keys.SHIFT * 3] * 4)  # the keyboard repeats a key that is held
    search_page.press(*[Keys.ESCAPE] * 4)
    for key in (Keys.ALT, Keys.CONTROL):  # with Shift, they change the keyboard layout
        search_page.press(*[Keys.SHIFT] * 4, holding=key)
    search_page.press(*[Keys.SHIFT + Keys.TAB] * 4)
    assert search_page.evaluate(f"[{STATUS}, {IS_VISIBLE}]") == ["", True]
    for _ in range(4):
        search_page.press(Keys.SHIFT)
        search_page.click("h1")
    for _ in range(4):
        search_page.press(Keys.SHIFT)
        search_page.evaluate(
            "document.activeElement.blur() ?? document.getElementById('find').focus()"
        )
    assert search_page.evaluate(IS_VISIBLE)


@pytest.mark.promise("L11", "L13", "A10")
def test_each_press_is_announced_and_counts_for_five_seconds(search_page: Browser) -> None:
    role = search_page.evaluate("document.getElementById('leave-status').getAttribute('role')")
    assert role == "status"  # a screen reader announces it without interrupting
    search_page.evaluate("window.setTimeout = (...timer) => { window.timer = timer }")
    announcements = search_page.evaluate(ANNOUNCEMENTS)
    for announcement in announcements:
        search_page.press(Keys.SHIFT)
        assert search_page.evaluate(STATUS) == announcement
    assert search_page.evaluate("timer[1]") == 5000
    search_page.evaluate("timer[0](...timer.slice(2))")
    assert search_page.evaluate(STATUS) == ""
    search_page.press(Keys.SHIFT)
    assert search_page.evaluate(f"[{STATUS}, {IS_VISIBLE}]") == [announcements[0], True]
