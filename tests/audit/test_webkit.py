"""Run the browser tests in WebKitGTK, which is the browser most similar to Safari on an iPhone.

Its driver sometimes hangs: tests that fail, or have not ended in ten minutes, run once more.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.audit.webkit import find_reason_to_skip
from webapp.settings import ROOT

pytestmark = pytest.mark.skipif(bool(find_reason_to_skip()), reason=find_reason_to_skip())

# Selenium itself causes this warning.
WARNING = "ignore:setting remote_server_addr:DeprecationWarning"
OPTIONS = (
    "-p",
    "tests.audit.webkit",
    "-k",
    "webkit and not other_uses and not each_press",
    "-W",
    WARNING,
    "tests/browser",
)


def test_browser_tests_pass_in_webkit(tmp_path: Path) -> None:
    pytest_command = (sys.executable, "-m", "pytest", "-q", "-o", f"cache_dir={tmp_path}", *OPTIONS)
    output = "the driver hung twice"
    for options in ((), ("--last-failed",)):
        with suppress(subprocess.TimeoutExpired):
            result = subprocess.run(
                [*pytest_command, *options],
                cwd=ROOT,
                check=False,
                capture_output=True,
                text=True,
                timeout=600,
            )
            if result.returncode == 0:
                return
            output = result.stdout[-3000:]
    pytest.fail(output)
