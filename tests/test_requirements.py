"""Locks pin everything by hash, and say nowhere where it comes from."""

import re

import pytest

from webapp.settings import ROOT

INSTALLS = re.compile(r"pip install .*|uvx .*|uv tool .*")
# The hashes of a lock are asked for; the site itself has none, and brings nothing along.
FROM_LOCK, FROM_CHECKOUT = "--require-hashes -r ", "--no-deps -e ."
PINNED = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^-]+?)?( --hash=sha256:[0-9a-f]{64})+")


@pytest.mark.promise("H16")
@pytest.mark.parametrize(
    ("lock", "package"),
    [
        ("requirements.lock", "flask"),
        ("requirements-test.lock", "pytest"),
        ("tests/audit/requirements.lock", "pip-audit"),
    ],
)
def test_everything_has_a_version_and_its_hashes_and_nothing_else(lock: str, package: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    lines = re.sub(r" *\\\n *", " ", re.sub(r"(?m)^ *#.*\n", "", text)).splitlines()
    assert package in {line.partition("==")[0] for line in lines}
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


@pytest.mark.promise("H16")
def test_make_installs_nothing_without_its_hash() -> None:
    commands = INSTALLS.findall((ROOT / "Makefile").read_text("utf-8"))
    assert any(FROM_LOCK in command for command in commands)
    unchecked = [c for c in commands if FROM_LOCK not in c and FROM_CHECKOUT not in c]
    assert unchecked == []
