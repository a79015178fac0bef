"""What editors write: read with its lines, refused in words that say what to type, and enough."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sites import FIXTURE, FIXTURE_DAY
from webapp.facts.directory import Filters, find
from webapp.facts.load import Data, load
from webapp.facts.models import NEEDS
from webapp.facts.services import Service
from webapp.problems import ProblemsFoundError
from webapp.settings import read_settings

LINE = re.compile(r"data/[\w ./-]+:[1-9]\d*: [^\n]+; [^\n]+")
SHORE = "organizations/shore.yaml"


def read_damages(document: int) -> list[Any]:
    """Return file, old text, new text, words of the answer, and the text whose line it names."""
    text = (Path(__file__).parent / "damages.yaml").read_text("utf-8")
    return [
        pytest.param(file, *[*row, ""][:4], id=f"{file} {n}")
        for file, rows in list(yaml.safe_load_all(text))[document].items()
        for n, row in enumerate(rows, 1)
    ]


@pytest.fixture(scope="module")
def live() -> Data:
    settings = read_settings()
    return load(settings.data, settings.date_today())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(FIXTURE / "data", tmp_path_factory.mktemp("site") / "data"))


@pytest.fixture
def data(folder: Path) -> Iterator[Path]:
    """Give a copy of the made-up facts; what a test damages is mended after it."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield folder
    for path in {*folder.rglob("*")} - {*before, *folder.rglob("*/")}:
        path.unlink()
    for path, raw in before.items():
        if not path.is_file() or path.read_bytes() != raw:
            path.write_bytes(raw)


def answer_to(data: Path, *, is_sealed: bool = False) -> list[str]:
    """Return what is said of a damaged folder, having checked that each line of it is whole."""
    with pytest.raises(ProblemsFoundError) as caught:
        load(data, FIXTURE_DAY, is_sealed=is_sealed)
    lines = str(caught.value).splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return lines


def damage(folder: Path, file: str, old: str, new: str, at: str) -> str:
    """Change a file of facts, and return how what is said of it must begin."""
    text = (folder / file).read_text("utf-8")
    assert old in text, "choose another text to damage"
    damaged = text.replace(old, new, 1)
    (folder / file).write_text(damaged, "utf-8")
    line = damaged[: damaged.index(at) if at else text.index(old)].count("\n") + 1
    return f"data/{file}:{line}: "


@pytest.mark.parametrize(("file", "old", "new", "words", "at"), read_damages(0))
def test_damage_is_told_with_its_line(
    data: Path, file: str, old: str, new: str, words: str, at: str
) -> None:
    begins = damage(data, file, old, new, at)
    assert any(said.startswith(begins) and words in said for said in answer_to(data))


@pytest.mark.parametrize(
    ("file", "raw", "words"),
    [
        ("figures.yaml", b"", "the file is empty"),
        ("figures.yaml", b"\x89PNG\r\n\x1a\n", "the file is not UTF-8 text; save it as UTF-8"),
        ("figures.yaml", b"\xef\xbb\xbfseed:\n", "byte order mark; save as UTF-8, no BOM"),
        ("figures.yaml", b"a: " + b"[" * 20_000, "not readable as YAML"),
        ("sources.yaml", b"sources\n", "should be fields"),
        ("organizations/shore.yml", b"", "the file is empty"),
        ("towns.yml", b"", "nothing reads this file; if you mean 'towns.yaml', type that"),
        ("Notes", b"", "nothing reads this file; move it out of data/"),
        ("series/police-2.csv", b"", "nothing reads this file; if you mean 'police.csv'"),
    ],
)
def test_what_is_no_file_of_facts_is_told(data: Path, file: str, raw: bytes, words: str) -> None:
    (data / file).write_bytes(raw)
    assert any(line.startswith(f"data/{file}:") and words in line for line in answer_to(data))


@pytest.mark.parametrize("file", ["sources.yaml", "site.yaml", "never_published.yaml", SHORE])
def test_a_file_that_is_missing_is_told(data: Path, file: str) -> None:
    (data / file).unlink()
    assert answer_to(data)


def test_all_that_is_wrong_is_told_at_once(data: Path) -> None:
    for file, (old, new) in {
        SHORE: ("cost: free", "cost: nothing"),
        "laws.yaml": ("topic: money", "topic: gold"),
        "sources.yaml": ("publisher:", "publishre:"),
    }.items():
        path = data / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    told = {line.split(":")[0] for line in answer_to(data)}
    assert told == {f"data/{SHORE}", "data/laws.yaml", "data/sources.yaml"}


def test_a_wrong_digit_is_one_problem(data: Path) -> None:
    path = data / SHORE
    path.write_text(path.read_text("utf-8").replace("+12075550100", "+12075550109"), "utf-8")
    assert len(answer_to(data, is_sealed=True)) == 1


