"""No finding of a tool is left without a reason, and no reason without a finding."""

import pytest
from pydantic import ValidationError

from tools.findings import Excuse, Finding, find_problems

FINDING = Finding("pofilter", "brackets", "fr/LC_MESSAGES/messages.po", "'Shift'", "Maj (Shift)")


def excuse(finding: str, **changed: str) -> Excuse:
    fields = {"finding": finding, "reason": "the other name of the key"}
    return Excuse.model_validate(fields | changed)


@pytest.mark.parametrize(
    "fits",
    [
        excuse("pofilter brackets fr/LC_MESSAGES/messages.po"),
        excuse("pofilter br* *"),
        excuse("pofilter brackets fr/*"),
        excuse("pofilter brackets *", text=r"\(Shift\)"),
    ],
    ids=str,
)
def test_a_finding_with_a_reason_is_allowed(fits: Excuse) -> None:
    assert find_problems([FINDING], [fits], ["pofilter"]) == []


def test_a_finding_without_a_reason_may_not() -> None:
    [line] = find_problems([FINDING], [], ["pofilter"])
    assert line.startswith(f"{FINDING}: mend it")


@pytest.mark.parametrize(
    "other",
    [
        excuse("msgfmt brackets *"),
        excuse("pofilter endpunc *"),
        excuse("pofilter brackets so/*"),
        excuse("pofilter brackets *", text=r"\(Maj\)"),
    ],
    ids=str,
)
def test_a_reason_for_something_else_excuses_nothing(other: Excuse) -> None:
    item, two = find_problems([FINDING], [other], ["pofilter", "msgfmt"])
    assert item.startswith("pofilter brackets fr/LC_MESSAGES/messages.po: 'Shift'")
    assert two.endswith("nothing finds it any more; take it out")


def test_a_reason_for_a_tool_that_did_not_run_is_left_alone() -> None:
    assert find_problems([], [excuse("pofilter brackets *")], ["msgfmt"]) == []


def test_a_reason_says_something() -> None:
    with pytest.raises(ValidationError, match="reason"):
        excuse("pofilter brackets *", reason="")


def test_a_line_is_read_as_tool_check_and_place() -> None:
    assert Finding.read("bandit B1 a.py x1", "told") == Finding("bandit", "B1", "a.py x1", "told")
    assert Finding.read("observatory one", "").key == "observatory one"
