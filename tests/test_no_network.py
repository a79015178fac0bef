"""The site reaches nobody: neither while it starts nor for any answer."""

import os
import subprocess
import sys
from shutil import which

from tests.served import site_environment
from webapp.settings import ROOT

VISIT = (sys.executable, "-m", "tests.without_network")
CUT_OFF = ("unshare", "--map-root-user", "--net")  # a machine without any network, where allowed


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside the folders of the made-up site."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **site_environment()},
        check=False,
        capture_output=True,
        text=True,
    )


def can_cut_off() -> bool:
    return which(CUT_OFF[0]) is not None and run(*CUT_OFF, "true").returncode == 0


def test_nobody_is_reached_at_start_or_for_any_answer() -> None:
    before = CUT_OFF if can_cut_off() else ()
    done = run(*before, *VISIT)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert int(done.stdout.split()[0]) > 80
