"""The app and its page client, shared by all page tests."""

import pytest
from flask import Flask

from tests.client import PageClient
from tests.running import APP, CONTENT


@pytest.fixture(scope="session")
def app() -> Flask:
    """Return the one app that all page tests ask."""
    return APP


@pytest.fixture(scope="session")
def pages(app: Flask) -> PageClient:
    """Return the client that carries the page rules."""
    return PageClient(app, CONTENT)
