"""Locks pin everything by hash, name no registry, and keep to the ranges of pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from webapp.settings import ROOT

PINNED = re.compile(r"([a-z0-9-]+)==([^ ;]+)( ; [^-]+?)?((?: --hash=sha256:[0-9a-f]{64})+)")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "requirements.lock": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "requirements-test.lock": PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["test"],
}


def lines_of(lock: str) -> Iterator[str]:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if not line.lstrip().startswith("#"):
            yield re.sub(r" +", " ", line.strip())


def pins_of(lock: str) -> dict[str, str]:
    found = {}
    for line in lines_of(lock):
        pinned = PINNED.fullmatch(line)
        assert pinned, f"{lock}: {line[:100]}"
        found[pinned[1]] = pinned[2]
    return found


def test_each_lock_is_looked_at() -> None:
    assert {path.name for path in ROOT.glob("*.lock")} == set(WANTED)


@pytest.mark.parametrize("lock", WANTED)
def test_everything_has_a_version_and_its_hashes_and_nothing_else(lock: str) -> None:
    assert len(pins_of(lock)) >= len(WANTED[lock])


@pytest.mark.parametrize("lock", WANTED)
def test_no_lock_says_where_packages_come_from(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.findall(r"[a-z]+://|--(?:extra-)?index|--find-links|--trusted", text)


@pytest.mark.parametrize("lock", WANTED)
def test_each_direct_dependency_has_a_range_that_its_pin_keeps(lock: str) -> None:
    pins = pins_of(lock)
    for written in WANTED[lock]:
        wanted = Requirement(written)
        assert {package.operator for package in wanted.specifier} & {">=", "=="}, (
            f"{written}: no range"
        )
        assert pins[canonicalize_name(wanted.name)] in wanted.specifier, written


def test_locks_agree() -> None:
    site, tests = map(pins_of, WANTED)
    assert site.items() <= tests.items()
