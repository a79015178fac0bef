"""PyPI's own list of weaknesses, by name: it tells of a project's newest version.

What pip-audit reads is the same list by version, an address that some mirrors of PyPI lack.
"""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from audit.findings import AuditError

_PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)
_ADDRESS = "https://pypi.org/pypi/{}/json"
_PATIENCE_IN_SECONDS = 30
Ask = Callable[[str], dict[str, Any]]


def pins(lock: Path) -> dict[str, str]:
    """Return the version of each name in a lock; raises AuditError when there is none."""
    found = dict(_PIN.findall(lock.read_text("utf-8")))
    if not found:
        raise AuditError(f"{lock.name} pins nothing; type: make lock")
    return found


def ask_pypi(name: str) -> dict[str, Any]:
    """Return what PyPI says of a project; raises AuditError when it does not answer."""
    try:
        with urlopen(_ADDRESS.format(name), timeout=_PATIENCE_IN_SECONDS) as answer:  # noqa: S310 - a constant of https
            told: dict[str, Any] = json.load(answer)
    except (OSError, ValueError) as error:
        raise AuditError(f"nobody was asked for advisories of {name}: {error}") from error
    return told


def audit_lock(lock: Path, ask: Ask = ask_pypi) -> dict[str, str]:
    """Return the weaknesses by `id name`.

    Raises AuditError when a pin is not the newest, since PyPI tells nothing of it here.
    """
    pinned = pins(lock)
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(pinned, pool.map(ask, pinned), strict=True))
    unasked = []
    found = {}
    for name, version in pinned.items():
        weaknesses = answers[name].get("vulnerabilities")
        if weaknesses is None or answers[name]["info"]["version"] != version:
            unasked.append(f"{name} {version}")
            continue
        for one in weaknesses:
            if not one.get("withdrawn"):
                mended = ", ".join(one["fixed_in"]) or "no version"
                found[f"{one['id']} {name}"] = f"{version}; mended in {mended}"
    if unasked:
        raise AuditError(
            f"{lock.name}: no advisories could be asked for {', '.join(unasked)}; "
            "type make lock for the newest, or ask from a network that reaches PyPI itself"
        )
    return found
