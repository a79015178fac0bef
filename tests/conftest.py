"""What tests share: random tests that repeat, and the made-up site."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.client import PageClient, client_of
from tests.sites import copy_small, fixture, fixture_folder, live
from webapp.facts.data import Data
from webapp.pages.app import App

# The same cases each time: what fails once fails again.
settings.register_profile("repeat", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeat")


@pytest.fixture(scope="session")
def app() -> App:
    """Return the made-up site; tests only ask it."""
    return fixture()


@pytest.fixture(scope="session", params=[fixture, live], ids=["fixture", "live"])
def each_app(request: pytest.FixtureRequest) -> App:
    """Return the made-up site, then the live one."""
    found: App = request.param()
    return found


@pytest.fixture(scope="session")
def client() -> PageClient:
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


@pytest.fixture
def csv_limit() -> Iterator[None]:
    """Keep Python's limit of a cell, which frictionless lifts for the whole process."""
    lifted = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(lifted)


@pytest.fixture
def made_up_environment(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands, and processes that a test starts, take the made-up site."""
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(fixture_folder() / "translations"))


@pytest.fixture
def small_translations(tmp_path: Path) -> Path:
    """Return a small folder of translations that a test may damage."""
    return copy_small(tmp_path / "translations")
