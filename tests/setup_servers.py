"""Gets what the tests of serving use, where root may; elsewhere those tests say why they skip."""

import os
import subprocess
import sys
from collections.abc import Mapping

from tests.setup_browser import ENVIRONMENT, install, missing_packages

_SERVERS = ("nginx", "openssl", "libfaketime")
PACKAGES = {"debian": _SERVERS, "ubuntu": _SERVERS}


def main(packages: Mapping[str, tuple[str, ...]] = PACKAGES, tests: str = "serving") -> int:
    """Install what is missing; say in one line what is left out, which is no failure."""
    missing = missing_packages(packages)
    if not missing:
        return 0
    names = " ".join(missing)
    if os.geteuid() != 0:
        sys.stdout.write(f"Some tests of {tests} are left out; for all: apt install {names}\n")
        return 0
    ENVIRONMENT["RUNLEVEL"] = "1"  # nginx is wanted for the tests, not as a service
    sys.stdout.write(f"Installing {names} for the tests of {tests} ...\n")
    try:
        install(missing)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{names} cannot be installed ({type(error).__name__}); tests skip\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
