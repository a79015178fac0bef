"""Every package is installed with an exact version and hashes."""

import re

import pytest

from webapp.settings import ROOT

INSTALL_COMMAND = re.compile(r"pip install .*|uvx .*|uv tool .*")
WITH_HASHES = "--require-hashes -r "
THIS_PROJECT = "--no-deps -e ."  # has no hash
PINNED = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^-]+?)?( --hash=sha256:[0-9a-f]{64})+")


@pytest.mark.promise("H16")
@pytest.mark.parametrize(
    ("lock", "package"),
    [
        ("requirements.lock", "flask"),
        ("requirements-test.lock", "pip-audit"),
    ],
)
def test_lock_has_versions_and_hashes_but_no_address(lock: str, package: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    lines = re.sub(r" *\\\n *", " ", re.sub(r"(?m)^ *#.*\n", "", text)).splitlines()
    assert package in {line.partition("==")[0] for line in lines}
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


@pytest.mark.promise("H16")
def test_makefile_installs_only_packages_with_hashes() -> None:
    commands = INSTALL_COMMAND.findall((ROOT / "Makefile").read_text("utf-8"))
    assert any(WITH_HASHES in command for command in commands)
    for command in commands:
        assert WITH_HASHES in command or THIS_PROJECT in command
