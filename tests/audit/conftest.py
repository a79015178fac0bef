"""The sites and the tab that tests of browsers have."""

from tests.browser.conftest import browser, origin, place

__all__ = ["browser", "origin", "place"]
