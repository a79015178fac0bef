"""Locks pin everything by hash, and say nowhere where it comes from."""

import re

import pytest

from webapp.settings import ROOT

PINNED = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^-]+?)?( --hash=sha256:[0-9a-f]{64})+")


@pytest.mark.promise("H16")
@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_everything_has_a_version_and_its_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    lines = re.sub(r" *\\\n *", " ", re.sub(r"(?m)^ *#.*\n", "", text)).splitlines()
    assert "flask" in {line.partition("==")[0] for line in lines}
    assert [line for line in lines if not PINNED.fullmatch(line)] == []
