"""The site served on this machine, and browsers that are started once."""

from collections.abc import Iterator

import pytest

from tests.browser.browsers import AT_ONCE, ENGINES, Browser, Chromium
from tests.browser.local_sites import Sites, serve, serve_both
from tests.browser.measures import Look
from tests.sites import fixture, live


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Serve the made-up site."""
    with serve(fixture()) as address:
        yield address


@pytest.fixture(scope="session")
def live_origin() -> Iterator[str]:
    """Serve the live site."""
    with serve(live()) as address:
        yield address


@pytest.fixture(scope="session")
def sites() -> Iterator[Sites]:
    """Serve the site and the one that it leaves for."""
    with serve_both() as both:
        yield both


@pytest.fixture(scope="session")
def chromium_at_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """Start a Chromium that keeps no page for Back."""
    started = Chromium(tmp_path_factory.mktemp("profile"), off=AT_ONCE)
    yield started
    started.close()


@pytest.fixture
def chromium(chromium_at_once: Chromium) -> Chromium:
    """Return a Chromium in plain settings, to look at pages."""
    chromium_at_once.allow_scripts(allowed=True)
    Look().apply(chromium_at_once)
    return chromium_at_once


@pytest.fixture(scope="session", params=ENGINES, ids=lambda kind: kind.name)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each browser as visitors have it."""
    started: Browser = request.param(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def browser(engine: Browser) -> Browser:
    """Return a browser with a new tab, so that no mark of an earlier test is there."""
    engine.renew_tab()
    return engine
