"""What the tools of others find in the catalogs, and the reasons why some of it may stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

REASONS = Path(__file__).parent / "reasons.yaml"


@dataclass(frozen=True)
class Finding:
    """One fault: its tool, its check, the catalog below `translations/`, and what it is about."""

    tool: str
    check: str
    file: str
    english: str = ""
    translation: str = ""

    def __str__(self) -> str:
        """Return the line that a person reads."""
        told = f": {self.english!r} -> {self.translation!r}" if self.english else ""
        return f"{self.tool} {self.check} {self.file}{told}"


class Excuse(BaseModel):
    """A kind of finding that may stand, and why.

    `check` and `files` are patterns as of a shell. `text`, where it is there, is a regular
    expression that the translation must hold, so that one reason does not excuse other words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    tool: str
    check: str
    files: str = "*"
    text: re.Pattern[str] = re.compile("")
    reason: str = Field(min_length=10)

    def excuses(self, finding: Finding) -> bool:
        """Whether this is a finding of the kind."""
        return (
            finding.tool == self.tool
            and fnmatchcase(finding.check, self.check)
            and fnmatchcase(finding.file, self.files)
            and self.text.search(finding.translation) is not None
        )

    def __str__(self) -> str:
        """Return the line that a person reads."""
        text = f" /{self.text.pattern}/" if self.text.pattern else ""
        return f"{self.tool} {self.check} {self.files}{text}"


class Reasons(BaseModel):
    """The whole of `reasons.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    excuses: tuple[Excuse, ...]


def read_reasons(path: Path = REASONS) -> tuple[Excuse, ...]:
    """Read the excuses; raises ValidationError when misshapen."""
    return Reasons.model_validate(yaml.safe_load(path.read_text("utf-8"))).excuses


def faults(
    findings: Collection[Finding], excuses: Collection[Excuse], ran: Collection[str]
) -> Iterator[str]:
    """Yield a line for each finding without an excuse and each excuse that excuses nothing.

    An excuse of a tool that did not run is left alone.
    """
    for finding in findings:
        if not any(excuse.excuses(finding) for excuse in excuses):
            yield (
                f"{finding}: mend it, or say in tools/catalog_linters/reasons.yaml why it may stand"
            )
    for excuse in excuses:
        if excuse.tool in ran and not any(excuse.excuses(finding) for finding in findings):
            yield (
                f"{excuse}: tools/catalog_linters/reasons.yaml excuses this, "
                "but nothing finds it; take it out"
            )
