"""Mutation tests: each fault of faults.yaml, alone in a copy of the project, fails its test."""

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


def run_tests(root: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy of the project, with its own code instead of the installed code."""
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
    """Return a copy of the project in which all tests of faults.yaml pass."""
    ignored = shutil.ignore_patterns(".*", "__pycache__", "build", "*.egg-info")
    root = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("faults") / "site", ignore=ignored))
    result = run_tests(root, *sorted({fault["test"] for fault in FAULTS}))
    assert result.returncode == 0, f"without a fault: {result.stdout[-3000:]}"
    return root


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{n}-{f['find']}" for n, f in enumerate(FAULTS)])
def test_fault_fails_its_test(project: Path, fault: dict[str, str]) -> None:
    path = project / fault["file"]
    text = path.read_text("utf-8")
    assert text.count(fault["find"]) == 1, "this fault no longer applies: change it"

    path.write_text(text.replace(fault["find"], fault["replace"]), "utf-8")
    try:
        result = run_tests(project, fault["test"])
    finally:
        path.write_text(text, "utf-8")

    # pytest names a test that fails, but not one whose fixture or import fails.
    assert "\nFAILED " in result.stdout, result.stdout[-600:] or result.stderr
