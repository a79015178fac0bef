"""WebKitGTK, the nearest to an iPhone: leaving, choosing, room and keys as in other browsers.

Its driver hangs now and then: what fails is asked once more.
"""

import subprocess
import sys
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
    for more in ((), ("--last-failed",)):
        done = subprocess.run(
            [*pytest_, *ASK, *more], cwd=ROOT, check=False, capture_output=True, text=True
        )
        if done.returncode == 0:
            return
    raise AssertionError(done.stdout[-3000:])
