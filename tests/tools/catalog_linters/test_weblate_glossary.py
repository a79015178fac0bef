"""The glossary reaches Weblate whole, and what must never be said stays forbidden."""

from io import BytesIO
from pathlib import Path

import pytest
from translate.storage.tbx import tbxfile

from tests.i18n.spoken import FOLDER, TRANSLATED
from tools.catalog_linters.weblate.glossary import make_tbx, read_terms, write_glossaries
from webapp.i18n.glossary import GLOSSARY

HEAD = "source,context,scope,note,fr,fr_never\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        "trafficking|trafficked,,word,smuggling,traite|traite*,trafic*|trafics",
        "Search,button,whole,,Rechercher|*cherch*,",
        "Only others say it,,,,,",
        "A & B,,,,<b>,",
    ]
    (tmp_path / GLOSSARY).write_text(HEAD + "\n".join(rows), "utf-8")
    return tmp_path


def test_words_are_whole_and_a_term_without_one_is_left_out(folder: Path) -> None:
    term, two, three = read_terms(folder, "fr")
    assert (term.english, term.wanted) == (("trafficking", "trafficked"), ("traite",))
    assert term.never == ("trafic", "trafics")
    assert term.note == "never the words for smuggling"
    assert (two.wanted, two.never, two.note) == (("Rechercher",), (), "button")
    assert three.wanted == ("<b>",)


def test_a_tool_reads_it_as_it_was_meant(folder: Path) -> None:
    written = make_tbx(read_terms(folder, "fr"), "fr").encode()
    file = tbxfile(BytesIO(written), sourcelanguage="en", targetlanguage="fr")
    unit, _, three = file.units
    notes = {term.text: term.administrative_status for term in unit.get_target_terms()}
    assert notes == {"traite": None, "trafic": "forbidden", "trafics": "forbidden"}
    assert (three.source, three.target) == ("A & B", "<b>")


def test_each_language_has_its_file(tmp_path: Path) -> None:
    written = write_glossaries(FOLDER, tmp_path)
    assert set(written) == {locale.code for locale in TRANSLATED}
    for code, word in (("fr", "trafic"), ("so", "tahriib"), ("ar", "تهريب")):
        assert f"<term>{word}</term>" in written[code].read_text("utf-8")
