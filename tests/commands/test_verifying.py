"""`flask data verify`: a number changes only when somebody types it again from the source."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.running import TODAY
from webapp.commands.data import data
from webapp.content.loading import load
from webapp.content.numberlock import LOCK
from webapp.faults import FaultsFoundError

HOTLINE = "organizations/national-hotline.yaml"
OLD, NEW = "+18883737888", "+18003737888"


def verify(folder: Path, *arguments: str, typed: str = "") -> Result:
    """Run the command with what somebody types."""
    env = {"SITE_DATA": str(folder)}
    return CliRunner().invoke(data, ["verify", *arguments], env=env, input=typed)


def change(folder: Path) -> None:
    """Write another number into a listing."""
    path = folder / HOTLINE
    path.write_text(path.read_text("utf-8").replace(OLD, NEW), "utf-8")


def is_refused(folder: Path) -> bool:
    """Whether the folder no longer makes a site."""
    try:
        load(folder, TODAY)
    except FaultsFoundError:
        return True
    return False


@pytest.mark.parametrize("typed", ["1-800-373-7888", "(800) 373.7888", "+1 800 373 7888"])
def test_number_typed_again_is_pinned(data_copy: Path, typed: str) -> None:
    before = (data_copy / LOCK).read_text("utf-8").splitlines()
    change(data_copy)
    assert is_refused(data_copy)
    result = verify(data_copy, "nhth", "--by", "AB", "--source", "called", typed=f"{typed}\n233733")
    assert result.exit_code == 0, result.output
    assert not is_refused(data_copy)
    after = (data_copy / LOCK).read_text("utf-8").splitlines()
    changed = set(after) - set(before)
    assert f"- number: '{NEW}'" in changed
    assert "  by: AB" in changed
    assert "  source: called" in changed
    assert len(changed) <= 7
    assert "how: called" in result.output


@pytest.mark.parametrize(
    "typed", ["1-888-373-7888", "800-373-788", "", "1-800-FREE-NOW", "١-٨٠٠-٣٧٣-٧٨٨٨"]
)
def test_number_typed_otherwise_changes_nothing(data_copy: Path, typed: str) -> None:
    before = (data_copy / LOCK).read_bytes()
    change(data_copy)
    result = verify(
        data_copy, "nhth", "--by", "AB", "--source", "called", typed=f"{typed}\n233733\n"
    )
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert (data_copy / LOCK).read_bytes() == before
    assert is_refused(data_copy)


def test_the_question_does_not_tell_the_answer(data_copy: Path) -> None:
    result = verify(data_copy, "nhth", "--by", "AB", "--source", "called", typed="no\n")
    assert "type its number" in result.output
    for digits in ("373", "7888", "888"):
        assert digits not in result.output


def test_second_number_typed_wrong_changes_nothing(data_copy: Path) -> None:
    before = (data_copy / LOCK).read_bytes()
    typed = "888 373 7888\n233734\n"
    assert verify(data_copy, "nhth", "--by", "A", "--source", "called", typed=typed).exit_code == 1
    assert (data_copy / LOCK).read_bytes() == before


def test_numbers_of_a_listing_that_is_gone_leave_the_lock(data_copy: Path) -> None:
    (data_copy / "organizations/ncmec.yaml").unlink()
    assert is_refused(data_copy)
    result = verify(data_copy, "ncmec", "--by", "AB", "--source", "called")
    assert result.exit_code == 0, result.output
    assert "ncmec:" not in (data_copy / LOCK).read_text("utf-8")
    assert not is_refused(data_copy)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody", "--by", "AB", "--source", "called"), "no listing has the id 'nobody'"),
        (("nhth", "--by", " ", "--source", "called"), "is no name; type initials"),
        (("nhth", "--by", "a\nb", "--source", "called"), "is no name; type initials"),
        (("nhth", "--by", "AB", "--source", "somewhere"), "define it in data/sources.yaml"),
    ],
)
def test_absurd_answers_are_refused(data_copy: Path, arguments: tuple[str, ...], told: str) -> None:
    before = (data_copy / LOCK).read_bytes()
    result = verify(data_copy, *arguments)
    assert result.exit_code == 1
    assert told in result.output
    assert (data_copy / LOCK).read_bytes() == before


def test_broken_lock_is_refused_and_kept(data_copy: Path) -> None:
    (data_copy / LOCK).write_text("- broken\n", "utf-8")
    result = verify(data_copy, "nhth", "--by", "AB", "--source", "called", typed="x\n")
    assert result.exit_code == 1
    assert "Nothing was changed." in result.output
    assert (data_copy / LOCK).read_text("utf-8") == "- broken\n"
