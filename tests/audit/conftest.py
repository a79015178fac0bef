"""Fixtures of the browser tests that the audit uses."""

from tests.browser.conftest import origin

__all__ = ["origin"]
