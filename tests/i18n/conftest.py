"""Small catalogs for tests that damage them."""

from pathlib import Path

import pytest

from tests.i18n.small import make_small_catalogs


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of small, complete catalogs."""
    return make_small_catalogs(tmp_path / "translations")
