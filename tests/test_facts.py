"""What editors write: read with its lines, and refused in words that say what to type."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.damages import CASES, LINE, REFUSED, SHORE, VALUES, Damage, damages_of
from tests.sites import FIXTURE_DAY, edit, fixture
from webapp.facts import seals
from webapp.facts.fields import Context, Line, PhoneNumber, SignedDay
from webapp.facts.hours import HoursField
from webapp.facts.load import load
from webapp.problems import ProblemsFoundError

# Where cells are shifted, another record needs it, or a slip leaves a field without an answer.
TOLD_TWICE = {
    "2013,calls,80,10,",
    "- id: Border",
    "id: coast\n",
    "    costs: free\n",
    "      - voice: https://chat",
}
FIELDS: dict[str, Any] = {
    "hours": HoursField,
    "line": Line,
    "number": PhoneNumber,
    "signed": SignedDay,
}


def answer_to(data: Path) -> list[str]:
    """Return what is said of a damaged folder, having checked that each line of it is whole."""
    with pytest.raises(ProblemsFoundError) as caught:
        load(data, FIXTURE_DAY)
    lines = str(caught.value).splitlines()
    assert all(map(LINE.fullmatch, lines)), lines
    return lines


@pytest.mark.promise("F3", "F5", "F6", "F7", "F10", "N1", "N3", "P1", "P3", "P6", "P9", "R1", "R2")
@pytest.mark.promise("S1")
@pytest.mark.parametrize("damage", damages_of(REFUSED))
def test_damage_is_told_with_its_line(data_copy: Path, damage: Damage) -> None:
    begins, output = damage.do(data_copy), answer_to(data_copy)
    assert any(line.startswith(begins) and damage.words in line for line in output), output
    assert len(output) == 1 + bool({damage.old, damage.new} & TOLD_TWICE)


@pytest.mark.parametrize(
    ("field", "given", "result"),
    [(field, *row) for field, rows in VALUES.items() for row in rows],
)
def test_a_value_is_read_as_it_is_meant_or_refused(field: str, given: object, result: str) -> None:
    shape, context = TypeAdapter[object](FIELDS[field]), Context(FIXTURE_DAY, {})
    if result.startswith("! "):
        with pytest.raises(ValidationError, match=re.escape(result[2:])):
            shape.validate_python(given, context=context)
    else:
        for text in (given, result):
            assert str(shape.validate_python(text, context=context)) == result


@pytest.mark.usefixtures("csv_limit")
@pytest.mark.parametrize(
    ("file", "raw", "words"),
    [
        ("figures.yaml", b"\x89PNG\r\n\x1a\n", "the file is not UTF-8 text; save it as UTF-8"),
        ("figures.yaml", b"[" * 990 + b"]" * 990, "not readable as YAML"),
        ("organizations/shore.yaml", b"", "the file is empty"),
        ("series/police.csv", b'"' + b"x" * 140_000, "not readable as CSV (field larger than"),
        ("series/police.csv", None, "the file is missing; bring it back from the last commit"),
    ],
)
def test_what_is_no_file_of_facts_is_told(
    data_copy: Path, file: str, raw: bytes | None, words: str
) -> None:
    path = data_copy / file
    path.unlink() if raw is None else path.write_bytes(raw)
    output = answer_to(data_copy)
    assert any(line.startswith(f"data/{file}:") and words in line for line in output)


def test_the_newest_source_is_the_last_dated_one() -> None:
    data = fixture().data
    coast = data.services["coast"]
    [chat] = coast.chats
    assert data.newest_source(chat) == "hotline"
    assert data.newest_source(coast.phones[0]) == "line"  # which has no date


@pytest.mark.promise("F6")
@pytest.mark.parametrize(("file", "name"), CASES["unread"])
def test_a_file_that_is_not_read_is_told_beside_the_one_that_is(
    data_copy: Path, file: str, name: str
) -> None:
    """If it took the place of the other, nobody would see that the other has changed."""
    copy = Path(shutil.copy(data_copy / file, (data_copy / file).with_name(name)))
    [line] = answer_to(data_copy)
    assert line.startswith(f"data/{copy.relative_to(data_copy)}:1: {name!r} is not read")


@pytest.mark.promise("F6")
def test_a_folder_among_records_is_told_and_a_hidden_file_is_passed_over(data_copy: Path) -> None:
    for parent in ("organizations", "series"):
        (data_copy / parent / "old").mkdir()
        (data_copy / parent / ".shore.yaml.swp").write_bytes(b"\xff")
    lines = answer_to(data_copy)
    assert [line.partition(" is not")[0] for line in lines] == ["data/organizations/old:1: 'old'"]
    (data_copy / "organizations/old").rmdir()
    [line] = answer_to(data_copy)
    assert line.startswith("data/series/old:1: 'old' is not read")
    (data_copy / "series/old").rmdir()
    load(data_copy, FIXTURE_DAY)


OFFICE, PAGE = "url_as_text: http://office.example.org", "https://study.example.org/estimates"


@pytest.mark.promise("F5")
@pytest.mark.parametrize(("office", "page", "answer"), CASES["unclear"])
def test_a_service_of_unknown_status_makes_its_host_unclear_unless_others_keep_it(
    data_copy: Path, office: str, page: str, answer: str
) -> None:
    """Of the host of a government, or of a service at work, only the pages of the office are."""
    edit(data_copy / SHORE, OFFICE, f"url_as_text: {office}")
    begins = Damage("sources.yaml", PAGE, page).do(data_copy)
    if answer == "refused":
        [line] = answer_to(data_copy)
        assert line.startswith(f"{begins}nobody knows who has ")
    else:
        load(data_copy, FIXTURE_DAY)


@pytest.mark.promise("N3")
@pytest.mark.parametrize("written", CASES["stays off"])
def test_a_number_that_stays_off_is_found_however_it_is_written(
    data_copy: Path, written: str
) -> None:
    begins = [
        Damage(SHORE, "name: Shore Help", f"# not {written}\nname: Shore Help").do(data_copy),
        Damage("site.yaml", "home:", f"# not {written}\nhome:").do(data_copy),
        Damage("sources.yaml", "  note: ", f"  # Not {written}.\n  note: ").do(data_copy),
    ]
    (data_copy / "wrong.txt").write_text(f"Do not call {written}", "utf-8")
    begins.append("data/wrong.txt:1: ")
    output = [each for each in answer_to(data_copy) if ": +12075550177 stays off since" in each]
    assert [line.partition("+")[0] for line in output] == begins


@pytest.mark.promise("N3")
def test_a_number_that_stays_off_is_found_where_it_goes_on_in_the_next_line(
    data_copy: Path,
) -> None:
    begins = Damage("site.yaml", "home:", "# Not 207-555-\n#   0177\nhome:").do(data_copy)
    [line] = answer_to(data_copy)
    assert line.startswith(f"{begins}+12075550177 stays off since")


@pytest.mark.promise("N3")
def test_what_only_looks_like_a_number_that_stays_off_is_left_alone(data_copy: Path) -> None:
    """A longer number holds it, or another area code is before it."""
    others = "207-555-01770, 9207-555-0177, (800) 555-0177, 800-555-0177, 555-0178, 155555, 55-555"
    others += ", 800·555·0177, 1 800 555 0177, (207) 555-5550, 207-355-5555, +12075555550"
    edit(data_copy / "site.yaml", "home:", f"# {others}\nhome:")
    number = "+18005550178"
    edit(data_copy / "never_published.yaml", f'"{number}"', '"988"')
    edit(data_copy / "site.yaml", "# An", "# (207) 988-5550, 1-800-988-0100\n# An")
    load(data_copy, FIXTURE_DAY)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n").rstrip(), id="Windows line ends"),
        pytest.param(lambda raw: b"# remark\n\n" + raw, id="remarks"),
    ],
)
def test_edits_without_meaning_leave_each_record_and_its_seal(
    data_copy: Path, change: Callable[[bytes], bytes]
) -> None:
    for path in data_copy.rglob("*.yaml"):
        path.write_bytes(change(path.read_bytes()))
    found = load(data_copy, FIXTURE_DAY)
    assert found.sources == fixture().data.sources
    assert seals.answers_of(found) == seals.answers_of(fixture().data)


@pytest.mark.parametrize(
    ("file", "raw"),
    [
        ("site.yaml", b"[]"),
        ("site.yaml", b"{? [a] : b}"),
        ("laws.yaml", b"!!int x"),
        ("laws.yaml", b"&a b"),
        ("laws.yaml", b"&a [*a]"),
        ("situations.yaml", b"1: ~\n"),
        ("sources.yaml", b"- -"),
        (SHORE, b"null,"),
        (SHORE, b"id: [shore]\nservices: 1\n"),
        ("series/police.csv", b'year,"\n\x00'),
        ("seals.yaml", b"coast: {seal: [1]}\n"),
    ],
)
def test_whatever_a_file_holds_the_answer_is_problems(
    data_copy: Path, file: str, raw: bytes
) -> None:
    (data_copy / file).write_bytes(raw)
    with pytest.raises(ProblemsFoundError):
        load(data_copy, FIXTURE_DAY)
