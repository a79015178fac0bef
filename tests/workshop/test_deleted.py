"""The site without workshop/: a host may delete it."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from webapp.settings import ROOT

KEPT = ("webapp", "templates", "translations", "data", "deploy", "pyproject.toml")
# What is installed for the site, but nothing of this checkout and no command of the workshop.
_START = """
import sys
from importlib import metadata
sys.path[:] = [{root!r}, *(one for one in sys.path if one and one != {here!r}), {site!r}]
sys.meta_path[:] = [one for one in sys.meta_path if "editable" not in str(one).lower()]
known = metadata.entry_points
metadata.entry_points = lambda **asked: metadata.EntryPoints(
    one for one in known(**asked) if not one.value.startswith("workshop")
)
"""
_ANSWERS = """
from webapp import create_app
client = create_app().test_client()
assert [client.get(path).status_code for path in ("/en/", "/so/resources/")] == [200, 200]
assert not {"workshop", "tests"} & {one.partition(".")[0] for one in sys.modules}
"""
_COMMANDS = """
from flask.cli import FlaskGroup
FlaskGroup(create_app=None).main({words!r}, prog_name="flask")
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout without workshop/ and tests/."""
    folder = tmp_path_factory.mktemp("alone")
    for name in KEPT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    return folder


def run(alone: Path, code: str) -> subprocess.CompletedProcess[str]:
    site = sysconfig.get_paths()["purelib"]
    start = _START.format(root=str(alone), here=str(ROOT), site=site)
    return subprocess.run(
        [sys.executable, "-S", "-c", start + code],
        cwd=alone,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_site_answers(alone: Path) -> None:
    done = run(alone, _ANSWERS)
    assert done.returncode == 0, done.stderr[-1000:]


@pytest.mark.parametrize("words", [["data", "check"], ["site", "--help"]])
def test_its_own_commands_are_there(alone: Path, words: list[str]) -> None:
    done = run(alone, _COMMANDS.format(words=words))
    assert done.returncode == 0, done.stderr[-1000:]
    assert ("data/ is sound" in done.stdout) or ("export" in done.stdout)
