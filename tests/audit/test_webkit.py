"""WebKitGTK, the nearest to an iPhone: leaving, choosing, room and keys as in other browsers.

Its driver hangs now and then: what fails, or has not ended in ten minutes, is asked once more.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.audit.webkit import why_not
from webapp.settings import ROOT

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

WARNING = "ignore:setting remote_server_addr:DeprecationWarning"  # of Selenium to itself
ASK = (
    "-p",
    "tests.audit.webkit",
    "-k",
    "webkit and not other_ways and not each_press",
    "-W",
    WARNING,
    "tests/browser",
)


def test_webkit_does_what_other_browsers_do(tmp_path: Path) -> None:
    pytest_ = (sys.executable, "-m", "pytest", "-q", "-o", f"cache_dir={tmp_path}")
    output = "its driver hung twice"
    for more in ((), ("--last-failed",)):
        command = [*pytest_, *ASK, *more]
        with suppress(subprocess.TimeoutExpired):
            done = subprocess.run(
                command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=600
            )
            if done.returncode == 0:
                return
            output = done.stdout[-3000:]
    raise AssertionError(output)
