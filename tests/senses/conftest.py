"""A browser, the made-up site, and one that takes faults, each started once for a file of tests."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.driver import AT_ONCE, start_browser
from tests.browser.serving import served
from tests.senses.seeds import FaultySite
from tests.sites import fixture


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    """Start a browser of its own, since its settings are changed."""
    driver = start_browser(flags=AT_ONCE)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Serve the made-up site."""
    with served(fixture().app) as address:
        yield address


@pytest.fixture(scope="module")
def faulty() -> Iterator[tuple[FaultySite, str]]:
    """Serve a site that takes faults."""
    site = FaultySite()
    with served(site.site.app) as address:
        yield site, address
