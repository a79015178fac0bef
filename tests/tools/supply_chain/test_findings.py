"""No finding stands without a reason, and no reason without a finding."""

from tools.supply_chain.findings import Excuse, Finding, Looked, faults, read_reasons

LOOK = Looked(("bandit",), (), (Finding("bandit B1 a.py x1", "told"),))


def excuse(key: str, reason: str = "because") -> Excuse:
    return Excuse(finding=key, reason=reason)


def test_a_finding_with_a_reason_may_stand() -> None:
    assert faults([LOOK], [excuse("bandit B1 a.py x1")]) == []


def test_a_finding_without_a_reason_may_not() -> None:
    assert faults([LOOK], []) == ["bandit B1 a.py x1: told"]
    assert faults([LOOK], [excuse("bandit B1 a.py x1", " ")]) == ["bandit B1 a.py x1: say a reason"]


def test_a_reason_without_a_finding_is_taken_out() -> None:
    [line] = faults([LOOK], [excuse("bandit B1 a.py x1"), excuse("bandit B1 a.py x2")])
    assert line.startswith("bandit B1 a.py x2: ")


def test_a_reason_for_a_tool_that_did_not_run_is_left_alone() -> None:
    assert faults([LOOK], [excuse("bandit B1 a.py x1"), excuse("observatory one")]) == []


def test_the_reasons_are_each_written_once_and_licenses_too() -> None:
    reasons = read_reasons()
    keys = [one.finding for one in reasons.excuses]
    assert len(keys) == len(set(keys))
    assert len(reasons.licenses) == len(set(reasons.licenses))
    assert faults([], reasons.excuses) == []
