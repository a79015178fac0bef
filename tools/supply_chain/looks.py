"""What one look at the supply chain gives, and the reasons why some of it may be ignored."""

from dataclasses import dataclass
from pathlib import Path

from tools import findings
from tools.findings import Finding

REASONS = Path(__file__).with_name("reasons.yaml")


class AuditError(Exception):
    """Raised with one sentence when a look could not be taken, which is never a pass."""


@dataclass(frozen=True)
class Report:
    """What one look gave: the tools that ran, lines to read, and findings."""

    tools: tuple[str, ...]
    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


class Reasons(findings.Reasons):
    """The whole of `reasons.yaml`: excuses, and the licenses that are fine."""

    licenses: tuple[str, ...]


def read_reasons() -> Reasons:
    """Read the reasons; raises ValidationError when they are misshapen."""
    return findings.read_reasons(REASONS, Reasons)
