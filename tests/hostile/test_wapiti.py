"""What wapiti finds is told unless it has its reason; the scan itself takes minutes."""

from tests.hostile.wapiti import Excuse, Finding, judge, read_course, read_excuses, read_findings

REPORT = {
    "vulnerabilities": {"Cross Site Scripting": [{"info": "found\nin where", "path": "/en/"}]},
    "anomalies": {"Internal Server Error": [{"info": "status 500", "path": "/so/"}], "Other": []},
    "additionals": {"HTTP Methods": [{"info": "on /a: PUT (200) OPTIONS (200)", "path": "/a"}]},
}


def test_a_finding_is_told_unless_it_has_its_reason() -> None:
    excuse = Excuse("Cross Site Scripting", "found in [a-z]+", "because")
    lines, bare = judge(list(read_findings(REPORT)), [excuse])
    assert lines == ["1 x Cross Site Scripting, found in [a-z]+: because"]
    assert bare == [
        "Internal Server Error: /so/: status 500",
        "HTTP Methods: /a: on /a: PUT (200) OPTIONS (200)",
    ]


def test_an_excuse_is_for_its_own_category_and_for_all_that_is_said() -> None:
    excuse = Excuse("Cross Site Scripting", "status 500", "because")
    assert excuse.fits(Finding("Cross Site Scripting", "status\n500", "/so/"))
    assert not excuse.fits(Finding("Cross Site Scripting", "status 5000", "/so/"))
    assert not excuse.fits(Finding("Internal Server Error", "status 500", "/so/"))


def test_every_excuse_has_a_reason_and_none_is_for_everything() -> None:
    for excuse in read_excuses():
        assert len(excuse.reason.split()) > 4
        assert not excuse.fits(Finding(excuse.category, "anything else", "/"))


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
