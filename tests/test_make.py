"""The Makefile on a machine of paper: what it says and does before anything is there."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.fakemachine import Paper, make_paper
from webapp.settings import ROOT

FILES = (
    "Makefile",
    "pyproject.toml",
    "requirements.lock",
    "requirements-test.lock",
    "requirements-audit.lock",
    "tools/supply_chain/header_scanners/package-lock.json",
    "tests/__init__.py",
    "tests/machine.py",
)
VENV = f"python3.{sys.version_info.minor}-venv"
# A Debian where root asks, whose Python lacks ensurepip until its package is there.
CUSTOMS = """
import os, pathlib, platform, sys
os.geteuid = lambda: 0
platform.freedesktop_os_release = lambda: {{"ID": "debian"}}
if not pathlib.Path({mark!r}).exists():
    sys.modules["ensurepip"] = None
"""
PYTHON = """#!/bin/sh
case "$*" in
*"-m venv"*)
    mkdir -p .venv/bin
    printf '#!/bin/sh\\n' >.venv/bin/python
    chmod +x .venv/bin/python ;;
*) PYTHONPATH="${{0%/*}}/customs" exec "{python}" "$@" ;;
esac
"""
run = partial(subprocess.run, check=False, capture_output=True, text=True)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Return a machine whose Python is one that knows it."""
    made = make_paper(tmp_path / "bin")
    (made.folder / "customs").mkdir()
    mark = str(made.folder / f"apt-get.has.{VENV}")
    customs = CUSTOMS.format(mark=mark)
    (made.folder / "customs/sitecustomize.py").write_text(customs, "utf-8")
    python = made.folder / "python"
    python.write_text(PYTHON.format(python=Path(sys.executable).resolve()), "utf-8")
    python.chmod(0o755)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return as much of the project as make reads first."""
    folder = tmp_path / "checkout"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    return folder


def make(
    checkout: Path, paper: Paper, target: str, **settings: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    kept.pop("NO_INSTALL", None)
    path = f"{paper.folder}:{kept['PATH']}"
    command = ["make", target, f"PYTHONS={paper.folder}/python"]
    return run(command, cwd=checkout, env={**kept, "PATH": path, **settings})


def test_a_broken_source_does_not_keep_the_site_from_starting(checkout: Path, paper: Paper) -> None:
    paper.breaks_a_source()
    done = make(checkout, paper, "install")
    assert done.returncode == 0, done.stderr
    assert (checkout / ".venv/bin/python").exists()
    assert paper.asked()[1] == f"-qq install -y --no-install-recommends {VENV}"


def test_a_package_that_cannot_be_had_is_named_with_the_reason(
    checkout: Path, paper: Paper
) -> None:
    paper.has_not(VENV)
    done = make(checkout, paper, "install")
    assert done.returncode != 0
    assert f"type: sudo apt-get install {VENV} (apt-get install: E: Unable to" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_named_and_does_not_start_is_no_other(
    checkout: Path, paper: Paper
) -> None:
    done = make(checkout, paper, "install", PYTHON="python9.9")
    assert done.returncode != 0
    assert "PYTHON=python9.9 does not start, or is older than 3.12" in done.stderr
    assert not (checkout / ".venv").exists()


def test_all_that_comes_onto_the_machine_is_said_before_anything_is_installed(
    checkout: Path, paper: Paper
) -> None:
    paper.has("chromium", "chromium-driver", "gettext")
    first, *_ = make(checkout, paper, "test").stdout.splitlines()
    assert first.startswith(f"Installing on this machine: {VENV} ")
    named = set(re.split(r"[ :]+", first))
    assert {"firefox-esr", "fonts-noto-core", "nginx", "openssl", "i18nspector"} <= named
    assert not {"chromium", "chromium-driver", "gettext", "postgresql"} & named


@pytest.mark.parametrize("target", ["test", "install", "run", "check"])
def test_where_installing_is_forbidden_nothing_is_installed(
    checkout: Path, paper: Paper, target: str
) -> None:
    done = make(checkout, paper, target, NO_INSTALL="1")
    assert done.returncode != 0
    [line] = [line for line in done.stderr.splitlines() if line.startswith("Missing: ")]
    assert line.startswith(f"Missing: {VENV}")
    assert f"type: sudo apt-get install {VENV}" in line
    assert ("chromium" in line) == (target == "test")
    assert paper.asked() == []
    assert not (checkout / ".venv").exists()


def test_the_quick_part_leaves_out_browsers_servers_and_tools_of_others() -> None:
    kept = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    lines = run(["make", "--dry-run", "quick"], cwd=ROOT, env=kept).stdout.splitlines()
    apart = "not browser and not served and not tools and not acts and not whole and not nightly"
    assert lines[-5:] == [
        ".venv/bin/ruff check .",
        ".venv/bin/ruff format --check .",
        ".venv/bin/mypy",
        ".venv/bin/lint-imports --no-logo",
        f"HYPOTHESIS_PROFILE=few .venv/bin/pytest -m '{apart}' --numprocesses 2 -q",
    ]


def test_a_folder_can_be_written_while_nobody_has_set_up_the_site() -> None:
    kept = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    lines = run(["make", "--dry-run", "export"], cwd=ROOT, env=kept).stdout.splitlines()
    assert lines[-1] == "exec .venv/bin/flask site export --trial build/site"


STARTS = re.compile(r"\b(?<!def )(serve|serve_folder|start_stack|run_trial)\(")
FOLDERS = ("serving", "hostile", "soak")
MODULES = [
    path for folder in FOLDERS for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))
]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_is_marked_where_it_starts_servers_and_only_there(module: Path) -> None:
    text = module.read_text("utf-8")
    assert ("pytest.mark.served" in text) == bool(STARTS.search(text))
