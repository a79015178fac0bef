"""Who was not asked has not said that all is well."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools.findings import Finding
from tools.supply_chain import advisories, pypi_fallback
from tools.supply_chain.looks import AuditError


def project(version: str, **more: object) -> dict[str, Any]:
    return {"info": {"version": version}, **more}


ANSWERS = {
    "sound": project("1", vulnerabilities=[]),
    "weak": project("1", vulnerabilities=[{"id": "X-1", "fixed_in": ["2"]}]),
    "withdrawn": project("1", vulnerabilities=[{"id": "X-2", "fixed_in": [], "withdrawn": "now"}]),
    "older": project("2", vulnerabilities=[]),
    "silent": project("1"),
}


def test_by_name_each_pin_is_sound_weak_or_not_asked(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    lock.write_text("".join(f"{name}==1 \\\n    --hash=x\n" for name in ANSWERS), "utf-8")
    found = pypi_fallback.audit_lock(lock, ANSWERS.__getitem__)
    weak, *unasked = found
    assert weak == Finding("advisories", "X-1", "weak", "1 is weak; mended in 2")
    assert [finding.key for finding in unasked] == ["by-name older 1", "by-name silent 1"]


def test_a_lock_without_pins_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "a.lock").write_text("# nothing\n", "utf-8")
    with pytest.raises(AuditError, match="pins nothing"):
        pypi_fallback.audit_lock(tmp_path / "a.lock", ANSWERS.__getitem__)


def test_without_a_network_by_name_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypi_fallback, "_ADDRESS", "http://127.0.0.1:1/{}")
    with pytest.raises(AuditError, match="nobody was asked"):
        pypi_fallback.ask_pypi("nobody")


WEAK = (
    '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X", "fix_versions": []}]}]}'
)
SOUND = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}'


def say(monkeypatch: pytest.MonkeyPatch, out: str, err: str = "") -> None:
    def tool(*arguments: object) -> subprocess.CompletedProcess[str]:
        assert "--strict" in arguments
        return subprocess.CompletedProcess([], 0, out, err)

    monkeypatch.setattr(advisories, "tool", tool)


def test_pip_audit_that_says_nothing_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "", "requests.exceptions.ConnectionError: no network")
    with pytest.raises(AuditError, match=r"nobody was asked for advisories: .*no network"):
        advisories.look_at_advisories()


def test_a_service_that_knows_no_weakness_at_all_is_no_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    say(monkeypatch, SOUND)
    with pytest.raises(AuditError, match="knows nothing"):
        advisories.look_at_advisories()


def test_a_weakness_is_found_in_every_lock_and_the_date_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    say(monkeypatch, WEAK)
    look = advisories.look_at_advisories()
    assert {finding.key for finding in look.findings} == {"advisories X a"}
    assert "UTC" in look.lines[0]
    assert all("1 weaknesses" in line for line in look.lines[1:])


def test_a_mirror_that_knows_no_versions_is_asked_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "", "Dependency not found on PyPI and could not be audited: jinja2 (2.11.2)")
    monkeypatch.setattr(
        pypi_fallback, "audit_lock", lambda _lock: [Finding("by-name", "a", "1", "told")]
    )
    look = advisories.look_at_advisories()
    assert look.tools == ("advisories", "by-name")
    assert "by name" in look.lines[0]
    assert "1 not asked, 0 weaknesses" in look.lines[1]
