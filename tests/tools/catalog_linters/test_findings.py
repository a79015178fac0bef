"""No finding of a tool stands without a reason, and no reason without a finding."""

import pytest
from pydantic import ValidationError

from tools.catalog_linters.findings import Excuse, Finding, faults, read_reasons

FINDING = Finding("pofilter", "brackets", "fr/LC_MESSAGES/messages.po", "Shift", "Maj (Shift)")


def excuse(**changed: str) -> Excuse:
    fields = {"tool": "pofilter", "check": "brackets", "reason": "the other name of the key"}
    return Excuse.model_validate(fields | changed)


@pytest.mark.parametrize(
    "fits",
    [
        {},
        {"check": "br*"},
        {"files": "fr/*"},
        {"text": r"\(Shift\)"},
    ],
)
def test_a_finding_with_a_reason_may_stand(fits: dict[str, str]) -> None:
    assert list(faults([FINDING], [excuse(**fits)], ["pofilter"])) == []


@pytest.mark.parametrize(
    "other",
    [
        {"tool": "msgfmt"},
        {"check": "endpunc"},
        {"files": "so/*"},
        {"text": r"\(Maj\)"},
    ],
)
def test_a_reason_for_something_else_excuses_nothing(other: dict[str, str]) -> None:
    one, two = faults([FINDING], [excuse(**other)], ["pofilter", "msgfmt"])
    assert one.startswith("pofilter brackets fr/LC_MESSAGES/messages.po: 'Shift'")
    assert two.endswith("nothing finds it; take it out")


def test_a_reason_for_a_tool_that_did_not_run_is_left_alone() -> None:
    assert list(faults([], [excuse()], ["msgfmt"])) == []


def test_a_reason_says_something() -> None:
    with pytest.raises(ValidationError, match="reason"):
        excuse(reason="")


def test_each_reason_is_written_once() -> None:
    kinds = [str(one) for one in read_reasons()]
    assert len(kinds) == len(set(kinds))
