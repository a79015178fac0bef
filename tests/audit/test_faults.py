"""Each of forty faults is put into a copy of the project, alone; then the test named must fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from webapp.settings import ROOT

FAULTS: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("faults.yaml").read_text("utf-8")
)


def run(root: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run some tests in a copy, whose own code comes before the installed one."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project as it is now; there all these tests pass."""
    ignored = shutil.ignore_patterns(".*", "__pycache__", "build", "*.egg-info")
    root = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("faults") / "site", ignore=ignored))
    sound = run(root, *sorted({fault["test"] for fault in FAULTS}))
    assert sound.returncode == 0, f"without a fault: {sound.stdout[-3000:]}"
    return root


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{n}-{f['find']}" for n, f in enumerate(FAULTS)])
def test_a_fault_is_caught(project: Path, fault: dict[str, str]) -> None:
    path = project / fault["file"]
    sound = path.read_text("utf-8")
    assert sound.count(fault["find"]) == 1, "this fault no longer applies: write another"
    path.write_text(sound.replace(fault["find"], fault["replace"]), "utf-8")
    try:
        done = run(project, fault["test"])
    finally:
        path.write_text(sound, "utf-8")
    # A test that fails names itself so; a fixture or an import that breaks does not.
    assert "\nFAILED " in done.stdout, done.stdout[-600:] or done.stderr
