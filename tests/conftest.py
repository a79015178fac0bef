"""What tests share: random tests that repeat, and the made-up site."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.client import PageClient, client_of
from tests.sites import fixture, fixture_folder
from webapp.facts.load import Data
from webapp.pages.site import App

# The same cases each time: what fails once fails again.
settings.register_profile("repeat", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeat")
LONG = ("browser", "served")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let files that take long come first, so that all processes end at the same time."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def app() -> App:
    """Return the made-up site; tests only ask it."""
    return fixture()


@pytest.fixture(scope="session")
def pages() -> PageClient:
    """Return the client that carries the page rules, on the made-up site."""
    return client_of(fixture())


@pytest.fixture(scope="session")
def data() -> Data:
    """Return the facts of the made-up site."""
    return fixture().data


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the made-up facts that a test may damage."""
    return Path(shutil.copytree(fixture_folder() / "data", tmp_path / "data"))
