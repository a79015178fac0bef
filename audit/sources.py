"""Our own code under bandit, and under Ruff's rules for safety."""

import json
import sys
from pathlib import Path

from audit.commands import run, tool, told
from audit.findings import AuditError, Finding, Looked


def look_at_sources() -> Looked:
    """Return what bandit and Ruff find; tests are Ruff's alone, since asserting is their work."""
    bandit = tool("bandit", "--quiet", "--recursive", "--format", "json", "webapp", "audit")
    try:
        report = json.loads(bandit.stdout)
    except ValueError as error:
        raise AuditError(f"bandit gave no report: {told(bandit)}") from error
    if report["errors"]:
        raise AuditError(f"bandit could not read {report['errors'][0]['filename']}")
    found = [
        Finding(f"bandit {one['test_id']} {one['filename']}", f"{one['issue_text']} (line {one['line_number']})")
        for one in report["results"]
    ]
    ruff = run([Path(sys.executable).parent / "ruff", "check", "--select", "S", "--output-format", "json", "."])
    if ruff.returncode not in {0, 1}:
        raise AuditError(f"Ruff gave no report: {told(ruff)}")
    found += [
        Finding(f"ruff {one['code']} {Path(one['filename']).name}", one["message"])
        for one in json.loads(ruff.stdout)
    ]
    lines = report["metrics"]["_totals"]["loc"]
    return Looked(
        ("bandit", "ruff"),
        (f"code: bandit read {lines} lines and found {len(report['results'])}, Ruff's S rules found "
         f"{len(found) - len(report['results'])}",),
        tuple(found),
    )
