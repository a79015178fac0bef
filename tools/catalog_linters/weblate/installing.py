"""Weblate from PyPI, in an environment of its own that nothing else of the project uses."""

import hashlib
import sys
from pathlib import Path

from tools.catalog_linters.programs import run
from webapp.settings import ROOT

PLACE = ROOT / "build" / "weblate"
LOCK = Path(__file__).parent / "weblate.lock"
_PYTHON = PLACE / "venv" / "bin" / "python"


def install_weblate() -> Path:
    """Return the Python of the environment, made anew where the lock is not what is installed."""
    sum_of_lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:8]
    stamp = PLACE / "venv" / f"installed-{sum_of_lock}"
    if not stamp.exists():
        sys.stdout.write("Installing Weblate ...\n")
        sys.stdout.flush()
        run([sys.executable, "-m", "venv", "--clear", _PYTHON.parents[1]])
        uv = Path(sys.executable).with_name("uv")
        # No dependencies: the lock has them all but the one that is left out.
        run(
            [
                uv,
                "pip",
                "install",
                "--python",
                _PYTHON,
                "--require-hashes",
                "--no-deps",
                "--only-binary",
                ":all:",
                "--requirements",
                LOCK,
            ]
        )
        stamp.touch()
    return _PYTHON
