"""What wapiti finds is reported unless it has its reason; the scan itself takes minutes."""

from tests.hostile.wapiti import REASONS, TOOL, count_uses, read_course, read_findings
from tools.findings import Excuse, Finding, Reasons, find_problems, read_reasons

REPORT = {
    "vulnerabilities": {"Cross Site Scripting": [{"info": "found\nin where", "path": "/en/"}]},
    "anomalies": {"Internal Server Error": [{"info": "status 500", "path": "/so/"}], "Other": []},
    "additionals": {"HTTP Methods": [{"info": "on /a: PUT (200) OPTIONS (200)", "path": "/a"}]},
}


def excuse(category: str, text: str) -> Excuse:
    return Excuse.model_validate(
        {"finding": f"wapiti {category} *", "text": text, "reason": "because it is so"}
    )


def test_a_finding_is_told_unless_it_has_its_reason() -> None:
    excuses = [excuse("Cross Site Scripting", "^found in [a-z]+$")]
    findings = list(read_findings(REPORT))
    assert count_uses(findings, excuses) == [
        "1 x wapiti Cross Site Scripting * /^found in [a-z]+$/: because it is so"
    ]
    bare = [line.partition(": mend it")[0] for line in find_problems(findings, excuses, [])]
    assert bare == [
        "wapiti Internal Server Error /so/: status 500",
        "wapiti HTTP Methods /a: on /a: PUT (200) OPTIONS (200)",
    ]


def test_every_excuse_has_a_reason_and_none_is_for_everything() -> None:
    for excuse in read_reasons(REASONS, Reasons).excuses:
        assert len(excuse.reason.split()) > 4
        assert excuse.text.pattern.startswith("^")
        category = excuse.finding.removeprefix("wapiti ").removesuffix(" *")
        assert not excuse.excuses(Finding(TOOL, category, "/", "", "anything else"))


def test_modules_that_failed_or_had_no_time_are_told() -> None:
    written = (
        "[*] Launching module xss\nMax attack time was reached for module xss, stopping.\n"
        "[*] Launching module sql\nAn exception occurred in module sql\n"
        "[!] Module wapitiCore.attack.mod_csp seems broken and will be skipped"
    )
    assert read_course(written) == {
        "ran": ["xss", "sql"],
        "cut short": ["xss"],
        "failed": ["sql", "wapitiCore.attack.mod_csp"],
    }
