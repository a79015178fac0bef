"""Known weaknesses of what is pinned, asked of PyPI now; no answer is never a pass."""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from audit import newest
from audit.commands import LOCKS, tool, told
from audit.findings import AuditError, Finding, Looked
from webapp.settings import ROOT

# Weak since 2020: a service that knows nothing of it knows nothing.
_WEAK = f"jinja2==2.11.2 --hash=sha256:{'0' * 64}\n"
_NO_VERSION = "could not be audited"


def look_at_advisories() -> Looked:
    """Ask pip-audit about each lock; where PyPI's mirror lacks its addresses, ask by name."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    with tempfile.TemporaryDirectory() as cache:
        weak = Path(cache) / "weak.txt"
        weak.write_text(_WEAK, "utf-8")
        try:
            known = audit_lock(weak, Path(cache))
        except NotByVersionError:
            return _look(newest.audit_lock, f"asked of PyPI by name on {now}, without pip-audit, "
                         "to which this mirror of PyPI does not answer")
        if not known:
            raise AuditError("the service finds nothing in jinja2 2.11.2, so it knows nothing")
        return _look(lambda lock: audit_lock(lock, Path(cache)), f"asked of PyPI by pip-audit on {now}")


def _look(ask: Callable[[Path], dict[str, str]], when: str) -> Looked:
    """Ask about all locks, one after the other."""
    lines, found = [f"advisories: {when}"], []
    for name in LOCKS:
        weak = ask(ROOT / name)
        pins = len(newest.pins(ROOT / name))
        lines.append(f"advisories: {name}, {pins} pins, {len(weak)} known weaknesses")
        found += [Finding(f"advisories {key}", text) for key, text in weak.items()]
    return Looked(("advisories",), tuple(lines), tuple(found))


class NotByVersionError(Exception):
    """Raised when the service does not answer for single versions."""


def audit_lock(lock: Path, cache: Path) -> dict[str, str]:
    """Return what pip-audit finds, by `id name`, with what helps.

    The cache is new each time, so that no answer is older than the date told.
    """
    done = tool(
        "pip-audit", "--strict", "--disable-pip", "--require-hashes", "--requirement", lock,
        "--format", "json", "--progress-spinner", "off", "--cache-dir", cache,
    )  # fmt: skip
    if not done.stdout.strip():
        if _NO_VERSION in done.stderr:
            raise NotByVersionError
        raise AuditError(f"nobody was asked for advisories: {told(done)}")
    return {
        f"{weakness['id']} {part['name']}":
            f"{part['version']}; mended in {', '.join(weakness['fix_versions']) or 'no version'}"
        for part in json.loads(done.stdout)["dependencies"]
        for weakness in part["vulns"]
    }  # fmt: skip
