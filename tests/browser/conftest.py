"""Fixtures: sites served on this machine, and browsers that are started once a session."""

from collections.abc import Iterator

import pytest

from tests.browser.browsers import ENGINES, SLOW_FEATURES, Browser, Chromium
from tests.browser.checks import Display
from tests.browser.local_sites import Sites, serve, serve_both
from tests.sites import fixture_app, live_app


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Serve the made-up site and return its address."""
    with serve(fixture_app()) as address:
        yield address


@pytest.fixture(scope="session")
def live_origin() -> Iterator[str]:
    """Serve the live site and return its address."""
    with serve(live_app()) as address:
        yield address


@pytest.fixture(scope="session")
def sites() -> Iterator[Sites]:
    """Serve the made-up site and the site that it leaves for."""
    with serve_both() as both:
        yield both


@pytest.fixture(scope="session")
def fast_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """Start a Chromium without features that slow it down, such as the back/forward cache."""
    browser = Chromium(tmp_path_factory.mktemp("profile"), disabled_features=SLOW_FEATURES)
    yield browser
    browser.close()


@pytest.fixture
def chromium(fast_chromium: Chromium) -> Chromium:
    """Return the fast Chromium with default settings, for tests that look at pages."""
    fast_chromium.allow_scripts(allowed=True)
    Display().apply(fast_chromium)
    return fast_chromium


@pytest.fixture(scope="session", params=ENGINES, ids=lambda engine: engine.name)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each browser with the features that visitors have."""
    browser: Browser = request.param(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def browser(engine: Browser) -> Browser:
    """Return each browser with a new tab, which has nothing in its session storage."""
    engine.open_tab()
    return engine
