"""What docs/safety.md says is known by a test, which exists, and which has been seen to fail."""

import re
from pathlib import Path

import pytest

from tests.mutants.mutants import Mutant, existing_tests, names_in, read_seeds
from webapp.settings import ROOT

TEXT = (ROOT / "docs/safety.md").read_text("utf-8")
ROWS = [line for line in TEXT.splitlines() if re.match(r"\| (?!what|---)", line)]
SEEDS = read_seeds()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:40])
def test_every_promise_names_existing_tests_and_have_a_seeded_fault(row: str) -> None:
    named = names_in(row)
    assert named
    assert named <= existing_tests()
    assert named <= {seed.name for seed in SEEDS}


def test_the_promises_are_all_there() -> None:
    assert len(ROWS) > 30


@pytest.mark.parametrize(
    "seed", SEEDS, ids=[f"{i}-{mutant.name}" for i, mutant in enumerate(SEEDS)]
)
def test_every_seeded_fault_can_still_be_put_in(seed: Mutant, tmp_path: Path) -> None:
    copy = tmp_path / seed.file
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text((ROOT / seed.file).read_text("utf-8"), "utf-8")
    seed.put_into(tmp_path)
    assert copy.read_text("utf-8") != (ROOT / seed.file).read_text("utf-8")
    assert seed.name in existing_tests()
    assert (ROOT / seed.test.partition("::")[0]).is_file()
