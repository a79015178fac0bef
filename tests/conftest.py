"""What tests of several rooms share: random tests that repeat, and the made-up site."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.client import PageClient, client_of
from tests.compiled import keep_compiled
from tests.sites import FIXTURE, RunningSite, fixture
from webapp.content.loading import Content

# The same cases while the same modules are loaded, whose words Hypothesis tries too: in another
# order of tests, as under load, there are others. `make quick` tries few, `make roam` many more.
settings.register_profile("repeat", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("few", derandomize=True, deadline=None, max_examples=20)
settings.register_profile("roam", derandomize=False, deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))
keep_compiled()
LONG = ("acts", "browser", "served", "whole")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let files that take long come first, so that all processes end at the same time."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def site() -> RunningSite:
    """Return the made-up site; tests only read it."""
    return fixture()


@pytest.fixture(scope="session")
def pages() -> PageClient:
    """Return the client that carries the page rules, on the made-up site."""
    return client_of(fixture())


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the facts of the made-up site."""
    return fixture().content


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the made-up facts that a test may damage."""
    return Path(shutil.copytree(FIXTURE / "data", tmp_path / "data"))
