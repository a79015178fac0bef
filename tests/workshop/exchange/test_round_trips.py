"""What leaves comes back as it left, in each kind of file and through the tools of others."""

import csv
import io
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff2 import Xliff2File

from tests.i18n.spoken import SPOKEN
from workshop.exchange import spreadsheets, xliff
from workshop.exchange.rows import Answer, Row, RowId

IDS = st.builds(
    RowId,
    st.text("0123456789abcdef", min_size=10, max_size=10),
    st.integers(0, 5),
    st.text("0123456789abcdef", min_size=12, max_size=12),
)
# Any text that a catalog can hold, and often what files find hard.
HARD = [
    "%(year)s",
    "%(a)s%(a)s",
    "%",
    "&<>]]>",
    "'=1",
    "''-",
    "\r\n",
    "\t",
    ',;"',
    "\x00",
    "\ufeff",
]
TEXTS = st.lists(st.one_of(st.sampled_from(HARD), st.text(max_size=8))).map("".join)
ROWS = st.builds(
    Row,
    id=IDS,
    domain=st.just("messages"),
    english=TEXTS,
    translation=TEXTS,
    state=st.sampled_from(["missing", "reviewed", "unreviewed"]),
    context=TEXTS,
    pages=TEXTS,
    comment=TEXTS,
    limit=st.just(""),
)
KINDS = pytest.mark.parametrize("kind", [spreadsheets, xliff], ids=["csv", "xlf"])


@KINDS
@given(rows=st.lists(ROWS, max_size=4))
def test_every_row_comes_back_as_it_left(kind: ModuleType, rows: list[Row]) -> None:
    answers, problems = kind.read_answers(kind.write_rows(rows, SPOKEN["fr"]), "a")
    assert not problems
    assert [(answer.id, answer.english, answer.translation) for answer in answers] == [
        (row.id, row.english, row.translation) for row in rows
    ]


def row(translation: str = "Sortie", english: str = "Way out") -> Row:
    return Row(RowId("a" * 10, 0, "b" * 12), "messages", english, translation, "", "", "", "", "")


def test_another_tool_reads_and_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "fr.xlf"
    path.write_bytes(xliff.write_rows([row("Le %(day)s", "On %(day)s")], SPOKEN["fr"]))
    store = Xliff2File.parsefile(str(path))  # type: ignore[no-untyped-call]
    assert len(store.units) == 1
    store.save()
    answers, problems = xliff.read_answers(path.read_bytes(), "fr.xlf")
    assert not problems
    assert [(a.english, a.translation) for a in answers] == [("On %(day)s", "Le %(day)s")]


def test_segments_that_a_tool_has_cut_are_one_sentence_again() -> None:
    raw = xliff.write_rows([row("Un. Deux.", "One. Two.")], SPOKEN["fr"]).decode()
    whole = "<source>One. Two.</source>\n<target>Un. Deux.</target>"
    assert whole in raw
    cut = raw.replace(
        whole,
        "<source>One.</source><target>Un.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>Two.</source><target>Deux.</target>",
    )
    answers, _ = xliff.read_answers(cut.encode(), "a")
    assert [(a.english, a.translation) for a in answers] == [("One. Two.", "Un. Deux.")]
    half, _ = xliff.read_answers(cut.replace("<target>Deux.</target>", "").encode(), "a")
    assert half[0].translation == ""


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "a:1: it cannot be read as XLIFF 2 (no element found"),
        (b"<xliff/>", "(no <xliff> of version 2 is in it)"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "no <xliff> of version 2"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "(it has a document type)"),
        (b'<?xml version="1.0" encoding="nothing"?><a/>', "encoding"),
        (
            f'<xliff xmlns="{xliff.NAMESPACE}">\n<unit id="9"/></xliff>'.encode(),
            "a:2: '9' is no id",
        ),
    ],
)
def test_what_is_no_such_file_is_one_problem(raw: bytes, says: str) -> None:
    answers, problems = xliff.read_answers(raw, "a")
    assert answers == []
    assert says in str(problems[0])


@pytest.mark.parametrize("copy", ['<ph copyOf="day" id="1"/>', '<ph id="day.2"/>', "%(day)s"])
def test_a_placeholder_that_a_tool_wrote_in_its_own_way_is_that_placeholder(copy: str) -> None:
    raw = xliff.write_rows([row("XX", "On %(day)s")], SPOKEN["fr"]).replace(b"XX", copy.encode())
    assert xliff.read_answers(raw, "a")[0][0].translation == "%(day)s"


def test_half_a_letter_is_none() -> None:
    raw = xliff.write_rows([row("XX")], SPOKEN["fr"]).replace(b"XX", b'<cp hex="D800"/>')
    assert xliff.read_answers(raw, "a")[0][0].translation == "?"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_that_a_spreadsheet_saved_again_is_read(mark: str) -> None:
    written = spreadsheets.write_rows([row()], SPOKEN["fr"]).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(written)))
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows([[*cells[1:], cells[0]] for cells in table])
    answers, problems = spreadsheets.read_answers(text.getvalue().encode(), "a")
    assert (answers, problems) == ([Answer(row().id, "Way out", "Sortie", 2)], ())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1"])
def test_no_text_is_a_formula(text: str) -> None:
    raw = spreadsheets.write_rows([row(text)], SPOKEN["fr"]).decode()
    assert f'"\'{text}"' in raw


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"id,English\n", "a:1: the heading 'translation' is missing; leave the first row"),
        ("id,English,translation\n\nx,A,é".encode("latin-1"), "a:3: the file is not UTF-8 text"),
        (b'id,English,translation\n"a\nb",A,B\n9,A,B', "a:2: 'a\\nb' is no id"),
    ],
)
def test_what_is_no_such_table_names_its_line(raw: bytes, says: str) -> None:
    assert says in str(spreadsheets.read_answers(raw, "a")[1][0])
