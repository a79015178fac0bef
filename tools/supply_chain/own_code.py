"""Our own code under bandit, and under Ruff's rules for safety."""

import json
import sys
from collections import defaultdict
from pathlib import Path

from tools.findings import Finding
from tools.supply_chain.looks import AuditError, Report
from tools.supply_chain.programs import output_of, run, tool


def look_at_sources() -> Report:
    """Return what both find; tests are Ruff's alone, since asserting is their work."""
    lines, bandit = look_with_bandit()
    ruff = look_with_ruff()
    line = f"code: bandit read {lines} lines and found {len(bandit)} kinds in files, "
    return Report(
        ("bandit", "ruff"), (f"{line}Ruff's S rules {len(ruff)}",), tuple(bandit) + tuple(ruff)
    )


def look_with_bandit() -> tuple[int, list[Finding]]:
    """Return how many lines bandit read, and each kind of finding by file with its count."""
    done = tool(
        "bandit",
        "--quiet",
        "--recursive",
        "--ignore-nosec",
        "--format",
        "json",
        "webapp",
        "workshop",
        "tools/supply_chain",
        "--exclude",
        "tools/supply_chain/header_scanners",
    )
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        raise AuditError(f"bandit gave no report: {output_of(done)}") from error
    if report["errors"]:
        raise AuditError(f"bandit could not read {report['errors'][0]['filename']}")
    places = defaultdict(list)
    for finding in report["results"]:
        places[finding["test_id"], finding["filename"], finding["issue_text"]].append(
            finding["line_number"]
        )
    return report["metrics"]["_totals"]["loc"], [
        Finding("bandit", kind, f"{file} x{len(at)}", f"{text} (lines {at})")
        for (kind, file, text), at in places.items()
    ]


def look_with_ruff() -> list[Finding]:
    """Return what Ruff's rules for safety find beyond what a line itself gives a reason for."""
    ruff = Path(sys.executable).parent / "ruff"
    done = run([ruff, "check", "--no-cache", "--select", "S", "--output-format", "json", "."])
    if done.returncode not in {0, 1}:
        raise AuditError(f"Ruff gave no report: {output_of(done)}")
    return [
        Finding("ruff", finding["code"], Path(finding["filename"]).name, finding["message"])
        for finding in json.loads(done.stdout)
    ]
