"""Puts onto this machine what the tests need beyond .venv, and says so in one line before.

The Makefile runs it before .venv is there, so it imports nothing but what every Python brings.
With NO_INSTALL=1 it installs nothing and fails when anything is missing.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which

VENV = "python{}.{}-venv".format(*sys.version_info)
PACKAGES = {
    "venv": (VENV,),
    "browser": ("chromium", "chromium-driver", "firefox-esr", "fonts-noto-core"),
    "nginx": ("nginx", "openssl"),
    "gettext": ("gettext",),
}
# Where there is no apt, a command tells whether its package is there; Selenium fetches Chromium.
COMMANDS = {"nginx": "nginx", "openssl": "openssl", "gettext": "msgfmt"}
PATH = os.pathsep.join([*os.get_exec_path(), "/usr/sbin", "/usr/local/sbin"])
# nginx is wanted for the tests, not as a service: at this level Debian starts none. Packages may
# be had where one source is broken, so the update may fail.
INSTALL = (
    "export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; $0 apt-get -qq update >/dev/null;"
    ' $0 apt-get -qq install -y --no-install-recommends "$@" >/dev/null'
)


def is_there(package: str) -> bool:
    """Ask dpkg, since a font has no command to look for."""
    if package == VENV:
        return sys.prefix != sys.base_prefix or find_spec("ensurepip") is not None
    if not which("dpkg-query"):
        return package not in COMMANDS or which(COMMANDS[package], path=PATH) is not None
    asked = subprocess.run(["dpkg-query", "--status", package], check=False, capture_output=True)
    # Ubuntu packs browsers in a sandbox that no driver reaches.
    is_ubuntu = "ubuntu" in Path("/etc/os-release").read_text("utf-8").lower()
    return b"\nStatus: install ok installed\n" in asked.stdout or (
        is_ubuntu and package in {"chromium", "chromium-driver", "firefox-esr"}
    )


def main(needs: Sequence[str]) -> int:
    """Install what is missing of these needs; 1 when something is missing all the same."""
    missing = [name for need in needs for name in PACKAGES[need] if not is_there(name)]
    if not missing:
        return 0
    names = " ".join(missing)
    if which("apt-get") and os.environ.get("NO_INSTALL", "0") in {"", "0"}:
        sys.stdout.write(f"Installing on this machine: {names} (NO_INSTALL=1 forbids it)\n")
        sys.stdout.flush()
        as_root = "env" if os.geteuid() == 0 else "sudo -En"
        if subprocess.call(["sh", "-c", INSTALL, as_root, *missing]) == 0:
            return 0
    sys.stderr.write(f"Missing: {names}; type: sudo apt-get install {names}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
