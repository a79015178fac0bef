"""Makes sure that the browser tests have both browsers, a driver and fonts, before they start."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from selenium.common.exceptions import WebDriverException

from tests.browser.driver import start_browser
from tests.browser.firefox import Firefox

# By the ID in /etc/os-release. Ubuntu packs Chromium in a sandbox that a driver cannot reach:
# there, as on macOS and Windows, Selenium finds or fetches a browser of its own. Its Firefox is in
# such a sandbox too, which cannot write where tests do: Mozilla's own package has none.
FIREFOX = {
    "Linux": "sudo apt-get install firefox-esr (on Ubuntu: https://support.mozilla.org/kb/install-firefox-linux)",
    "Darwin": "brew install --cask firefox",
}
PACKAGES = {
    "debian": ("chromium", "chromium-driver", "firefox-esr", "fonts-noto-core"),
    "ubuntu": ("fonts-noto-core",),
}
ENVIRONMENT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def missing_packages(packages: Mapping[str, tuple[str, ...]] = PACKAGES) -> list[str]:
    """Return the packages that this system knows and lacks."""
    try:
        system = platform.freedesktop_os_release()["ID"]
    except OSError:
        return []
    return [package for package in packages.get(system, ()) if not _is_installed(package)]


def install(packages: list[str]) -> None:
    """Install with apt; raises CalledProcessError with what apt said."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(  # noqa: S603 - the names are those above
            [*as_root, "apt-get", "-qq", *step],
            env=ENVIRONMENT,
            check=True,
            capture_output=True,
            text=True,
        )


def main() -> int:
    """Install what is missing, then prove that a browser starts; say in one line what fails."""
    missing = missing_packages()
    try:
        if missing:
            sys.stdout.write(f"Installing {' '.join(missing)} for the browser tests ...\n")
            install(missing)
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1]
        command = f"sudo apt-get install {' '.join(missing)}"
        sys.stderr.write(f"The browser tests need more; type: {command} ({said})\n")
        return 1
    try:
        start_browser().quit()
    except WebDriverException as error:
        said = (error.msg or "no reason given").splitlines()[0]
        sys.stderr.write(f"No browser starts; install Chromium and its chromedriver ({said})\n")
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


def _is_installed(package: str) -> bool:
    """Ask dpkg, since a font has no command to look for."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return True
    asked = subprocess.run(  # noqa: S603 - the names are those above
        [dpkg, "--show", "--showformat=${db:Status-Status}", package],
        check=False,
        capture_output=True,
        text=True,
    )
    return asked.stdout == "installed"


if __name__ == "__main__":
    sys.exit(main())
