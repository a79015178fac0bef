"""The site served on this machine, and one browser for all tests of pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser.chromium import Chromium
from tests.browser.driver import AT_ONCE, DESKTOP, set_media, set_viewport, start_browser
from tests.browser.engines import ENGINES, Browser, Engine
from tests.browser.firefox import Firefox
from tests.browser.fixture_sites import Place, serve_both
from tests.browser.serving import served
from tests.sites import fixture


@dataclass(frozen=True)
class Visit:
    """A browser, and the address where the site is served."""

    driver: Chrome
    origin: str

    def open(self, path: str) -> Chrome:
        """Load a page of the site."""
        self.driver.get(self.origin + path)
        return self.driver


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Serve the made-up site on a free port for as long as the tests run."""
    with served(fixture()) as address:
        yield address


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start one browser, since starting it takes longest."""
    driver = start_browser(flags=AT_ONCE)
    yield driver
    driver.quit()


@pytest.fixture
def visit(chrome: Chrome, origin: str) -> Visit:
    """Return the browser in plain settings."""
    set_viewport(chrome, DESKTOP)
    set_media(chrome)
    return Visit(chrome, origin)


def start_engine(
    engine: Engine, profile: Path, *, scripts: bool = True, doors: bool = False
) -> Browser:
    """Start one of them; raises OSError where it cannot be had."""
    if engine == "chromium":
        return Chromium(profile, scripts=scripts, doors=doors)
    return Firefox(profile, scripts=scripts)


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """Serve the site and the one that it leaves for."""
    with serve_both() as both:
        yield both


@pytest.fixture(scope="session", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each engine once."""
    started = start_engine(request.param, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def browser(engine: Browser) -> Browser:
    """Return the engine with a new tab, so that no flag of an earlier test is there."""
    engine.renew_tab()
    return engine
