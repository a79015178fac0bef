"""What a host gives: the fallback page written from the code, an update that can fail."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.policy import EXPECTED
from tests.served import site_environment
from tests.serving.shown import SETTINGS
from webapp.app import create_app
from webapp.commands import site
from webapp.settings import ROOT
from webapp.site.build import PageFailsError

HOME = "/srv/local-data/current"
UNIT = ROOT / "deploy/systemd/local-data.service"


def write_last_resort(folder: Path, settings: Mapping[str, str]) -> Result:
    """Give the command that the service gives beside its start."""
    return CliRunner().invoke(site, ["write-last-resort", str(folder)], env=settings)


def test_the_last_resort_and_its_headers_come_from_the_code(tmp_path: Path) -> None:
    result = write_last_resort(tmp_path / "new", site_environment())
    assert result.exit_code == 0, result.output
    page = (tmp_path / "new/last-resort.html").read_text("utf-8")
    assert page == create_app(SETTINGS).fallback_page
    lines = (tmp_path / "new/headers.conf").read_text("utf-8").splitlines()
    assert lines == [f'add_header {name} "{value}" always;' for name, value in EXPECTED.items()]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "headers.conf",
        "last-resort.html",
    ]


def test_faulty_data_write_nothing(data_copy: Path, tmp_path: Path) -> None:
    (data_copy / "site.yaml").write_text("nothing: true\n", "utf-8")
    result = write_last_resort(tmp_path / "new", {"SITE_DATA": str(data_copy)})
    assert result.exit_code == 1
    assert "data/site.yaml:" in result.output
    assert not (tmp_path / "new").exists()


def test_a_page_that_fails_ends_an_update_before_the_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_app: object) -> None:
        raise PageFailsError("these pages do not work: /en/")

    monkeypatch.setattr("webapp.serving.starting.warm", fail)
    result = write_last_resort(tmp_path / "new", site_environment())
    assert result.exit_code == 1
    assert "/en/" in result.output
    assert not (tmp_path / "new").exists()


def test_a_folder_that_takes_nothing_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = write_last_resort(tmp_path / "file/new", site_environment())
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "name another folder" in result.output


@pytest.mark.tools
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not installed")
    text = UNIT.read_text("utf-8")
    programs = (f"{HOME}/.venv/bin/flask", f"{HOME}/.venv/bin/gunicorn")
    for program in programs:
        assert program in text
        text = text.replace(program, "/bin/true")
    (tmp_path / UNIT.name).write_text(text, "utf-8")
    door, daily = UNIT.with_suffix(".socket"), UNIT.with_name("local-data-export.timer")
    shutil.copy(door, tmp_path / door.name)
    shutil.copy(daily, tmp_path / daily.name)
    text = daily.with_suffix(".service").read_text("utf-8").replace(programs[0], "/bin/true")
    (tmp_path / "local-data-export.service").write_text(text, "utf-8")
    units = sorted(tmp_path.iterdir())
    assert len(units) == 4
    result = subprocess.run(
        [tool, "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line for line in result.stderr.splitlines() if "local-data" in line] == []
