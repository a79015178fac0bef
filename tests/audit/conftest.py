"""The site and the browser that tests of browsers have."""

from tests.browser.conftest import chromium, chromium_at_once, live_origin, origin

__all__ = ["chromium", "chromium_at_once", "live_origin", "origin"]
