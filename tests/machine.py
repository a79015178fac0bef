"""Puts onto this machine what the tests need beyond .venv, and says so in one line before.

The Makefile runs it before .venv is there, so it imports nothing but what every Python brings.
With NO_INSTALL=1 it installs nothing and fails when anything is missing.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from shutil import which

_run = partial(subprocess.run, check=False, capture_output=True, text=True)
_VENV = "python{}.{}-venv".format(*sys.version_info)
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "venv": (_VENV,),
    "browser": ("chromium", "chromium-driver", "firefox-esr", "fonts-noto-core"),
    "nginx": ("nginx", "openssl"),
    "gettext": ("gettext",),
}
# Ubuntu packs browsers in a sandbox that no driver reaches: there, as on macOS, Selenium fetches
# Chromium, and tests/setup_browser.py says where Firefox comes from.
_NOT_ON_UBUNTU = {"chromium", "chromium-driver", "firefox-esr"}
# Where there is no apt, a command tells whether its package is there.
_COMMANDS = {"nginx": "nginx", "openssl": "openssl", "gettext": "msgfmt"}
_PATH = os.pathsep.join([*os.get_exec_path(), "/usr/sbin", "/usr/local/sbin"])
# nginx is wanted for the tests, not as a service: at this level Debian starts none.
_ENVIRONMENT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def main(names: Sequence[str]) -> int:
    """Install what is missing of these needs; 1 when something is missing all the same."""
    system = _find_apt_system()
    wanted = [package for name in names for package in PACKAGES[name]]
    missing = [package for package in wanted if not _is_there(package, system)]
    if not missing:
        return 0
    listed = " ".join(missing)
    how = f"type: sudo apt-get install {listed}" if system else "install what Debian calls so"
    if os.environ.get("NO_INSTALL", "0") not in {"", "0"}:
        how += " (NO_INSTALL is set: nothing is installed)"
    elif system and (as_root := _become_root()) is not None:
        sys.stdout.write(f"Installing on this machine: {listed} (NO_INSTALL=1 forbids it)\n")
        sys.stdout.flush()
        apt = [*as_root, "apt-get", "-qq"]
        _run([*apt, "update"], env=_ENVIRONMENT)  # packages may be had where one source is broken
        done = _run([*apt, "install", "-y", "--no-install-recommends", *missing], env=_ENVIRONMENT)
        if done.returncode == 0:
            return 0
        how += (
            f" ({next((one for one in done.stderr.splitlines() if one[:2] == 'E:'), 'apt failed')})"
        )
    sys.stderr.write(f"Missing: {listed}; {how}\n")
    return 1


def _find_apt_system() -> str:
    """Name the family of a system with apt, as its packages differ; nothing for any other."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    families = {release["ID"], *release.get("ID_LIKE", "").split()}
    has_apt = which("apt-get") and which("dpkg-query")
    return next((one for one in ("ubuntu", "debian") if has_apt and one in families), "")


def _is_there(package: str, system: str) -> bool:
    """Ask dpkg, since a font has no command to look for."""
    if package == _VENV:
        return sys.prefix != sys.base_prefix or find_spec("ensurepip") is not None
    if system == "ubuntu" and package in _NOT_ON_UBUNTU:
        return True
    if not system:
        return package not in _COMMANDS or which(_COMMANDS[package], path=_PATH) is not None
    asked = _run(["dpkg-query", "--show", "--showformat=${db:Status-Status}", package])
    return asked.stdout == "installed"


def _become_root() -> list[str] | None:
    """Return what stands before a command of root, or nothing where nobody may be root."""
    if os.geteuid() == 0:
        return []
    may = which("sudo") and _run(["sudo", "-n", "true"]).returncode == 0
    return ["sudo", "-n"] if may else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
