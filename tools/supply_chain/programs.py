"""The tools of an audit, installed apart from the site, and how they are called."""

import subprocess
from pathlib import Path

from tools.supply_chain.looks import AuditError
from webapp.settings import ROOT

BUILD = ROOT / "build"
TOOLS = BUILD / "audit" / "tools"
SITE = BUILD / "audit" / "site"  # what requirements.lock lists, and nothing else
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-audit.lock")


def run(command: list[str | Path], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and return what it wrote; raises AuditError when it is missing."""
    try:
        return subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=600
        )
    except FileNotFoundError as error:
        raise AuditError(f"{command[0]} is missing; type: make audit") from error


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of the audit."""
    return run([TOOLS / "bin" / name, *arguments])


def output_of(done: subprocess.CompletedProcess[str]) -> str:
    """Return the last line that a program wrote of an error, or at all, to say why it failed."""
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    lines = [line for line in lines if "Error" in line] or lines
    return lines[-1][:300] if lines else f"it ended with {done.returncode} and said nothing"
