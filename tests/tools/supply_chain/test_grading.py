"""Graders get every kind of answer, and a lower score or a finding is reported."""

import pytest
from werkzeug.exceptions import default_exceptions

from tools.supply_chain import grading
from tools.supply_chain.headers import CapturedResponse, capture
from tools.supply_chain.looks import AuditError
from tools.supply_chain.sbom import compare

PAGE = CapturedResponse("/en/ 200", 200, {"content-type": "text/html; charset=utf-8"}, "", {})
GRADED = {"name": PAGE.name, "score": 130, "grade": "A+", "findings": []}


@pytest.mark.whole
def test_every_status_and_every_kind_of_page_is_captured_behind_tls() -> None:
    responses = capture()
    statuses = {response.status for response in responses}
    assert {200, 302, 308, *default_exceptions} <= statuses
    assert {response.name for response in responses if response.status == 200} >= {
        "/ar/numbers/ 200",
        "/so/ 200",
    }
    assert all("strict-transport-security" in response.headers for response in responses)
    assert all("content-security-policy" in response.preflight for response in responses)
    assert any("<script" in response.body for response in responses)


def test_all_well_is_no_finding() -> None:
    look = grading.judge([PAGE], [GRADED])
    assert look.findings == ()
    assert look.lines[1] == "headers: 1 times 130 (A+) text/html"


def test_a_low_score_and_a_finding_are_told() -> None:
    finding = {"key": "observatory cookies bad", "told": "a cookie"}
    look = grading.judge([PAGE], [{**GRADED, "score": 125, "findings": [finding]}])
    keys = [finding.key for finding in look.findings]
    assert keys == ["observatory cookies bad", "observatory score-125 text/html"]


def test_graders_that_leave_an_answer_out_are_no_pass() -> None:
    with pytest.raises(AuditError, match="did not judge"):
        grading.judge([PAGE], [])


def test_without_node_it_says_not_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grading, "which", lambda _name: None)
    look = grading.look_at_headers()
    assert look.tools == ()
    assert "NOT GRADED" in look.lines[0]


LOCK = 'flask==3 \\\n    --hash=x\ncolorama==1 ; sys_platform == "win32" \\\n    --hash=x\n'


def test_the_bill_names_what_the_lock_does() -> None:
    compare({"flask": "3"}, LOCK)
    compare({"flask": "3", "colorama": "1"}, LOCK)


@pytest.mark.parametrize("listed", [{}, {"flask": "2"}, {"flask": "3", "more": "1"}])
def test_a_bill_that_differs_from_the_lock_is_no_pass(listed: dict[str, str]) -> None:
    with pytest.raises(AuditError, match="differ"):
        compare(listed, LOCK)
