"""Seeded faults: a change of one text in one file, and the test that must see it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from webapp.settings import ROOT

SEEDS = Path(__file__).with_name("seeds.yaml")


@dataclass(frozen=True)
class Mutant:
    """One fault: `find` occurs once in `file` and becomes `replace`; then `test` must fail."""

    test: str
    file: str
    find: str
    replace: str

    @property
    def name(self) -> str:
        """Return the name of the test alone."""
        return self.test.rpartition("::")[2].partition("[")[0]

    def put_into(self, root: Path) -> None:
        """Damage a copy of the project; raises ValueError when the text is not there just once."""
        path = root / self.file
        text = path.read_text("utf-8")
        if text.count(self.find) != 1:
            raise ValueError(f"{self.file} holds {text.count(self.find)} times: {self.find}")
        path.write_text(text.replace(self.find, self.replace), "utf-8")


def read_seeds() -> tuple[Mutant, ...]:
    """Read the list; raises TypeError for a record with other keys."""
    return tuple(Mutant(**record) for record in yaml.safe_load(SEEDS.read_text("utf-8")))


def names_in(text: str) -> set[str]:
    """Return the names of tests that a document gives in code marks."""
    marked = text.split("`")[1::2]
    return {name.rpartition("::")[2] for name in marked if "test_" in name and " " not in name}


@cache
def existing_tests() -> frozenset[str]:
    """Return the names of all test functions."""
    return frozenset(
        line.removeprefix("def ").partition("(")[0]
        for path in (ROOT / "tests").rglob("test_*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("def test_")
    )
