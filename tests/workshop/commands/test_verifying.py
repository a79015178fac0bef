"""`flask data verify`: a number changes only when somebody types it again from the source."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY
from webapp.commands import data
from webapp.content.loading import load
from webapp.content.phone_verification import VERIFIED
from webapp.content.services import AssuredBy
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings

COAST, SHORE = "organizations/coast.yaml", "organizations/shore.yaml"
OLD, NEW = "+18005550101", "+18005550110"
CALLED = ("--by", "AB", "--source", "called")
READ = ("--by", "AB", "--source", "line")


@pytest.fixture(autouse=True)
def _stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)


def verify(folder: Path, *arguments: str, typed: str = "") -> Result:
    """Run the command with what somebody types."""
    env = {"SITE_DATA": str(folder)}
    return CliRunner().invoke(data, ["verify", *arguments], env=env, input=typed)


def change(folder: Path) -> None:
    """Write another number into a service."""
    swap(OLD, NEW)(folder / COAST)


def texts_in(folder: Path) -> dict[str, bytes]:
    """Return what all files of a folder hold."""
    return {path.name: path.read_bytes() for path in folder.rglob("*.*")}


def is_refused(folder: Path) -> bool:
    """Whether the folder no longer makes a site."""
    try:
        load(folder, FIXTURE_DAY)
    except ProblemsFoundError:
        return True
    return False


@pytest.mark.parametrize("typed", ["1-800-555-0110", "(800) 555.0110", "+1 800 555 0110"])
def test_number_typed_again_is_verified(data_copy: Path, typed: str) -> None:
    before = (data_copy / VERIFIED).read_text("utf-8").splitlines()
    change(data_copy)
    assert is_refused(data_copy)
    result = verify(data_copy, "coast", *CALLED, typed=f"{typed}\n233733\ny\n")
    assert result.exit_code == 0, result.output
    assert not is_refused(data_copy)
    after = (data_copy / VERIFIED).read_text("utf-8").splitlines()
    changed = set(after) - set(before)
    assert {f"- number: '{NEW}'", f"  verified: '{FIXTURE_DAY}'"} <= changed
    assert len(changed) == 4  # and two seals


@pytest.mark.parametrize(
    "typed",
    [
        "1-800-555-0101\n233733",
        "800-555-011\n233733",
        "\n233733",
        "1-800-FREE-NOW\n233733",
        "١-٨٠٠-٥٥٥-٠١١٠\n233733",
        "800 555 0110\n233734",
    ],
)
@pytest.mark.parametrize("problem", [CALLED, READ])
def test_number_typed_otherwise_changes_nothing(
    data_copy: Path, typed: str, problem: tuple[str, ...]
) -> None:
    change(data_copy)
    before = texts_in(data_copy)
    result = verify(data_copy, "coast", *problem, typed=f"{typed}\ny\n")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert texts_in(data_copy) == before
    assert is_refused(data_copy)


def test_the_question_does_not_tell_the_answer(data_copy: Path) -> None:
    result = verify(data_copy, "coast", *CALLED, typed="no\n")
    assert "type its number" in result.output
    for digits in ("800", "555", "0101"):
        assert digits not in result.output


def test_a_call_is_written_beside_its_service_and_nowhere_else(data_copy: Path) -> None:
    path = data_copy / SHORE
    swap("assured_date: 2025-04-20", "assured_date: 2025-04-20  # a Sunday")(path)
    swap("assured_by: published sources", "assured_by: 'published sources' # by us")(path)
    before = path.read_text("utf-8").splitlines()
    result = verify(data_copy, "shore-line", *CALLED, typed="207 555 0100\n")
    assert f"shore.yaml says so too: assured_date: {FIXTURE_DAY}, assured_by: called" in (
        result.output
    )
    after = path.read_text("utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("    assured_date: 2025-04-20  # a Sunday", "    assured_date: 2025-05-01  # a Sunday"),
        ("    assured_by: 'published sources' # by us", "    assured_by: called # by us"),
    ]
    services = load(data_copy, FIXTURE_DAY).services
    assert services["shore-line"].assured_by is AssuredBy.CALLED
    assert services["shore-office"].assured_by is AssuredBy.PUBLISHED


def test_a_call_keeps_the_line_ends_of_a_file_and_finds_the_second_service(data_copy: Path) -> None:
    path = data_copy / "organizations/agencies.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().split(b"\n")
    result = verify(data_copy, "child-office", *CALLED, typed="207 555 0105\n")
    assert result.exit_code == 0, result.output
    after = path.read_bytes().split(b"\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [b"    assured_date: 2025-05-01\r", b"    assured_by: called\r"]
    assert after.index(changed[0]) > after.index(b"  - id: child-office\r")
    assert not is_refused(data_copy)


@pytest.mark.parametrize(
    ("source", "number", "newest"),
    [
        ("hotline", "+12075550100", "hotline"),  # of 2025, and the one before of 2024
        ("line", "+12075550100", "paper"),  # without a date
        ("line", "+12075550199", "line"),  # a new number, of which the one before knows nothing
    ],
)
def test_the_source_that_was_read_is_the_newest_of_its_number(
    data_copy: Path, source: str, number: str, newest: str
) -> None:
    swap("+12075550100", number)(data_copy / SHORE)
    result = verify(
        data_copy, "shore-line", "--by", "AB", "--source", source, typed=f"{number}\ny\n"
    )
    assert result.exit_code == 0, result.output
    [phone] = load(data_copy, FIXTURE_DAY).services["shore-line"].phones
    assert phone.newest_source == newest
    assert ("shore.yaml names it as newest_source." in result.output) == (newest == source)


def test_a_number_that_was_read_writes_no_call(data_copy: Path) -> None:
    before = (data_copy / SHORE).read_bytes()
    result = verify(data_copy, "shore-line", *READ, typed="207 555 0100\n")
    assert result.exit_code == 0, result.output
    assert (data_copy / SHORE).read_bytes() == before
    assert not is_refused(data_copy)


@pytest.mark.parametrize(("typed", "is_taken"), [("y", True), ("n", False), ("", False)])
def test_what_was_known_of_the_number_before_is_asked_of_the_new_one(
    data_copy: Path, typed: str, *, is_taken: bool
) -> None:
    change(data_copy)
    before = texts_in(data_copy)
    result = verify(data_copy, "coast", *CALLED, typed=f"{NEW}\n233733\n{typed}\n")
    asked = "`schedules`, `languages`, `sources`, `cost`: this was known of +18005550101."
    assert asked in result.output
    assert result.output.count("this was known of") == 1  # of the number for texts nothing changed
    assert (result.exit_code == 0) is is_taken
    assert (texts_in(data_copy) != before) is is_taken
    assert is_refused(data_copy) is not is_taken


@pytest.mark.parametrize(("typed", "is_taken"), [("y", True), ("n", False)])
def test_the_number_of_another_organization_is_asked_about(
    data_copy: Path, typed: str, *, is_taken: bool
) -> None:
    swap("+12075550100", "+12075550102")(data_copy / SHORE)  # that of the harbor
    result = verify(data_copy, "shore-line", *READ, typed=f"+12075550102\ny\n{typed}\n")
    assert "+12075550102 is a number of 'harbor-text' too. Is that right?" in result.output
    assert (result.exit_code == 0) is is_taken


def test_a_call_that_is_no_longer_true_is_told(data_copy: Path) -> None:
    result = verify(data_copy, "coast", *READ, typed="800 555 0101\n233733\n")
    assert "coast.yaml still says `assured_by: called`" in result.output
    assert is_refused(data_copy)
    swap("assured_by: called", "assured_by: published sources")(data_copy / COAST)
    assert not is_refused(data_copy)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("nobody", *CALLED), "no service 'nobody' has a phone"),
        (("shore", *CALLED), "its services are: shore-line, shore-office"),
        (("shore-lin", *CALLED), "if you mean 'shore-line', type that"),
        (("coast", "--by", " ", "--source", "called"), "is no name; type initials"),
        (("coast", "--by", "a\nb", "--source", "called"), "is no name; type initials"),
        (("coast", "--by", "AB", "--source", "somewhere"), "define it in data/sources.yaml"),
    ],
)
def test_absurd_answers_are_refused(
    data_copy: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = texts_in(data_copy)
    result = verify(data_copy, *arguments)
    assert result.exit_code == 1
    assert problem in result.output
    assert texts_in(data_copy) == before


def test_broken_verified_numbers_are_refused_and_kept(data_copy: Path) -> None:
    (data_copy / VERIFIED).write_text("- broken\n", "utf-8")
    before = texts_in(data_copy)
    result = verify(data_copy, "coast", *CALLED, typed="x\n")
    assert result.exit_code == 1
    assert "Nothing was changed." in result.output
    assert texts_in(data_copy) == before
