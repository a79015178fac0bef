"""What the documents name is there: paths, and a test for each promise."""

import re

from webapp.settings import ROOT

FOLDERS = "data|deploy|docs|templates|tests|translations|webapp"


def test_every_path_that_a_document_names_is_there() -> None:
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for path in re.findall(rf"`((?:{FOLDERS})/[\w./*<>-]*)`", document.read_text("utf-8")):
            pattern = re.sub(r"<\w+>|\bsw\b", "*", path)  # nobody has begun the language sw
            assert any(ROOT.glob(pattern)), f"{document.name}: {path}"


def test_each_promise_has_a_test_that_bears_its_code() -> None:
    names = ("docs/safety.md", "docs/accessibility.md")
    documents = "".join((ROOT / name).read_text("utf-8") for name in names)
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    promises = set(re.findall(r"^\*\*([A-Z]\d+)\*\* ", documents, re.MULTILINE))
    marks = set(re.findall(r'"(\w+)"', "".join(re.findall(r"mark\.promise\([^)]*\)", tests))))
    assert marks == promises
