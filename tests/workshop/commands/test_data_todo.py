"""`flask data todo`: what is left to do, worst first, and never an error for whoever asks."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from tests.sites import FIXTURE, FIXTURE_DAY, fixture_translations
from webapp.commands import data
from webapp.content.loading import load
from webapp.settings import Settings
from workshop.commands import todo as command
from workshop.facts.sealed_files import write_accepted

LINE = re.compile(
    r"(editor|editor with a phone|lawyer|translator|host): "
    r"[\w./-]+/[\w./-]+:[1-9]\d*: [^\n;]+; [^\n]+"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the made-up facts, on their day."""
    set_clock(monkeypatch, FIXTURE_DAY)
    return Path(copytree(FIXTURE / "data", tmp_path / "data"))


def set_clock(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """Stop the clock that ages are counted by."""
    monkeypatch.setattr(Settings, "date_today", lambda _settings: today)


def run(folder: Path | str, name: str = "todo") -> Result:
    """Run a command on a folder."""
    env = {"SITE_DATA": str(folder), "SITE_TRANSLATIONS": str(fixture_translations())}
    return CliRunner().invoke(data, [name], env=env)


def todo(folder: Path | str) -> list[str]:
    """Return all lines but the last, which counts them."""
    result = run(folder)
    assert result.exit_code == 0, result.output
    *lines, last = result.stdout.splitlines()
    assert last == f"{len(lines)} things to do"
    return lines


def find(lines: list[str], what: str) -> str:
    """Return the one line that says this."""
    [line] = [line for line in lines if what in line]
    return line


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, text: str) -> int:
    """Return the line in which a text first occurs."""
    written = path.read_text("utf-8")
    return written[: written.index(text)].count("\n") + 1


def test_each_line_says_who_and_where_and_what_to_do(folder: Path) -> None:
    lines = todo(folder)
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert len(set(lines)) == len(lines)


def test_contradicted_numbers_come_first_and_then_lines_that_people_in_danger_call(
    folder: Path,
) -> None:
    edit(folder / "site.yaml", "card: [shore-line, coast, law]", "card: [shore-line, coast]")
    lines = todo(folder)
    number = line_of(folder / "organizations/law.yaml", "contradicted_by")
    ring = "ring it, then type `.venv/bin/flask data verify law --by YOU --source called`"
    begins = f"editor with a phone: data/organizations/law.yaml:{number}: "
    assert lines[0].startswith(f"{begins}paper is against +12075550103 of 'law'; {ring}, or find")
    assert "+12075550106 of 'nation-house' is not confirmed since 2019-04-08" in lines[1]
    first = lines.index(find(lines, "nobody has called 'shore-line'"))
    last = lines.index(find(lines, "nobody has called 'relay'"))
    assert 1 < first < last


def test_numbers_are_listed_by_age_the_undated_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, date(2026, 5, 1))
    edit(folder / "organizations/agencies.yaml", "[line, paper]", "[line, study]")
    edit(folder / "organizations/agencies.yaml", "source: paper", "source: study")
    lines = todo(folder)
    entries = [line.partition("; ")[0].partition(": data/")[2].partition(": ")[2] for line in lines]
    ages = [
        line for line in entries if "is not confirmed since" in line or "no dated source" in line
    ]
    numbers = [age.partition(" ")[0] for age in ages]
    assert numbers[:2] == ["+12075550103", "+12075550106"]  # of no date, and of 2019
    paper = {"+12075550102", "898211", "+12075550100", "+12075550104", "+12075550107"}
    assert set(numbers[2:7]) == paper  # of December 2024
    assert numbers[7] == "the"  # the chat, of 2025
    assert set(numbers[8:10]) == {"+18005550101", "233733"}  # called in March 2025
    assert numbers[10:] == ["+12075550105"]  # nobody in danger calls it first, however old it is


def test_call_of_long_ago_is_told_and_a_number_that_is_confirmed_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = todo(folder)
    assert not any("'coast' is not confirmed" in line for line in lines)
    assert not any("+12075550104 of 'law'" in line for line in lines)
    set_clock(monkeypatch, date(2025, 9, 1))
    assert find(todo(folder), "+18005550101 of 'coast' is not confirmed since 2025-03-01")
    for service in ("rescue", "relay"):
        assert not any(f"'{service}' is not confirmed" in line for line in todo(folder))


