"""Fixtures that many tests share."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.client import PageClient
from tests.sites import copy_small_translations, fixture_app, fixture_folder, live_app
from webapp.pages.app import App

# Hypothesis generates the same cases in every run, so that a failure can be repeated.
settings.register_profile("repeat", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeat")


@pytest.fixture(scope="session", params=[fixture_app, live_app], ids=["fixture", "live"])
def fixture_or_live_app(request: pytest.FixtureRequest) -> App:
    """Run a test with the made-up site and with the live one."""
    site: App = request.param()
    return site


@pytest.fixture(scope="session")
def client() -> PageClient:
    """Return a client of the made-up site that checks the rules of every page."""
    return PageClient(fixture_app())


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the made-up data folder that a test may change."""
    return Path(shutil.copytree(fixture_folder() / "data", tmp_path / "data"))


@pytest.fixture
def csv_limit() -> Iterator[None]:
    """Restore Python's size limit of a CSV cell, which frictionless raises for the process."""
    raised = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(raised)


@pytest.fixture
def fixture_environment(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands and new processes use the made-up site."""
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(fixture_folder() / "translations"))


@pytest.fixture
def small_translations(tmp_path: Path) -> Path:
    """Return a copy of the small translations that a test may change."""
    return copy_small_translations(tmp_path / "translations")
