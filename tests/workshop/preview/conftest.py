"""A workshop on a copy of the catalogs, which a test may change."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.sites import FIXTURE
from webapp.i18n.locales import read_registry
from webapp.settings import Settings, read_settings
from workshop.catalogs.keys import Key
from workshop.preview.app import create_workshop

HERE = "http://127.0.0.1:8000"
CODES = ("so", "ar")  # each more costs every test its time
SETTINGS = read_settings()
WAY_OUT = Key("messages", None, "Way out")


@dataclass(frozen=True)
class Bench:
    """A workshop at work: its client, its token, and the catalogs that it changes."""

    client: FlaskClient
    token: str
    folder: Path

    def path(self, code: str, domain: str = "messages") -> Path:
        """Return a catalog."""
        return self.folder / code / "LC_MESSAGES" / f"{domain}.po"

    def get(self, path: str) -> str:
        """Return a page."""
        response = self.client.get(path, base_url=HERE)
        assert response.status_code == 200, f"{path}: {response.status}"
        return response.get_data(as_text=True)

    def post(self, path: str, body: object, **headers: str) -> TestResponse:
        """Send what the panel would."""
        sent = {"X-Workshop-Token": self.token, "Origin": HERE, **headers}
        kept = {name: value for name, value in sent.items() if value}
        return self.client.post(path, json=body, headers=kept, base_url=HERE)

    def stamp(self, code: str, key: Key) -> str:
        """Return the stamp of a sentence as its form holds it."""
        found = re.search(r'data-stamp="(\w+)"', self.get(f"/workshop/{code}/{key.short}?part"))
        assert found
        return found[1]


def open_bench(parent: Path) -> Bench:
    """Start a workshop on made-up facts and a copy of two of the translations."""
    left_out = [
        code for code in read_registry(SETTINGS.translations).published if code not in CODES
    ]
    ignored = shutil.ignore_patterns(*left_out)
    folder = Path(shutil.copytree(SETTINGS.translations, parent / "translations", ignore=ignored))
    table = folder / "languages.yaml"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if line.strip().removeprefix("- ") not in left_out)
    table.write_text("".join(kept), "utf-8")
    client = create_workshop(Settings(data=FIXTURE / "data", translations=folder)).test_client()
    html = client.get("/so/", base_url=HERE).get_data(as_text=True)
    found = re.search(r'data-token="([\w-]+)"', html)
    assert found
    return Bench(client, found[1], folder)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return a workshop on catalogs that a test may change."""
    return open_bench(tmp_path)


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return a workshop for tests in which nothing may change."""
    return open_bench(tmp_path_factory.mktemp("still"))


@pytest.fixture
def change(bench: Bench) -> Callable[[str, str, str], None]:
    """Return a way to change a catalog as an editor would who saves the file."""

    def do(code: str, old: str, new: str) -> None:
        path = bench.path(code)
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return do
