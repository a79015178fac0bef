"""The site served on this machine, and one browser for all tests of pages."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from selenium.webdriver import Chrome
from werkzeug.serving import make_server

from tests.browser.driver import DESKTOP, set_media, set_viewport, start_browser
from tests.running import APP


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
    """Serve the site on a free port for as long as the tests run."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, APP, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start one browser, since starting it takes longest."""
    driver = start_browser()
    yield driver
    driver.quit()


@pytest.fixture
def visit(chrome: Chrome, origin: str) -> Visit:
    """Return the browser in plain settings."""
    set_viewport(chrome, DESKTOP)
    set_media(chrome)
    return Visit(chrome, origin)
