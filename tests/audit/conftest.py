"""The site that tests of browsers have."""

from tests.browser.conftest import origin

__all__ = ["origin"]
