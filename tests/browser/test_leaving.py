"""The way out: always on top, quick, in every language, and with no way back to this site."""

from collections.abc import Iterator
from itertools import product

import pytest

from tests.browser.conftest import Visit, start_engine
from tests.browser.driver import DESKTOP, set_viewport
from tests.browser.engines import ENGINES, Browser, wait_until
from tests.browser.fixture_sites import Place
from tests.browser.leak_watcher import LeakWatcher, is_here, leave_by
from tests.browser.room import NARROW
from tests.sites import fixture

pytestmark = pytest.mark.browser

ADDRESSES = ("/en/", "/so/", "/so/safety/")
LINKS = (".languages a[lang=so]", ".ways a[href='/so/safety/']")


@pytest.mark.parametrize("locale", fixture().locales)
def test_nothing_lies_above_the_way_out(visit: Visit, locale: str) -> None:
    driver = visit.open(f"/{locale}/numbers/")
    for width, share in product((NARROW, DESKTOP), (0, 0.25, 0.5, 0.75, 1)):
        set_viewport(driver, width)
        hit, height = driver.execute_script(
            "scrollTo(0, arguments[0] * document.documentElement.scrollHeight);"
            "const box = document.getElementById('leave').getBoundingClientRect();"
            "const x = box.x + box.width / 2, y = box.y + box.height / 2;"
            "const hit = document.elementFromPoint(x, y);"
            "return [!!hit.closest('#leave'), box.height]",
            share,
        )
        assert hit, f"{locale} {width}px at {share}"
        assert height >= 44


@pytest.mark.parametrize(("way", "walk"), [("click", "typed"), ("shift", "clicked")])
def test_leaving_empties_the_page_at_once_and_back_shows_nothing(
    browser: Browser, place: Place, way: str, walk: str
) -> None:
    watcher = LeakWatcher(browser, place)
    read_three_pages(browser, place, walk)
    asked, came = len(place.asked), len(place.referrers)
    leave_by(browser, way)
    if browser.engine == "webkit":  # its window shows the empty page when it comes to it
        wait_until(lambda: not is_here(browser), "the page stands")
    else:
        assert browser.photograph() == watcher.blank
    watcher.wait_for_weather()
    assert place.asked[asked:] == []
    for to in ("weather", "weather", "before", "earlier"):
        watcher.go(-1, to)
    for to in ("before", "weather"):
        watcher.go(1, to)
    assert set(place.referrers[came:]) == {None}
    assert watcher.drawn() is None


@pytest.mark.parametrize("path", ["/en/nothing/", "/so/numbers/", "/eo/resources/", "/ar/card/"])
def test_the_link_leaves_from_every_kind_of_page(browser: Browser, place: Place, path: str) -> None:
    browser.open(place.site + path)
    came = len(place.referrers)
    browser.click("#leave")
    wait_until(lambda: browser.run("document.title") == "weather", "the weather does not come")
    assert place.referrers[came:] == [None]


def test_who_types_the_address_again_may_read_again(browser: Browser, place: Place) -> None:
    watcher = LeakWatcher(browser, place)
    read_three_pages(browser, place, "clicked")
    browser.click("#leave")
    watcher.wait_for_weather()
    browser.open(f"{place.site}/so/")
    assert is_here(browser)
    browser.click(".languages a[lang=ar]")
    wait_for(browser, "/ar/")
    browser.go(-1)
    wait_for(browser, "/so/")


def test_back_and_forward_show_the_pages_of_who_stays(browser: Browser, place: Place) -> None:
    read_three_pages(browser, place, "clicked")
    for steps, path in ((-1, "/so/"), (-1, "/en/"), (1, "/so/"), (1, "/so/safety/")):
        browser.go(steps)
        wait_for(browser, path)


def test_a_page_that_the_browser_keeps_is_kept_hidden(browser: Browser, place: Place) -> None:
    browser.open(f"{place.site}/en/")
    for event, shown in (("pagehide", False), ("pageshow", True)):
        browser.run(f"dispatchEvent(new PageTransitionEvent('{event}', {{persisted: true}}))")
        assert is_here(browser) is shown


@pytest.fixture(scope="module", params=ENGINES)
def without_scripts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each engine with scripts switched off."""
    started = start_engine(request.param, tmp_path_factory.mktemp("profile"), scripts=False)
    yield started
    started.close()


@pytest.mark.parametrize("path", ["/so/", "/ar/resources/"])
def test_without_scripts_the_link_leaves_and_sends_no_referrer(
    without_scripts: Browser, place: Place, path: str
) -> None:
    without_scripts.open(place.site + path)
    asked, came = len(place.asked), len(place.referrers)
    without_scripts.click("#leave")
    wait_until(lambda: without_scripts.run("document.title") == "weather", "no weather comes")
    assert place.referrers[came:] == [None]
    assert place.asked[asked:] == []


def read_three_pages(browser: Browser, place: Place, walk: str) -> None:
    """Walk with a hand that clicks, which browsers notice, or by address alone."""
    browser.open(place.site + ADDRESSES[0])
    for link, path in zip(LINKS, ADDRESSES[1:], strict=True):
        if walk == "typed":
            browser.open(place.site + path)
        else:
            browser.click(link)
        wait_for(browser, path)


def wait_for(browser: Browser, path: str) -> None:
    """Wait until a whole page of ours is shown, by its path."""
    wanted = [path, "complete"]
    wait_until(
        lambda: (
            browser.run("[location.pathname, document.readyState]") == wanted and is_here(browser)
        ),
        f"{path} is not shown",
    )
