"""Every package is installed with an exact version and hashes.

pip refuses a lock in which a package has no exact version or no hash.
"""

import re

import pytest

from webapp.settings import ROOT

INSTALL_COMMAND = re.compile(r"pip install .*|uvx .*|uv tool .*")
WITH_HASHES = "--require-hashes -r "
THIS_PROJECT = "--no-deps -e ."  # has no hash
LOCKS = ("requirements.lock", "requirements-test.lock")


@pytest.mark.promise("H16")
def test_packages_are_installed_with_hashes_from_locks_without_address() -> None:
    commands = INSTALL_COMMAND.findall((ROOT / "Makefile").read_text("utf-8"))
    assert any(WITH_HASHES in command for command in commands)
    for command in commands:
        assert WITH_HASHES in command or THIS_PROJECT in command
    for lock in LOCKS:
        assert "://" not in (ROOT / lock).read_text("utf-8"), lock