def test_a_number_is_read_however_it_is_written(data: Path) -> None:
    path = data / SHORE
    path.write_text(path.read_text("utf-8").replace("+12075550100", "(207) 555-0100"), "utf-8")
    assert load(data, FIXTURE_DAY).services["shore-line"].phones[0].number == "+12075550100"


WRITTEN = (
    "207-555-0177",
    "(207) 555-0177",
    "207.555.0177",
    "2075550177",
    "+12075550177",
    "555-0177",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_that_stays_off_is_found_however_it_is_written(data: Path, written: str) -> None:
    begins = [
        damage(data, "series/police.csv", "Northtown", written, ""),
        damage(data, "site.yaml", "home:", f"# not {written}\nhome:", ""),
        damage(data, "sources.yaml", "note: ", f"note: Not {written}. ", ""),
    ]
    told = [line for line in answer_to(data) if ": +12075550177 stays off since 2025-04-01" in line]
    assert [line.partition("+")[0] for line in told] == begins


def test_what_only_looks_like_a_number_that_stays_off_is_left_alone(data: Path) -> None:
    others = "207-555-01770, 9207-555-0177, (800) 555-0177, 800-555-0177, 555-0178, 155555, 55-555"
    damage(data, "site.yaml", "home:", f"# {others}\nhome:", "")
    load(data, FIXTURE_DAY)
    (data / "never_published.yaml").write_text("[]", "utf-8")
    assert load(data, FIXTURE_DAY, is_sealed=False).never_published == []


@pytest.mark.parametrize(
    ("files", "change"),
    [
        pytest.param("*.[cy]*", lambda raw: raw.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param("*.[cy]*", lambda raw: raw.rstrip(b"\n"), id="no last line end"),
        pytest.param("*.yaml", lambda raw: b"# remark\n\n" + raw + b"# remark\n", id="remarks"),
        pytest.param("*.yaml", lambda raw: raw.replace(b"\n", b"  \n"), id="blanks behind lines"),
    ],
)
def test_edits_that_say_nothing_leave_each_record_and_its_seal(
    data: Path, files: str, change: Callable[[bytes], bytes]
) -> None:
    for path in data.rglob(files):
        path.write_bytes(change(path.read_bytes()))
    assert load(data, FIXTURE_DAY).sources == load(FIXTURE / "data", FIXTURE_DAY).sources


FILES = sorted((FIXTURE / "data").rglob("*.*"))
JUNK = ["", "[]", "{}", "~", "{? [a] : b}", "!!int x", "&a b", "|", "- -", "null,", "[1],"]
SIGNS = st.text("\n\r\t -:[]{}#&*!|>'\"%,?1a\u0660\ufeff", max_size=12)


@settings(max_examples=150)
@given(
    file=st.sampled_from(FILES),
    at=st.just(0) | st.integers(0, 400),
    gone=st.sampled_from([1, 2, 400]),
    is_value=st.booleans(),
    raw=st.sampled_from(JUNK).map(str.encode) | SIGNS.map(str.encode) | st.binary(max_size=12),
)
def test_whatever_a_file_holds_the_answer_is_facts_or_problems(
    folder: Path, file: Path, at: int, gone: int, raw: bytes, *, is_value: bool
) -> None:
    path, whole = folder / file.relative_to(FIXTURE / "data"), file.read_bytes()
    lines = whole.split(b"\n")
    start = at % len(lines)
    key = lines[start].partition(b":")[0] + b": " if is_value else b""
    lines[start : start + gone] = [key + raw]
    path.write_bytes(b"\n".join(lines))
    try:
        with suppress(ProblemsFoundError):
            load(folder, FIXTURE_DAY)
    finally:
        path.write_bytes(whole)


def is_answering(service: Service, data: Data) -> bool:
    """Whether somebody answers day and night or at a number, there or where calls go through."""
    is_reached = bool(service.phones) or any(c.schedules.always for c in service.channels)
    return is_reached or any(is_answering(data.services[key], data) for key in service.through)


@pytest.mark.parametrize("need", [need for need in NEEDS if need != "learn"])
def test_who_is_found_first_for_a_need_answers(live: Data, need: str) -> None:
    assert is_answering(find(live, Filters(need=need))[0], live)


def test_who_stands_first_in_each_situation_answers(live: Data) -> None:
    first = {key: live.services[door.services[0]] for key, door in live.doors.items()}
    assert [key for key, service in first.items() if not is_answering(service, live)] == []


def test_each_service_that_is_open_is_found_by_a_need(live: Data) -> None:
    found = {service.id for need in NEEDS for service in find(live, Filters(need=need))}
    closed = {service.id for service in live.services.values() if service.status == "closed"}
    assert {*live.services} - found - closed <= {live.site.relay}
