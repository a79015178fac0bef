"""Proves, before the tests start, that both browsers start; says in one line what to do if not."""

import os
import platform
import sys
import tempfile
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from tests.browser.driver import start_browser
from tests.browser.firefox import Firefox

FIREFOX = {
    "Linux": "sudo apt-get install firefox-esr (on Ubuntu: https://support.mozilla.org/kb/install-firefox-linux)",
    "Darwin": "brew install --cask firefox",
}


def main() -> int:
    """Start Chromium and Firefox once; Selenium may fetch the first unless NO_INSTALL is set."""
    if os.environ.get("NO_INSTALL", "0") not in {"", "0"}:
        os.environ["SE_OFFLINE"] = "true"
    try:
        start_browser().quit()
    except WebDriverException as error:
        why = (error.msg or "no reason given").splitlines()[0]
        sys.stderr.write(f"No Chromium starts; install it and its chromedriver ({why})\n")
        return 1
    try:
        with tempfile.TemporaryDirectory() as folder:
            (profile := Path(folder) / "profile").mkdir()
            Firefox(profile).close()
    except OSError as error:
        command = FIREFOX.get(platform.system(), "the installer of Firefox")
        sys.stderr.write(f"No Firefox starts; type: {command} ({error})\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
