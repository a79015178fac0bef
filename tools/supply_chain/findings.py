"""What a look from outside finds, and the reasons why some of it may stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

REASONS = Path(__file__).parent / "reasons.yaml"


class AuditError(Exception):
    """Raised with one sentence when a look could not be taken, which is never a pass."""


@dataclass(frozen=True)
class Finding:
    """One fault: an excuse repeats its `key` (tool, kind, place); `told` explains it."""

    key: str
    told: str

    @property
    def tool(self) -> str:
        """Return the tool that found it."""
        return self.key.partition(" ")[0]


@dataclass(frozen=True)
class Looked:
    """What one look gave: the tools that ran, lines to read, and findings."""

    tools: tuple[str, ...]
    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


class Excuse(BaseModel):
    """A finding that may stand, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    finding: str
    reason: str


class Reasons(BaseModel):
    """The whole of `reasons.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    licenses: tuple[str, ...]
    excuses: tuple[Excuse, ...]


def read_reasons(path: Path = REASONS) -> Reasons:
    """Read the licenses that are fine and the excuses; raises ValidationError when misshapen."""
    return Reasons.model_validate(yaml.safe_load(path.read_text("utf-8")))


def faults(looks: Iterable[Looked], excuses: Iterable[Excuse]) -> list[str]:
    """Return a line for each finding without an excuse and each excuse that excuses nothing.

    An excuse for a tool that did not run is left alone.
    """
    looks, excuses = list(looks), list(excuses)
    found = {one.key: one for look in looks for one in look.findings}
    ran = {tool for look in looks for tool in look.tools}
    excused = {one.finding for one in excuses}
    lines = [f"{key}: {one.told}" for key, one in found.items() if key not in excused]
    lines += [
        f"{key}: tools/supply_chain/reasons.yaml excuses this, "
        "but nothing finds it any more; take it out"
        for key in excused
        if key not in found and key.partition(" ")[0] in ran
    ]
    lines += [f"{one.finding}: say a reason" for one in excuses if not one.reason.strip()]
    return sorted(lines)
