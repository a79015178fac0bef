"""Known weaknesses of what is pinned, asked of PyPI now; no answer is never a pass."""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tools.findings import Finding
from tools.supply_chain import pypi_fallback
from tools.supply_chain.looks import AuditError, Report
from tools.supply_chain.programs import LOCKS, output_of, tool
from webapp.settings import ROOT

# Weak since 2020: a service that knows nothing of it knows nothing.
_WEAK = f"jinja2==2.11.2 --hash=sha256:{'0' * 64}\n"
_NO_VERSION = "could not be audited"


class NotByVersionError(Exception):
    """Raised when the service does not answer for single versions."""


def look_at_advisories() -> Report:
    """Ask pip-audit about each lock; where a mirror of PyPI lacks its addresses, ask by name."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    with tempfile.TemporaryDirectory() as folder:
        weak = Path(folder) / "weak.txt"
        weak.write_text(_WEAK, "utf-8")
        try:
            if not audit_lock(weak):
                raise AuditError("the service finds nothing in jinja2 2.11.2, so it knows nothing")
        except NotByVersionError:
            when = f"as PyPI told them on {now}, by name: pip-audit asks by version, which this "
            when += "mirror of PyPI does not answer"
            return look(pypi_fallback.audit_lock, when, ("advisories", "by-name"))
    return look(audit_lock, f"as PyPI told pip-audit on {now}", ("advisories",))


def look(ask: Callable[[Path], list[Finding]], when: str, tools: tuple[str, ...]) -> Report:
    """Ask about all locks, one after the other."""
    lines = [f"advisories: {when}"]
    found: list[Finding] = []
    for name in LOCKS:
        in_lock = ask(ROOT / name)
        pins = len(pypi_fallback.pins(ROOT / name))
        known = sum(finding.tool == "advisories" for finding in in_lock)
        lines.append(
            f"advisories: {name}, {pins} pins, {len(in_lock) - known} not asked, {known} weaknesses"
        )
        found += in_lock
    return Report(tools, tuple(lines), tuple(found))


def audit_lock(lock: Path) -> list[Finding]:
    """Return what pip-audit finds; its cache is new, so no answer is older than the date reported.

    Raises NotByVersionError, or AuditError when nobody answers.
    """
    with tempfile.TemporaryDirectory() as cache:
        done = tool(
            "pip-audit",
            "--strict",
            "--disable-pip",
            "--require-hashes",
            "--requirement",
            lock,
            "--format",
            "json",
            "--progress-spinner",
            "off",
            "--cache-dir",
            cache,
        )
    if not done.stdout.strip():
        if _NO_VERSION in done.stderr:
            raise NotByVersionError
        raise AuditError(f"nobody was asked for advisories: {output_of(done)}")
    return [
        pypi_fallback.weakness(
            vulnerability["id"], part["name"], part["version"], vulnerability["fix_versions"]
        )
        for part in json.loads(done.stdout)["dependencies"]
        for vulnerability in part["vulns"]
    ]
