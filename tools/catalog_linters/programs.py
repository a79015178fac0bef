"""How the tools of others are called."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from webapp.settings import ROOT

_LONGEST = 900


class PeerError(Exception):
    """Raised with one sentence when a tool could not look, which is never a pass."""


def run(
    command: list[str | Path],
    *,
    folder: Path = ROOT,
    user: str | None = None,
    environment: Mapping[str, str] | None = None,
    allowed: tuple[int, ...] = (0,),
) -> str:
    """Run a program to its end and return all it wrote; raises PeerError when it fails."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            user=user,
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_LONGEST,
        )
    except FileNotFoundError as error:
        raise PeerError(f"{command[0]} is missing") from error
    if done.returncode not in allowed:
        last = "\n".join(done.stdout.strip().splitlines()[-20:])
        raise PeerError(f"{Path(command[0]).name} ended with {done.returncode}: {last}")
    return done.stdout
