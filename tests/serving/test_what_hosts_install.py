"""The site starts with what a host installs, and not only with what the tests bring along."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from webapp.settings import ROOT

pytestmark = pytest.mark.whole

_START = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"a host has no {{name}}", name=name)

sys.meta_path.insert(0, Absent())
import webapp.serving.settings, webapp.serving.worker, webapp.wsgi
import webapp.commands
"""


def plain(name: str) -> str:
    """Return a distribution's name as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_site_starts_with_what_its_lock_lists() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = {plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    absent = {
        module
        for module, names in packages_distributions().items()
        if not {plain(name) for name in names} & {*locked, "webapp"}
    }
    assert {"pytest", "mypy", "selenium"} <= absent
    start = _START.format(absent=absent)
    done = subprocess.run(
        [sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-1000:]
