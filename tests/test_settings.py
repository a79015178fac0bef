"""The settings of a host, and the environment that make builds."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click import ClickException

from webapp.settings import ROOT, read_settings


def test_read_settings_with_missing_folder_raises_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITE_DATA", "/nowhere")

    with pytest.raises(ClickException, match=r"^SITE_DATA is not a folder; type [^\n]*$"):
        read_settings()


@pytest.mark.parametrize("is_copied", [True, False])
def test_make_builds_venv_again_only_if_it_was_copied(tmp_path: Path, *, is_copied: bool) -> None:
    """Scripts of a copied `.venv` start the Python of the folder where it was made."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)
    with (tmp_path / "Makefile").open("a", encoding="utf-8") as makefile:
        makefile.write("make-venv:\n\t@$(MAKE_VENV)\n")
    scripts, calls = tmp_path / ".venv/bin", tmp_path / "calls.txt"
    scripts.mkdir(parents=True)
    calls.touch()
    made_in = "/elsewhere" if is_copied else tmp_path
    programs = {
        scripts / "python": "exit 0",
        scripts / "pip": f"echo 'pip 26 from {made_in}/.venv/lib/site-packages/pip'",
        tmp_path / "python": f"echo \"$@\" >>'{calls}'",
    }
    for file, command in programs.items():
        file.write_text(f"#!/bin/sh\n{command}\n", "utf-8")
        file.chmod(0o755)

    make = ["make", "make-venv", f"PYTHON={tmp_path}/python", "NO_INSTALL=1"]
    subprocess.run(make, cwd=tmp_path, check=True, capture_output=True)

    assert ("-m venv --clear .venv" in calls.read_text("utf-8")) == is_copied
