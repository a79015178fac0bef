"""Each of the 86 faults is caught by the check named for it; sound messages have no finding."""

from pathlib import Path

import pytest

from tests.languages.checks.seeding import Seed, sow
from tests.languages.checks.seeds import SEEDS
from webapp.languages.catalogs import find_all
from webapp.languages.checks import CHECKS, Finding
from webapp.languages.locales import LOCALES


def found_in(folder: Path, seed: Seed) -> list[Finding]:
    return find_all(folder, [LOCALES[seed.locale]])


def test_all_faults_are_seeded() -> None:
    assert [seed.number for seed in SEEDS] == list(range(1, 87))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.number} {seed.name}")
def test_fault_is_caught_by_its_check(tmp_path: Path, seed: Seed) -> None:
    found = found_in(sow(tmp_path / "translations", seed, faulty=True), seed)
    named = {finding.check: finding.level for finding in found}
    assert seed.check in named, [str(finding) for finding in found]
    assert named[seed.check] is CHECKS[seed.check].level


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.number} {seed.name}")
def test_sound_message_has_no_finding(tmp_path: Path, seed: Seed) -> None:
    found = found_in(sow(tmp_path / "translations", seed, faulty=False), seed)
    assert [str(finding) for finding in found] == []
