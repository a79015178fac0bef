"""`flask data`: what the commands list and report, apart from changes nobody accepted."""

import re
from pathlib import Path

import pytest

from tests.approval import run
from tests.data_edits import MESSAGE
from tests.sites import edit_file

TASKS = """\
`operator` is not set, and readers need it; type `operator:` and who runs the site
no lawyer has read duty, duty_read, stay_on, guards, oar; ask one to read it, and type `lawyer:`
+12075550108 of 'shore-office' is not confirmed since 2024-12-01; call it, or find a newer source
nobody has called 10 numbers; `.venv/bin/flask data calls` lists them"""
CALLS = """\
207-555-0100 shore-line
207-555-0102 harbor-text
898-211 harbor-text
207-555-0103 law
207-555-0104 law
207-555-0107 law
207-555-0105 child-office
207-555-0108 shore-office
711 relay
207-555-0106 nation-house"""


@pytest.mark.promise("N4", "R4")
def test_todo_lists_each_task_with_its_line(site: Path) -> None:
    edit_file(site / "data/site.yaml", "operator: Island Desk\n", "")
    edit_file(site / "data/laws.yaml", "  lawyer: 2025-04-01 LW\n", "")  # of `duty_read`
    output = run(site, "todo").output
    assert all(map(MESSAGE.fullmatch, output.splitlines()))
    assert [task for task in TASKS.splitlines() if task not in output] == []


@pytest.mark.promise("N4")
def test_calls_lists_numbers_that_nobody_called_but_not_911(site: Path) -> None:
    output = run(site, "calls").output
    calls = re.findall(r"^\d+\. (\S+)  .+\[(.+)\]$", output, re.MULTILINE)
    assert [f"{number} {key}" for number, key in calls] == CALLS.splitlines()


def test_check_missing_figure_of_numbers_page_is_reported(site: Path) -> None:
    edit_file(site / "data/figures.yaml", "\nserved_preble_2025:\n", "\nserved_preble_2026:\n")
    typed = "figure served_preble_2025\ny\n"
    assert run(site, "accept", "--by", "AB", typed=typed).exit_code == 0
    assert "has no attribute 'served_preble_2025'; bring it back" in run(site, "check").output