def test_service_without_a_number_is_to_be_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("'papers-law' was last checked" in line for line in todo(folder))
    set_clock(monkeypatch, date(2026, 5, 1))
    line = find(todo(folder), "'papers-law' was last checked on 2025-04-20")
    assert line.endswith("; read its sources again and write the new date")


def test_who_was_called_and_the_emergency_are_not_to_be_rung(folder: Path) -> None:
    lines = todo(folder)
    assert not any("nobody has called 'coast'" in line for line in lines)
    assert not any("nobody has called 'rescue'" in line for line in lines)
    assert not any("nobody has called 'papers-law'" in line for line in lines)  # has no number
    assert not any("nobody has called 'law'" in line for line in lines)  # is told to ring already
    line = find(lines, "nobody has called 'harbor-text'")
    number = line_of(folder / "organizations/harbor.yaml", "assured_by")
    assert line.startswith(f"editor with a phone: data/organizations/harbor.yaml:{number}: ")
    assert line.endswith("type `.venv/bin/flask data verify harbor-text --by YOU --source called`")


def test_unknown_status_is_told_at_its_line(folder: Path) -> None:
    number = line_of(folder / "organizations/shore.yaml", "status: unknown")
    line = find(todo(folder), "nobody knows whether 'shore-office' is at work")
    assert line.startswith(f"editor: data/organizations/shore.yaml:{number}: ")


def test_unknown_answers_are_named_at_the_line_of_the_first(folder: Path) -> None:
    number = line_of(folder / "organizations/harbor.yaml", "reporting: unknown")
    line = find(todo(folder), "'harbor-text' does not say: ")
    assert f"data/organizations/harbor.yaml:{number}: " in line
    assert ": reporting, hours of 898211, languages of 898211; ask" in line
    chat = find(todo(folder), "'coast' does not say: ")
    assert ": hours of the chat; ask" in chat


def test_answer_takes_its_work_away(folder: Path) -> None:
    edit(folder / "organizations/bridge.yaml", "reporting: unknown", "reporting: It says nothing.")
    write_accepted(folder, load(folder, FIXTURE_DAY, is_verified=False).critical_facts)
    assert not any("'bridge' does not say" in line for line in todo(folder))


def test_service_that_closed_a_year_ago_may_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("'old-bridge'" in line for line in todo(folder))
    set_clock(monkeypatch, date(2026, 1, 16))
    line = find(todo(folder), "'old-bridge' closed on 2025-01-15, over a year ago")
    assert line.endswith("take it out of this file")


def test_source_that_nothing_names(folder: Path) -> None:
    path = folder / "sources.yaml"
    spare = "title: Spare, publisher: Nobody, dated: unknown, dated_as: undated, kind: news"
    edit(path, "line:\n", f"spare: {{{spare}, reliability: low, address: a file}}\nline:\n")
    lines = todo(folder)
    assert lines[-1] == (
        f"editor: data/sources.yaml:{line_of(path, 'spare:')}: nothing names the source 'spare'; "
        "name it in a record, or remove it"
    )


def test_missing_contact_is_for_the_host(folder: Path) -> None:
    assert not any(line.startswith("host: ") for line in todo(folder))
    edit(folder / "site.yaml", "corrections: desk@example.org", 'corrections: ""')
    write_accepted(folder, load(folder, FIXTURE_DAY, is_verified=False).critical_facts)
    assert find(todo(folder), "whom readers can tell").startswith("host: data/site.yaml:")


def test_faults_come_before_all_else_and_are_no_failure(folder: Path) -> None:
    edit(folder / "organizations/law.yaml", "cost: free", "cost: dear")
    result = run(folder)
    assert result.exit_code == 0
    first, last = result.stdout.splitlines()
    assert first.startswith("editor: data/organizations/law.yaml:")
    assert last == "Mend these first, then type `.venv/bin/flask data check`"


def test_folder_that_is_none_is_no_failure() -> None:
    result = run("/nowhere/at/all")
    assert result.exit_code == 0
    assert result.stdout == "host: SITE_DATA names no folder; type the path of a copy of data/\n"


def test_nothing_to_do_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_data_tasks", lambda *_: [])
    assert run(folder).stdout == "nothing: all is checked and called\n"


def test_check_ends_with_how_much_there_is_to_do(folder: Path) -> None:
    result = run(folder, "check")
    assert result.exit_code == 0, result.output
    last = result.stdout.splitlines()[-1]
    assert last == f"{len(todo(folder))} things to do: .venv/bin/flask data todo"
