"""WebKitGTK, the nearest to an iPhone: leaving, choosing, room and keys as in other browsers; axe.

Its driver hangs now and then: what fails is asked once more.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit.webkit import WebKit, why_not
from tests.browser.axe import run_axe
from tests.browser.measures import UNFOLD
from tests.routes import each_kind
from tests.sites import fixture
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


@pytest.mark.filterwarnings(WARNING)
def test_axe_finds_nothing_in_webkit(tmp_path: Path, origin: str) -> None:
    webkit = WebKit(tmp_path)
    try:
        for path in (path for code in ("en", "ar") for path in each_kind(fixture(), code)):
            webkit.open(origin + path)
            webkit.run(UNFOLD)
            faults = run_axe(webkit.driver)
            assert not faults, f"{path}: " + "\n".join(faults[:20])
    finally:
        webkit.close()
