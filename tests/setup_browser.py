"""Makes sure that the browser tests have all browsers, drivers and fonts, before they start."""

import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from tests import machine
from tests.browser.driver import BROWSERS, start_browser
from tests.browser.firefox import Firefox

FIREFOX = {
    "Linux": "sudo apt-get install firefox-esr (on Ubuntu: https://support.mozilla.org/kb/install-firefox-linux)",
    "Darwin": "brew install --cask firefox",
}


def main() -> int:
    """Install what is missing, then prove that a browser starts; say in one line what fails."""
    if machine.main(["browser"]):
        return 1
    found = any(map(shutil.which, BROWSERS)) and shutil.which("chromedriver")
    if machine.is_forbidden() and not found:
        sys.stderr.write(
            "No Chromium with a chromedriver is here; install both, "
            "or leave NO_INSTALL out and Selenium fetches them\n"
        )
        return 1
    try:
        start_browser().quit()
    except WebDriverException as error:
        message = (error.msg or "no reason given").splitlines()[0]
        sys.stderr.write(f"No browser starts; install Chromium and its chromedriver ({message})\n")
        return 1
    return start_firefox()


def start_firefox() -> int:
    """Prove that Firefox starts; on a Mac its tests may be skipped, and say so themselves."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            (profile := Path(folder) / "profile").mkdir()
            Firefox(profile).close()
    except OSError as error:
        command = FIREFOX.get(platform.system(), "the installer of Firefox")
        sys.stderr.write(f"No Firefox starts; type: {command} ({error})\n")
        is_excused = platform.system() == "Darwin" and not os.environ.get("CI")
        return 0 if is_excused else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
