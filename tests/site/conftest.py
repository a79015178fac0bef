"""What the page tests share beside `site` and `pages`: the app of the made-up site."""

import pytest
from flask import Flask

from tests.sites import RunningSite


@pytest.fixture(scope="session")
def app(site: RunningSite) -> Flask:
    """Return the app of the made-up site; tests only ask it."""
    return site.app
