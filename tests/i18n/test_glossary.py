"""The glossary: read row by row, and never missing."""

from pathlib import Path

import pytest

from tests.i18n.spoken import GLOSSARY as TERMS
from webapp.i18n import catalogs
from webapp.i18n.glossary import GLOSSARY, fold, read_glossary
from webapp.problems import Problems, ProblemsFoundError

HEAD = "source,context,scope,note,fr,fr_never\n"


def read(folder: Path, text: str) -> tuple[list[str], Problems]:
    """Return the terms of a glossary file, and its faults."""
    (folder / GLOSSARY).write_text(text, "utf-8")
    glossary, problems = read_glossary(folder)
    return [term.source for term in glossary.terms], problems


@pytest.mark.parametrize(
    ("code", "smuggling", "trafficking"),
    [
        ("fr", "le trafic de migrants", "la traite"),
        ("es", "el tráfico", "la trata de personas"),
        ("so", "tahriibka", "ka ganacsiga dadka"),
        ("ar", "والتهريب", "الاتجار بالبشر"),
        ("pt", "o contrabando de pessoas", "o tráfico de pessoas"),
    ],
)
def test_word_for_smuggling_is_never_that_for_trafficking(
    code: str, smuggling: str, trafficking: str
) -> None:
    (term,) = (term for term in TERMS.terms if term.source.startswith("trafficking"))
    assert term.never[code].search(fold(smuggling))
    assert not term.never[code].search(fold(trafficking))
    assert term.wanted_patterns[code].search(fold(trafficking))


def test_star_stands_for_the_rest_of_a_word(tmp_path: Path) -> None:
    (tmp_path / GLOSSARY).write_text(HEAD + "lawyer,,word,,avocat*,\n", "utf-8")
    (term,) = read_glossary(tmp_path)[0].terms
    assert term.wanted_patterns["fr"].search("les avocates")
    assert not term.wanted_patterns["fr"].search("un navocat")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("word,fr\n", 1, "lacks the columns source, context, scope, note"),
        (HEAD + "a,,word,,b\n", 2, "this row is not understood"),
        (HEAD + "a,,word,,b,,c\n", 2, "this row is not understood"),
        (HEAD + "a,,often,,b,\n", 2, "this row is not understood"),
    ],
)
def test_row_that_is_not_understood_is_told(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    _, problems = read(tmp_path, text)
    assert [(problem.line, what in problem.what) for problem in problems] == [(line, True)]


def test_site_does_not_start_without_its_glossary(small: Path) -> None:
    (small / GLOSSARY).unlink()
    with pytest.raises(
        ProblemsFoundError, match=r"translations/glossary\.csv:1: the file is missing"
    ):
        catalogs.load(small)
