"""The history of the project, asked of git on the desk of whoever types a command."""

import subprocess
from pathlib import Path


class NoHistoryError(Exception):
    """Raised with one line when git, or the history, is not there."""


def ask_git(folder: Path, *words: str) -> bytes:
    """Return what git says in a folder; raises NoHistoryError."""
    try:
        return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistoryError(
            f"git knows no history of {folder.name}/ here; type this in a clone of the project"
        ) from error
