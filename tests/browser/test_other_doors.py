"""The other doors back: a tab reopened, duplicated or restored, a second tab, a new tab."""

import time
from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import start_engine
from tests.browser.engines import ENGINES, MIDDLE_BUTTON, RIGHT_BUTTON, Browser, wait_until
from tests.browser.fixture_sites import Place
from tests.browser.leak_watcher import WATCH, LeakWatcher, is_here, leave_by
from tests.browser.test_leaving import read_three_pages

pytestmark = pytest.mark.browser

DOORS: dict[str, Callable[[Browser], None]] = {
    "reopened": lambda browser: browser.reopen_tab(),
    "duplicated": lambda browser: browser.duplicate_tab(),
    "crashed": lambda browser: browser.crash(),
}
# Engines stand apart from all else that varies: pytest starts one anew for each row of a table that
# names it.
WITH_DOORS = pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True)
# Each way back after one of the two ways of reading.
WALKED = [("reopened", "clicked"), ("duplicated", "typed"), ("crashed", "clicked")]
# A browser writes down what a crash would lose, but not at once.
WRITTEN_IN_SECONDS = {"chromium": 15, "firefox": 3}


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each engine once, with what presses the browser's own buttons."""
    started = start_engine(request.param, tmp_path_factory.mktemp("profile"), doors=True)
    yield started
    started.close()


@WITH_DOORS
@pytest.mark.parametrize(("door", "walk"), WALKED)
def test_no_door_leads_back_after_leaving(
    browser: Browser, place: Place, door: str, walk: str
) -> None:
    watcher = LeakWatcher(browser, place)
    read_three_pages(browser, place, walk)
    leave_by(browser, "click")
    watcher.wait_for_weather()
    go_through(browser, door)
    watcher.wait_for_weather()
    browser.watch(WATCH)
    for to in ("weather", "weather", "before"):
        watcher.go(-1, to)
    for to in ("weather", "weather"):
        watcher.go(1, to)
    assert watcher.drawn() is None


@pytest.mark.parametrize("button", [MIDDLE_BUTTON, RIGHT_BUTTON])
def test_a_new_tab_does_not_leave_this_page_open(
    browser: Browser, place: Place, button: int
) -> None:
    watcher = LeakWatcher(browser, place)
    read_three_pages(browser, place, "clicked")
    browser.click("#leave", button)
    watcher.wait_for_weather()
    watcher.go(-1, "weather")


@WITH_DOORS
def test_a_second_tab_is_emptied_too(browser: Browser, place: Place) -> None:
    read_three_pages(browser, place, "clicked")
    first = browser.tab
    browser.renew_tab(keep=True)
    browser.open(f"{place.site}/ar/")
    browser.click("#leave")
    wait_until(lambda: browser.run("document.title") == "weather", "the weather does not come")
    browser.tab = first
    wait_until(lambda: browser.run("document.title") == "weather", "the other tab stands")
    browser.go(-1)
    wait_until(lambda: browser.run("document.title") == "weather" and not is_here(browser), "Back")


def go_through(browser: Browser, door: str) -> None:
    """Come back to the tab by one of the doors."""
    if door == "crashed":
        time.sleep(WRITTEN_IN_SECONDS[browser.engine])
    DOORS[door](browser)
