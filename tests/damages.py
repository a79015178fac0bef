"""What an editor can damage in the made-up facts, from `damages.yaml`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.sites import edit

TABLES = Path(__file__).with_name("damages.yaml").read_text("utf-8")
REFUSED, LOCKED, VALUES, CASES = yaml.safe_load_all(TABLES)
LINE = re.compile(r"data/[\w ./()~-]+:[1-9]\d*: [^\n]+; [^\n]+")
SHORE = "organizations/shore.yaml"


class Damage(NamedTuple):
    """A change of a file, words of the answer, and the text whose line the answer names."""

    file: str
    old: str
    new: str
    words: str = ""
    at: str = ""

    def do(self, folder: Path) -> str:
        """Change a file of facts, and return how what is said of it must begin."""
        place = (folder / self.file).read_text("utf-8").find(self.old)
        damaged = edit(folder / self.file, self.old, self.new)
        line = damaged[: damaged.index(self.at) if self.at else place].count("\n") + 1
        return f"data/{self.file}:{line}: "


def damages_of(table: Mapping[str, list[list[str]]]) -> list[Damage]:
    """Return the damages of a table by file."""
    return [Damage(file, *row) for file, rows in table.items() for row in rows]
