"""Each kind of page is walked by keys alone, there and back; a number to call is near."""

import pytest

from tests.browser.browsers import Browser
from tests.browser.measures import DESKTOP, UNFOLD, measure, walk
from tests.routes import each_kind
from tests.sites import fixture

pytestmark = pytest.mark.browser


# Locale, width and direction. Chromium is zoomed four times; there Firefox scrolls too little.
WALKS = (("en", DESKTOP, False), ("ar", DESKTOP, True))
ZOOMED = (("en", DESKTOP, False), ("ar", DESKTOP // 4, True))


@pytest.mark.promise("A8", "A9")
def test_each_kind_of_page_is_walked_there_and_back(browser: Browser, origin: str) -> None:
    for locale, width, backwards in ZOOMED if browser.name == "chromium" else WALKS:
        browser.resize(width, width * 5 // 8)
        for path in each_kind(fixture(), locale):
            browser.open(origin + path)
            browser.run(UNFOLD)
            # Firefox may scroll late on a busy machine: what is wrong is wrong twice.
            found = walk(browser, backwards=backwards) and walk(browser, backwards=backwards)
            faults = [*found, *measure(browser, "farHelp()")]
            assert not faults, f"{path}: " + "\n".join(faults[:20])
