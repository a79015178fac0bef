"""What tools find, and the reasons why some of it may be ignored: one machine for all of them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True)
class Finding:
    """One fault: its tool, its check, its place; `told` explains it, `text` is what it is about."""

    tool: str
    check: str
    place: str
    detail: str = ""
    text: str = ""

    @classmethod
    def read(cls, key: str, text: str) -> "Finding":
        """Return a finding whose tool, check and place are in one line."""
        tool, check, place = [*key.split(" ", 2), "", ""][:3]
        return cls(tool, check, place, text)

    @property
    def key(self) -> str:
        """Return what an excuse is held against."""
        return f"{self.tool} {self.check} {self.place}".rstrip()

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.key}: {self.detail}" if self.detail else self.key


class Excuse(BaseModel):
    """A kind of finding that may be ignored, and why.

    `finding` is a pattern as of a shell for its tool, check and place. `text`, where it is there,
    is a regular expression that the text must hold, so that one reason excuses no other words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    finding: str
    text: re.Pattern[str] = re.compile("")
    reason: str = Field(min_length=10)

    @property
    def tool(self) -> str:
        """Return the tool whose findings it excuses."""
        return self.finding.partition(" ")[0]

    def excuses(self, finding: Finding) -> bool:
        """Whether this is a finding of the kind."""
        return fnmatchcase(finding.key, self.finding) and bool(self.text.search(finding.text))

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.finding} /{self.text.pattern}/" if self.text.pattern else self.finding


class Reasons(BaseModel):
    """The whole of a file of reasons."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    excuses: tuple[Excuse, ...]


def read_reasons[Kind: Reasons](path: Path, kind: type[Kind]) -> Kind:
    """Read a file of reasons; raises ValidationError when it is misshapen."""
    return kind.model_validate(yaml.safe_load(path.read_text("utf-8")))


def find_problems(
    findings: Collection[Finding], excuses: Collection[Excuse], ran: Collection[str]
) -> list[str]:
    """Return a line for each finding without an excuse and each excuse that excuses nothing.

    An excuse of a tool that did not run is left alone.
    """
    bare = [
        finding for finding in findings if not any(excuse.excuses(finding) for excuse in excuses)
    ]
    idle = [
        excuse
        for excuse in excuses
        if excuse.tool in ran and not any(excuse.excuses(finding) for finding in findings)
    ]
    return [
        *(f"{finding}: mend it, or say among the reasons why it may stand" for finding in bare),
        *(f"{excuse}: is excused, but nothing finds it any more; take it out" for excuse in idle),
    ]
