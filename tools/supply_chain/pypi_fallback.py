"""PyPI's own list of weaknesses, by name: it tells of a project's newest version.

What pip-audit reads is the same list by version, an address that some mirrors of PyPI lack.
"""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tools.findings import Finding
from tools.supply_chain.looks import AuditError

_PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)
_ADDRESS = "https://pypi.org/pypi/{}/json"
_PATIENCE_IN_SECONDS = 30
_UNASKED = (
    "nobody could be asked about this version, since it is not the newest; type make lock, "
    "or ask from a network that reaches PyPI itself"
)
Ask = Callable[[str], dict[str, Any]]


def pins(lock: Path) -> dict[str, str]:
    """Return the version of each name in a lock; raises AuditError when there is none."""
    found = dict(_PIN.findall(lock.read_text("utf-8")))
    if not found:
        raise AuditError(f"{lock.name} pins nothing; type: make lock")
    return found


@cache
def ask_pypi(name: str) -> dict[str, Any]:
    """Return what PyPI says of a project; raises AuditError when it does not answer."""
    try:
        with urlopen(_ADDRESS.format(name), timeout=_PATIENCE_IN_SECONDS) as response:  # noqa: S310 - a constant of https
            project: dict[str, Any] = json.load(response)
    except (OSError, ValueError) as error:
        raise AuditError(f"nobody was asked for advisories of {name}: {error}") from error
    return project


def audit_lock(lock: Path, ask: Ask = ask_pypi) -> list[Finding]:
    """Return the weaknesses, and each pin that is not the newest: those are not known here."""
    pinned = pins(lock)
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(pinned, pool.map(ask, pinned), strict=True))
    found = []
    for name, version in pinned.items():
        answer = answers[name]
        if answer["info"]["version"] != version or answer.get("vulnerabilities") is None:
            found.append(Finding("by-name", name, version, _UNASKED))
            continue
        found += [
            weakness(vulnerability["id"], name, version, vulnerability["fixed_in"])
            for vulnerability in answer["vulnerabilities"]
            if not vulnerability.get("withdrawn")
        ]
    return found


def weakness(identifier: str, name: str, version: str, mended: list[str]) -> Finding:
    """Return one known weakness as a finding."""
    detail = f"{version} is weak; mended in {', '.join(mended) or 'no version'}"
    return Finding("advisories", identifier, name, detail)
