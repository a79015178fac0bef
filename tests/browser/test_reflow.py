"""Every kind of page has room: narrow, zoomed, spaced, dark, on paper, in Chromium and Firefox."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.driver import AT_ONCE, start_browser
from tests.browser.engines import Asked, Browser
from tests.browser.looks import find_cramped, find_cramped_elsewhere
from tests.browser.room import OPEN
from tests.routes import each_kind
from tests.sites import fixture

pytestmark = pytest.mark.browser

SITE = fixture()
PATHS = [path for locale in SITE.locales for path in each_kind(SITE, locale)]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    """Start a browser of its own, since its settings are changed."""
    driver = start_browser(flags=AT_ONCE)
    yield driver
    driver.quit()


@pytest.mark.parametrize("path", PATHS)
def test_every_kind_of_page_has_room(chrome: Chrome, origin: str, path: str) -> None:
    chrome.get(origin + path)
    chrome.execute_script(OPEN)
    faults = list(find_cramped(chrome))
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("engine", ["firefox"], indirect=True)
def test_every_kind_of_page_has_room_in_firefox(engine: Browser, origin: str) -> None:
    for path in (path for locale in ("en", "ar") for path in each_kind(SITE, locale)):
        engine.open(origin + path)
        Asked(engine).execute_script(OPEN)
        faults = list(find_cramped_elsewhere(engine))
        assert not faults, "\n".join([path, *faults[:20]])
