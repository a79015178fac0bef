"""What the documents say of files is so: a path that is named is there, a record has its number."""

import re
from functools import cache
from pathlib import Path

import pytest

from webapp.settings import ROOT

FOLDERS = ("data", "deploy", "docs", "templates", "tests", "translations", "webapp")
# Documents leave out the first folder of a path where the text before it has named that.
WITHIN = ("", *(f"{folder}/" for folder in FOLDERS))
EXAMPLES = {"sw"}  # languages that nobody has begun, to show how one begins
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
RECORDS = sorted(ROOT.glob("docs/decisions/*.md"))
PATH = re.compile(r"[\w.*<>-]+(/[\w.*<>-]+)*/?", re.ASCII)
PLACEHOLDER = re.compile(r"<\w+>")


def named_paths(text: str) -> list[str]:
    """Return what is in code marks and begins with a folder of ours, or with one in it."""
    first = {*FOLDERS, *(path.name for two in FOLDERS for path in (ROOT / two).iterdir())}
    marked = re.findall(r"`([^`\n]+)`", text)
    return [
        word
        for word in marked
        if "/" in word and PATH.fullmatch(word) and word.partition("/")[0] in first
    ]


def is_there(path: str) -> bool:
    """Look for a path, where `<code>`, `*` and a language of an example may be anything."""
    parts = ["*" if part in EXAMPLES else part for part in path.strip("/").split("/")]
    pattern = PLACEHOLDER.sub("*", "/".join(parts))
    return any(any(ROOT.glob(within + pattern)) for within in WITHIN)


def at(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=at)
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    assert [word for word in named_paths(document.read_text("utf-8")) if not is_there(word)] == []


@pytest.mark.parametrize("record", RECORDS, ids=at)
def test_a_record_that_begins_with_a_number_begins_with_its_own(record: Path) -> None:
    title = record.read_text("utf-8").partition("\n")[0]
    found = re.match(r"# (\d+)\. ", title)
    assert found is None or int(found[1]) == int(record.name.partition("-")[0])


PROMISES = [
    line
    for line in (ROOT / "docs/safety.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| what", "| ---"))
]


@pytest.mark.parametrize("row", PROMISES, ids=lambda row: row[2:40])
def test_every_promise_names_tests_that_are_there(row: str) -> None:
    named = re.findall(r"`(test_\w+)`", row)
    assert named
    assert set(named) <= existing_tests()


@cache
def existing_tests() -> frozenset[str]:
    """Return the names of all test functions."""
    return frozenset(
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    )
