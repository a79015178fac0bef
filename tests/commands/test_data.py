"""`flask data check` in the hands of an editor."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.commands.data import data
from webapp.settings import Settings

SITE = "site.yaml"


def run(folder: Path | str, *arguments: str) -> Result:
    """Run the command on a folder."""
    return CliRunner().invoke(data, ["check", *arguments], env={"SITE_DATA": str(folder)})


def name_a_contact(folder: Path) -> None:
    """Say whom readers can tell of an error."""
    path = folder / SITE
    text = path.read_text("utf-8")
    begin = text.index("corrections:")
    path.write_text(f'{text[:begin]}corrections: "help@example.org"\n', "utf-8")


def set_clock(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """Stop the clock that ages are counted by."""
    monkeypatch.setattr(Settings, "date_today", lambda _settings: today)


def test_sound_data_is_counted(data_copy: Path) -> None:
    result = run(data_copy)
    assert result.exit_code == 0
    assert result.stderr == ""
    organizations = len(list((data_copy / "organizations").iterdir()))
    assert f" listings of {organizations} organizations, " in result.stdout
    assert result.stdout.startswith("data/ is sound: ")
    assert result.stdout.endswith(" sources, 16 counties\n")


@pytest.mark.parametrize("folder", ["/nowhere/at/all", __file__])
def test_folder_that_is_none_is_refused_in_one_line(folder: str) -> None:
    result = run(folder)
    assert result.exit_code == 1
    assert result.stderr == "SITE_DATA names no folder; type the path of a copy of data/\n"


def test_strict_check_passes_while_records_are_young(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_a_contact(data_copy)
    set_clock(monkeypatch, date(2026, 11, 24) + timedelta(days=180))
    assert run(data_copy, "--strict").exit_code == 0


@pytest.mark.parametrize(("days", "named"), [(181, {"nhth"}), (366, {"nhth", "ptla"})])
def test_strict_check_names_old_records(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch, days: int, named: set[str]
) -> None:
    name_a_contact(data_copy)
    set_clock(monkeypatch, date(2026, 11, 24) + timedelta(days=days))
    result = run(data_copy, "--strict")
    assert result.exit_code == 1
    told = {one for one in ("nhth", "ptla") if f": {one!r} was last checked on" in result.stderr}
    assert told == named
    assert "write the new date" in result.stderr
    assert run(data_copy).exit_code == 0


def test_strict_check_names_the_line_of_the_date(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_a_contact(data_copy)
    set_clock(monkeypatch, date(2027, 11, 30))
    path = data_copy / "organizations/ilap.yaml"
    lines = path.read_text("utf-8").splitlines()
    wanted = next(n for n, line in enumerate(lines, 1) if line.strip().startswith("on: "))
    stderr = run(data_copy, "--strict").stderr
    assert f"data/organizations/ilap.yaml:{wanted}: 'ilap' was last checked" in stderr


def test_strict_check_wants_a_contact(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, date(2026, 11, 26))
    path = data_copy / SITE
    text = path.read_text("utf-8")
    path.write_text(f'{text[: text.index("corrections:")]}corrections: ""\n', "utf-8")
    result = run(data_copy, "--strict")
    assert result.exit_code == 1
    assert "nobody is named whom readers can tell of an error; type `corrections:`" in result.stderr
    assert run(data_copy).exit_code == 0


def test_strict_check_names_sources_that_nothing_names(data_copy: Path) -> None:
    path = data_copy / "sources.yaml"
    text = path.read_text("utf-8")
    spare = (
        "\nspare:\n  title: Spare\n  publisher: Nobody\n  dated: unknown\n  dated_as: undated\n"
        "  kind: news\n  reliability: low\n  address: a file\n"
    )
    path.write_text(text.rstrip() + "\n" + spare, "utf-8")
    result = run(data_copy, "--strict")
    assert "nothing names the source 'spare'; name it in a record, or remove it" in result.stderr
    assert result.stderr.count("nothing names the source") == 1
