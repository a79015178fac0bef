"""What editors write: read with its lines, and refused in words that say what to type."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.sites import FIXTURE, FIXTURE_DAY, fixture, with_answers
from webapp.facts.fields import Called, Context, PhoneNumber, ReadByLawyer
from webapp.facts.hours import HoursField
from webapp.facts.load import load
from webapp.problems import ProblemsFoundError

SHORE = "organizations/shore.yaml"
TABLES = (Path(__file__).parent / "damages.yaml").read_text("utf-8")
SLIPS, EDITS, VALUES = yaml.safe_load_all(TABLES)
# Where another record needs it, and where a slip in a name leaves a field without an answer.
TOLD_TWICE = {"emergency: rescue", "needs_lawyer: notice"}
TOLD_TWICE |= {"- id: Border", "    costs: free\n", "      - voice: https://chat"}
LINE = re.compile(r"data/[\w ./-]+:[1-9]\d*: [^\n]+; [^\n]+")
FIELDS: dict[str, Any] = {
    "hours": HoursField,
    "number": PhoneNumber,
    "called": Called,
    "lawyer": ReadByLawyer,
}


class Slip(NamedTuple):
    """A change of a file, words of the answer, and the text whose line the answer names."""

    file: str
    old: str
    new: str
    words: str = ""
    at: str = ""


def list_slips(table: dict[str, list[list[str]]]) -> list[Slip]:
    return [Slip(file, *row) for file, rows in table.items() for row in rows]


def damage(folder: Path, slip: Slip) -> str:
    """Change a file of facts, and return how what is said of it must begin."""
    text = (folder / slip.file).read_text("utf-8")
    assert slip.old in text, "choose another text to damage"
    damaged = text.replace(slip.old, slip.new, 1)
    (folder / slip.file).write_text(damaged, "utf-8")
    line = damaged[: damaged.index(slip.at) if slip.at else text.index(slip.old)].count("\n") + 1
    return f"data/{slip.file}:{line}: "


def answer_to(data: Path) -> list[str]:
    """Return what is said of a damaged folder, having checked that each line of it is whole."""
    with pytest.raises(ProblemsFoundError) as caught:
        load(data, FIXTURE_DAY, is_sealed=False)
    lines = str(caught.value).splitlines()
    assert all(map(LINE.fullmatch, lines)), lines
    return lines


@pytest.mark.promise("F3", "F5", "F6", "F7", "F10", "N3", "P1", "P3", "P9", "R1", "R2", "S1")
@pytest.mark.parametrize("slip", list_slips(SLIPS))
def test_damage_is_told_with_its_line(data_copy: Path, slip: Slip) -> None:
    begins, told = damage(data_copy, slip), answer_to(data_copy)
    assert any(line.startswith(begins) and slip.words in line for line in told), told
    assert len(told) == 1 + bool({slip.old, slip.new} & TOLD_TWICE)


@pytest.mark.parametrize(
    ("field", "given", "said"), [(field, *row) for field, rows in VALUES.items() for row in rows]
)
def test_a_value_is_read_as_it_is_meant_or_refused(field: str, given: object, said: str) -> None:
    shape, context = TypeAdapter[object](FIELDS[field]), Context(FIXTURE_DAY, {})
    if said.startswith("! "):
        with pytest.raises(ValidationError, match=re.escape(said[2:])):
            shape.validate_python(given, context=context)
    else:
        for text in (given, said):
            assert str(shape.validate_python(text, context=context)) == said


@pytest.mark.parametrize(
    ("file", "raw", "words"),
    [
        ("figures.yaml", b"\x89PNG\r\n\x1a\n", "the file is not UTF-8 text; save it as UTF-8"),
        ("figures.yaml", b"[" * 990 + b"]" * 990, "not readable as YAML"),
        ("organizations/shore.yml", b"", "the file is empty"),
        ("series/police.csv", None, "the file is missing; bring it back from the last commit"),
        ("towns.yml", b"", "nothing reads this file; if you mean 'towns.yaml', type that"),
        ("series/police-2.csv", b"", "nothing reads this file; if you mean 'police.csv'"),
    ],
)
def test_what_is_no_file_of_facts_is_told(
    data_copy: Path, file: str, raw: bytes | None, words: str
) -> None:
    path = data_copy / file
    path.unlink() if raw is None else path.write_bytes(raw)
    told = answer_to(data_copy)
    assert any(line.startswith(f"data/{file}:") and words in line for line in told)


def test_all_that_is_wrong_is_told_at_once(data_copy: Path) -> None:
    texts = {SHORE: "cost: ", "laws.yaml": "topic: ", "sources.yaml": "kind: "}
    slips = [Slip(file, text, f"{text}x") for file, text in texts.items()]
    begins = {damage(data_copy, slip) for slip in slips}
    assert {line[: line.index(" ") + 1] for line in answer_to(data_copy)} == begins


def test_the_newest_source_is_the_last_dated_one_unless_an_editor_names_it() -> None:
    data = fixture().data
    coast = data.services["coast"]
    [chat] = coast.chats
    assert data.newest_source(chat) == "hotline"
    assert data.newest_source(with_answers(chat, newest_source="line")) == "line"
    assert data.newest_source(coast.phones[0]) == "line"  # which has no date


@pytest.mark.parametrize(
    "written",
    ["207-555-0177", "(207) 555-0177", "207.555.0177", "2075550177", "+12075550177", "555-0177"],
)
def test_a_number_that_stays_off_is_found_however_it_is_written(
    data_copy: Path, written: str
) -> None:
    begins = [
        damage(data_copy, Slip("series/police.csv", "Northtown", written)),
        damage(data_copy, Slip("site.yaml", "home:", f"# not {written}\nhome:")),
        damage(data_copy, Slip("sources.yaml", "note: ", f"note: Not {written}. ")),
    ]
    told = [each for each in answer_to(data_copy) if ": +12075550177 stays off since" in each]
    assert [line.partition("+")[0] for line in told] == begins


def test_what_only_looks_like_a_number_that_stays_off_is_left_alone(data_copy: Path) -> None:
    others = "207-555-01770, 9207-555-0177, (800) 555-0177, 800-555-0177, 555-0178, 155555, 55-555"
    damage(data_copy, Slip("site.yaml", "home:", f"# {others}\nhome:"))
    load(data_copy, FIXTURE_DAY)


@pytest.mark.parametrize(
    ("files", "change"),
    [
        pytest.param("*.[cy]*", lambda raw: raw.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param("*.[cy]*", lambda raw: raw.rstrip(b"\n"), id="no last line end"),
        pytest.param("*.yaml", lambda raw: b"# remark\n\n" + raw + b"# remark\n", id="remarks"),
        pytest.param("*.yaml", lambda raw: raw.replace(b"\n", b"  \n"), id="blanks behind lines"),
    ],
)
def test_edits_without_meaning_leave_each_record_and_its_seal(
    data_copy: Path, files: str, change: Callable[[bytes], bytes]
) -> None:
    for path in data_copy.rglob(files):
        path.write_bytes(change(path.read_bytes()))
    assert load(data_copy, FIXTURE_DAY).sources == fixture().data.sources


FILES = [path.relative_to(FIXTURE / "data") for path in sorted((FIXTURE / "data").rglob("*.*"))]
JUNK = ["", "[]", "{}", "~", "{? [a] : b}", "!!int x", "&a b", "|", "- -", "null,", "[1],"]
SIGNS = st.text("\n\r\t -:[]{}#&*!|>'\"%,?1a\u0660\ufeff", max_size=12)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(FILES),
    at=st.just(0) | st.integers(0, 400),
    gone=st.sampled_from([1, 2, 400]),
    is_value=st.booleans(),
    raw=st.sampled_from(JUNK).map(str.encode) | SIGNS.map(str.encode) | st.binary(max_size=12),
)
def test_whatever_a_file_holds_the_answer_is_facts_or_problems(
    data_copy: Path, file: Path, at: int, gone: int, raw: bytes, *, is_value: bool
) -> None:
    path, whole = data_copy / file, (FIXTURE / "data" / file).read_bytes()
    lines = whole.split(b"\n")
    start = at % len(lines)
    key = lines[start].partition(b":")[0] + b": " if is_value else b""
    lines[start : start + gone] = [key + raw]
    path.write_bytes(b"\n".join(lines))
    try:
        with suppress(ProblemsFoundError):
            load(data_copy, FIXTURE_DAY)
    finally:
        path.write_bytes(whole)
