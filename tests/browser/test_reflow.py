"""Every kind of page has room: narrow, zoomed, spaced, on paper, in Chromium and Firefox."""

import pytest

from tests.browser.browsers import Browser
from tests.browser.measures import UNFOLD, look_everywhere
from tests.routes import each_kind
from tests.sites import fixture


@pytest.mark.browser
@pytest.mark.promise("A4", "A5", "A6", "A7")
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_kind_of_page_has_room(browser: Browser, origin: str, locale: str) -> None:
    faults = []
    for path in each_kind(fixture(), locale):
        browser.open(origin + path)
        browser.run(UNFOLD)
        faults += [f"{path}: {fault}" for fault in look_everywhere(browser)]
    assert not faults, "\n".join(faults[:20])
