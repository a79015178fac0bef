"""What the checks know of a language is read from its folder, and may be missing."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from webapp.i18n.locales import SOURCE, SiteLocale
from workshop.checks import check_message
from workshop.checks.lexicon import Lexicon
from workshop.checks.orthography import read_orthographies

NEW = replace(SOURCE, code="eo", autonym="Esperanto", formats="eo")
KNOWN = """\
script: LATIN
letters: ĉĝĥĵŝŭ
negations: [ne, neniu, neniam]
doubles: iom
"""


def write(folder: Path, text: str) -> Path:
    (folder / "eo").mkdir(parents=True)
    (folder / "eo/checks.yaml").write_text(text, "utf-8")
    return folder


def names(folder: Path, english: str, text: str, locale: SiteLocale = NEW) -> set[str]:
    lexicon = Lexicon(orthographies=read_orthographies(folder)[0])
    message = Message(english, text, context="safety")
    return {finding.check for finding in check_message(message, locale, lexicon)}


@pytest.mark.parametrize(
    ("english", "text", "check"),
    [
        ("You do not have to go.", "Vi devas iri.", "negation-lost"),
        ("You can go", "Vi povas écri", "other-letters"),
        ("You can go", "Вы povas iri", "other-script"),
    ],
)
def test_a_file_is_all_that_a_new_language_needs(
    tmp_path: Path, english: str, text: str, check: str
) -> None:
    assert check in names(write(tmp_path / "with", KNOWN), english, text)
    assert check not in names(tmp_path / "without", english, text)


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ("script: Latin", "`script`: 'Latin' is no script of Unicode", "type it as LATIN"),
        ("negation: [ne]", "`negation` is no field of this record", "check the spelling"),
        ("negations: ['n(e']", "`negations`: 'n(e' is no pattern", "type a plain word"),
        ("negations: ['x*']", "`negations`: 'x*' is in every text", "type a plain word"),
        ("quotes: ['„']", "`quotes`: '„' is no pair of marks", "type both side by side"),
        ("marks: {'?': 'ab'}", "'ab' is no mark", "type one sign"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str, what: str, fix: str) -> None:
    folder = write(tmp_path / "translations", f"joiners: ''\n{line}\n")
    read, problems = read_orthographies(folder)
    assert "eo" not in read
    (problem,) = problems
    assert str(problem).startswith("translations/eo/checks.yaml:2: ")
    assert what in problem.what
    assert fix in problem.fix
