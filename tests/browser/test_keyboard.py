"""Each kind of page has room in every look, and is walked by keys alone; help is near."""

import pytest

from tests.browser.browsers import Browser
from tests.browser.measures import DESKTOP, UNFOLD, Look, look_everywhere, measure, walk
from tests.routes import each_kind
from tests.sites import fixture

pytestmark = pytest.mark.browser


@pytest.mark.promise("A4", "A5", "A6", "A7", "A8", "A9")
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_kind_of_page_fits_and_works_by_keyboard(
    browser: Browser, origin: str, locale: str
) -> None:
    """There in English, and back in Arabic: in Chromium zoomed four times."""
    is_zoomed = (browser.name, locale) == ("chromium", "ar")  # then Firefox scrolls too little
    width = DESKTOP // 4 if is_zoomed else DESKTOP
    faults = []
    for path in each_kind(fixture(), locale):
        browser.open(origin + path)
        browser.run(UNFOLD)
        found = look_everywhere(browser)
        Look().apply(browser)
        browser.resize(width, width * 5 // 8)
        backwards = locale == "ar"
        # Firefox may scroll late on a busy machine: what is wrong is wrong twice.
        found += walk(browser, backwards=backwards) and walk(browser, backwards=backwards)
        faults += [f"{path}: {fault}" for fault in (*found, *measure(browser, "farHelp()"))]
    assert not faults, "\n".join(faults[:20])
