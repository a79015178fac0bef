"""The documents name files that exist, and promises that have tests."""

import re

from tests.pages.test_texts import CASES
from webapp.settings import ROOT

FOLDERS = "data|deploy|docs|templates|tests|translations|webapp"


def test_every_path_in_documents_exists() -> None:
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for path in re.findall(rf"`((?:{FOLDERS})/[\w./*<>-]*)`", document.read_text("utf-8")):
            # `sw` is the example of a new language.
            pattern = re.sub(r"<\w+>|\bsw\b", "*", path)
            assert any(ROOT.glob(pattern)), f"{document.name}: {path}"


def test_every_promise_has_a_test_with_its_code() -> None:
    names = ("docs/safety.md", "docs/accessibility.md")
    documents = "".join((ROOT / name).read_text("utf-8") for name in names)
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    promises = set(re.findall(r"^\*\*([A-Z]\d+)\*\* ", documents, re.MULTILINE))
    marks = "".join(re.findall(r'mark\.promise\(\s*"[^)]*\)', tests))
    codes = {code for case in CASES.values() for code in case["promises"]}
    assert codes.union(re.findall(r'"(\w+)"', marks)) == promises
