"""What wapiti finds is told unless it has its reason; the scan itself takes minutes."""

from tests.hostile.wapiti import Excuse, Finding, judge, read_excuses, read_findings

REPORT = {
    "vulnerabilities": {"Cross Site Scripting": [{"info": "found\nin where", "path": "/en/"}]},
    "anomalies": {"Internal Server Error": [{"info": "status 500", "path": "/so/"}], "Other": []},
}


def test_a_finding_is_told_unless_it_has_its_reason() -> None:
    excuse = Excuse("Cross Site Scripting", "in where", "because")
    lines, bare = judge(read_findings(REPORT), [excuse])
    assert lines == [
        "Cross Site Scripting: /en/: found in where\n    because",
        "Internal Server Error: /so/: status 500\n    NO REASON",
    ]
    assert bare == ["Internal Server Error: /so/: status 500"]


def test_an_excuse_is_for_its_own_category_alone() -> None:
    excuse = Excuse("Cross Site Scripting", "status 500", "because")
    assert not excuse.fits(Finding("Internal Server Error", "status 500", "/so/"))


def test_every_excuse_has_a_reason() -> None:
    for excuse in read_excuses():
        assert len(excuse.reason.split()) > 4
        assert excuse.words
