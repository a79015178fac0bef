"""The licenses of all that is installed: for the site, its tests, this audit and the graders."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tools.findings import Finding
from tools.supply_chain.looks import AuditError, Report
from tools.supply_chain.programs import SITE, TOOLS, output_of, tool

_GRADERS = Path(__file__).parent / "header_scanners" / "package-lock.json"
Part = tuple[str, str]  # name, license


def look_at_licenses(allowed: Iterable[str]) -> Report:
    """Return a finding for each part whose license is not among those allowed."""
    allowed = set(allowed)
    groups = {
        "site": installed(SITE / "bin" / "python"),
        "site and tests": installed(Path(sys.executable)),
        "audit": installed(TOOLS / "bin" / "python"),
        "graders": locked_for_node(_GRADERS),
    }
    found, lines = [], []
    for group, parts in groups.items():
        counted = Counter(license_ for _, license_ in parts)
        told_counts = ", ".join(f"{name} {count}" for name, count in counted.most_common())
        lines.append(f"licenses: {group}, {len(parts)} parts: {told_counts}")
        found += [
            Finding(
                "licenses",
                license_,
                name,
                f"not a license that tools/supply_chain/reasons.yaml allows ({group})",
            )
            for name, license_ in parts
            if license_ not in allowed
        ]
    unused = allowed - {license_ for parts in groups.values() for _, license_ in parts}
    if unused:
        raise AuditError(f"no part has these licenses any more, take them out: {sorted(unused)}")
    return Report(("licenses",), tuple(lines), tuple(found))


def installed(python: Path) -> list[Part]:
    """Return what an environment holds, without the project itself."""
    done = tool(
        "pip-licenses",
        "--python",
        python,
        "--from",
        "mixed",
        "--with-system",
        "--ignore-packages",
        "webapp",
        "workshop",
        "--format",
        "json",
    )
    if done.returncode:
        raise AuditError(f"no licenses of {python}: {output_of(done)}")
    return [(package["Name"].lower(), package["License"]) for package in json.loads(done.stdout)]


def locked_for_node(lock: Path) -> list[Part]:
    """Return what a lock of npm lists; parts that name no license there have `UNKNOWN`."""
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    return sorted(
        {
            (path.rpartition("node_modules/")[2], str(package.get("license", "UNKNOWN")))
            for path, package in packages.items()
            if path
        }
    )
