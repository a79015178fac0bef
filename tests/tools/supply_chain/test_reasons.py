"""The reasons of the audit are each written once."""

from tools.findings import find_problems
from tools.supply_chain.looks import read_reasons


def test_the_reasons_are_each_written_once_and_licenses_too() -> None:
    reasons = read_reasons()
    keys = [excuse.finding for excuse in reasons.excuses]
    assert len(keys) == len(set(keys))
    assert len(reasons.licenses) == len(set(reasons.licenses))
    assert find_problems([], reasons.excuses, []) == []
