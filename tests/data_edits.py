"""Test cases about the made-up facts and about translations, from `data_edits.yaml`."""

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.sites import edit_file

CASES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
MESSAGE = re.compile(r"[\w ./()~-]+:[1-9]\d*: [^\n]+; [^\n]+")
SHORE, COAST = "organizations/shore.yaml", "organizations/coast.yaml"


class DataEdit(NamedTuple):
    """An edit of a file, and the message that it causes; see `data_edits.yaml`."""

    file: str
    old: str
    new: str
    message: str
    line_of: str = ""
    problem_count: int = 1


def read_edits(name: str) -> list[DataEdit]:
    """Return the edits under a key of `data_edits.yaml`."""
    return [DataEdit(file, **case) for file, cases in CASES[name].items() for case in cases]


def edit_data(folder: Path, file: str, old: str, new: str, line_of: str = "") -> str:
    """Replace a text in a file of `data/`; return how a message about it begins.

    It names the line of the edit, or of the text `line_of` in the edited file.
    """
    position = (folder / file).read_text("utf-8").find(old)
    edited = edit_file(folder / file, old, new)
    if line_of:
        position = edited.index(line_of)
    line = edited.count("\n", 0, position) + 1
    return f"data/{file}:{line}: "
