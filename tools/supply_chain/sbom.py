"""A bill of what the site runs on, as CycloneDX, for those who must know."""

import json
import re
from pathlib import Path

from tools.supply_chain.looks import AuditError, Report
from tools.supply_chain.programs import BUILD, SITE, output_of, tool
from webapp.settings import ROOT

BILL = BUILD / "sbom.cdx.json"
_PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)( ;)?", re.MULTILINE)


def look_at_bill() -> Report:
    """Write the bill, validated against its schema, and compare it with the lock."""
    done = tool(
        "cyclonedx-py",
        "environment",
        SITE,
        "--pyproject",
        "pyproject.toml",
        "--mc-type",
        "application",
        "--sv",
        "1.6",
        "--validate",
        "-o",
        BILL,
    )
    if done.returncode:
        raise AuditError(f"no bill of materials: {output_of(done)}")
    listed = read_bill(BILL)
    compare(listed, (ROOT / "requirements.lock").read_text("utf-8"))
    return Report(("cyclonedx",), (f"bill: {len(listed)} parts in {BILL.relative_to(ROOT)}",))


def read_bill(path: Path) -> dict[str, str]:
    """Return the version of each part by its name."""
    parts = json.loads(path.read_text("utf-8"))["components"]
    return {re.sub(r"[-_.]+", "-", part["name"]).lower(): part["version"] for part in parts}


def compare(listed: dict[str, str], lock: str) -> None:
    """Raise AuditError unless bill and lock name the same; some pins are for other systems only."""
    pins = {name: (version, bool(marker)) for name, version, marker in _PIN.findall(lock)}
    wrong = {name for name, version in listed.items() if pins.get(name, ("",))[0] != version}
    wrong |= {name for name, (_, depends) in pins.items() if not depends and name not in listed}
    if wrong:
        raise AuditError(f"bill and requirements.lock differ: {', '.join(sorted(wrong))}")
