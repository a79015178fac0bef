"""Fixtures that many tests share."""

import shutil
from pathlib import Path

import pytest

from tests.approval import COMMIT, git
from tests.client import PageClient
from tests.sites import (
    CHECKS,
    SMALL_TRANSLATIONS,
    accept_all,
    fixture_app,
    fixture_folder,
    live_app,
)
from webapp.pages.app import App
from webapp.settings import ROOT


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
def fixture_environment(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands and new processes use the made-up site."""
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(fixture_folder() / "translations"))


@pytest.fixture
def small_translations(tmp_path: Path) -> Path:
    """Return a copy of the small translations that a test may change."""
    folder = Path(shutil.copytree(SMALL_TRANSLATIONS, tmp_path / "translations"))
    shutil.copy(CHECKS, folder)
    return folder


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a git repository with the made-up facts and today's messages, all accepted."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(fixture_folder() / "data", folder / "data")
    (folder / "translations").mkdir()
    (folder / "translations/languages.yaml").write_text("published: []\n", "utf-8")
    shutil.copy(ROOT / "translations/messages.pot", folder / "translations")
    accept_all(folder)
    git(folder, "init -q -b master", "add -A", COMMIT)
    return folder


@pytest.fixture
def site(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the repository that a test may change, beside the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(committed, "site"))
