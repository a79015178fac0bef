"""What tests of several rooms share: the real facts, a copy to damage, and pseudo catalogs."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.languages.pseudo import make_pseudo_catalogs
from webapp.content.loading import Content, load
from webapp.settings import ROOT


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the facts of the site, as the pages see them."""
    return load(ROOT / "data", date.today())  # noqa: DTZ011


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of data/ that a test may damage."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return catalogs of all the site's messages in pseudo text; tests only read them."""
    return make_pseudo_catalogs(tmp_path_factory.mktemp("pseudo") / "translations")
