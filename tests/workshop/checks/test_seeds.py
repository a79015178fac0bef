"""Every seeded fault is caught by the check named for it; sound messages have no finding."""

from pathlib import Path

import pytest

from tests.i18n.spoken import SPOKEN
from tests.workshop.checks.concept_seeds import CONCEPT_SEEDS
from tests.workshop.checks.more_seeds import MORE_SEEDS
from tests.workshop.checks.seeding import Seed, sow
from tests.workshop.checks.seeds import SEEDS
from webapp.i18n.checks import Finding
from workshop.catalogs.check_catalogs import check_catalogs
from workshop.catalogs.tasks import list_translation_tasks
from workshop.checks import CHECKS

ALL_SEEDS = (*SEEDS, *MORE_SEEDS, *CONCEPT_SEEDS)
SOUND = {(seed.locale, seed.good, seed.beside): seed for seed in ALL_SEEDS}
# Damages of whole files have tests of their own: tests/i18n/test_damage.py, test_glossary.py.
ELSEWHERE = {"file-unreadable", "glossary-file"}


def found_in(folder: Path, seed: Seed) -> list[Finding]:
    return check_catalogs(folder, [SPOKEN[seed.locale]])


def test_every_check_has_a_seeded_fault() -> None:
    assert {seed.check for seed in ALL_SEEDS} | ELSEWHERE == set(CHECKS)


@pytest.mark.parametrize("seed", ALL_SEEDS, ids=lambda seed: f"{seed.number} {seed.name}")
def test_fault_is_caught_by_its_check(tmp_path: Path, seed: Seed) -> None:
    found = found_in(sow(tmp_path / "translations", seed, faulty=True), seed)
    named = {finding.check: finding.level for finding in found}
    assert seed.check in named, [str(finding) for finding in found]
    assert named[seed.check] is CHECKS[seed.check].level


@pytest.mark.parametrize("seed", SOUND.values(), ids=lambda seed: f"{seed.number} {seed.name}")
def test_sound_message_has_no_finding(tmp_path: Path, seed: Seed) -> None:
    found = found_in(sow(tmp_path / "translations", seed, faulty=False), seed)
    assert [str(finding) for finding in found] == []


def test_what_needs_the_words_of_other_sentences_is_work_to_do_as_well(tmp_path: Path) -> None:
    seed = next(seed for seed in ALL_SEEDS if seed.check == "english-word")
    folder = sow(tmp_path / "translations", seed, faulty=True)
    tasks = list_translation_tasks(folder, SPOKEN[seed.locale])
    assert any("has the English word" in task.problem.what for task in tasks)
