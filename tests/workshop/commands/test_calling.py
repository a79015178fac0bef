"""`flask data calls`: a list for the phone; the answers of many calls in one act or not at all."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.sites import FIXTURE_DAY
from webapp.commands import data
from webapp.content.loading import Content, load
from webapp.content.phone_verification import CALLED, VERIFIED, read_verified, use_of
from webapp.content.services import AssuredBy, Cost, Status, TriState
from webapp.settings import Settings
from workshop.facts.call_answers import Answer, CallAnswer, enter_answers

BY = ("--by", "AB")


@pytest.fixture(autouse=True)
def _stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)


def calls(folder: Path, *arguments: str, typed: str = "y\n") -> Result:
    """Run the command on a folder."""
    env = {"SITE_DATA": str(folder)}
    return CliRunner().invoke(data, ["calls", *arguments], env=env, input=typed)


def write_form(folder: Path) -> Path:
    """Write a form beside the folder."""
    form = folder.parent / "calls.yaml"
    assert calls(folder, "--form", str(form)).exit_code == 0
    return form


def fill(form: Path, content: Content, service_id: str, **answers: str) -> None:
    """Fill in each entry of a service; its numbers as they were dialled."""
    text, begins = form.read_text("utf-8"), f"- service: {service_id}\n"
    for position, phone in enumerate(content.services[service_id].phones, 1):
        head, found, entry = text.partition(f"{begins}  phone: {position} ")
        assert found
        for name, value in {"number": phone.number, **answers}.items():
            entry = re.sub(rf"(?m)^  {name}:$", f'  {name}: "{value}"', entry, count=1)
        text = head + found + entry
    form.write_text(text, "utf-8")


def texts_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.*")}


def test_every_number_that_nobody_called_is_listed_with_what_to_ask(
    data_copy: Path, content: Content
) -> None:
    sheet = calls(data_copy).stdout
    entries = sheet.rstrip().split("\n\n")
    for service in content.services.values():
        is_listed = any(f"  {service.name} (" in entry for entry in entries)
        is_wanted = (
            bool(service.phones)
            and service.id != content.featured.emergency
            and service.status is not Status.CLOSED
        )
        if not is_wanted or service.assured_by is not AssuredBy.CALLED:
            assert is_listed is is_wanted, service.id
    assert all("   Ask if this is still " in entry for entry in entries)
    assert all("[ ] right  [ ] wrong" in entry for entry in entries)


def test_answers_of_calls_are_written_in_one_act(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="right", cost="free call", interpreter="yes")
    fill(form, content, "harbor-text", answer="nobody")
    result = calls(data_copy, "--enter", str(form), *BY)
    assert result.exit_code == 0, result.output
    now = load(data_copy, FIXTURE_DAY)
    shore = now.services["shore-line"]
    assert (shore.assured_by, shore.assured_date) == (AssuredBy.CALLED, FIXTURE_DAY)
    assert shore.cost is Cost.FREE_CALL
    assert {phone.languages.interpreter for phone in shore.phones} == {TriState.YES}
    assert f"source: {CALLED}" in (data_copy / VERIFIED).read_text("utf-8")
    assert now.services["harbor-text"] == content.services["harbor-text"]
    calls_left = calls(data_copy).stdout
    assert len(calls_left.split("\n\n")) < len(form.read_text("utf-8").split("- service:"))


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"answer": "right", "number": "+12075550199"}, "is not the number that 'shore-line' has"),
        ({"answer": "yes"}, "`answer` cannot be 'yes'"),
        ({"answer": "right", "hours": "9 to 5"}, "'9 to 5' are no hours"),
        ({"answer": "right", "cost": "dear"}, "calls.yaml:"),
    ],
)
def test_one_wrong_entry_and_nothing_is_written(
    data_copy: Path, content: Content, answers: dict[str, str], problem: str
) -> None:
    form = write_form(data_copy)
    fill(form, content, "harbor-text", answer="right")
    fill(form, content, "shore-line", **answers)
    before = texts_in(data_copy)
    result = calls(data_copy, "--enter", str(form), *BY)
    assert result.exit_code == 1, result.output
    assert problem in result.stderr
    assert re.search(r"calls\.yaml:[1-9]\d*: [^\n;]+; ", result.stderr)
    assert texts_in(data_copy) == before


def test_what_is_not_confirmed_is_not_written(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="right", cost="free call")
    before = texts_in(data_copy)
    result = calls(data_copy, "--enter", str(form), *BY, typed="n\n")
    assert "the cost of" in result.stdout
    assert texts_in(data_copy) == before


def test_a_wrong_number_and_a_note_are_left_to_an_editor(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="wrong", note="They moved.")
    before = texts_in(data_copy)
    result = calls(data_copy, "--enter", str(form), *BY)
    assert result.exit_code == 0, result.output
    left = [line for line in result.stdout.splitlines() if line.startswith("left to you: ")]
    assert any("is wrong" in line for line in left)
    assert any("They moved." in line for line in left)
    assert texts_in(data_copy) == before


def test_hours_of_the_form_become_those_of_the_file(data_copy: Path, content: Content) -> None:
    service = next(
        service
        for service in content.services.values()
        if service.phones
        and service.status is not Status.CLOSED
        and not service.phones[0].schedules.is_known
    )
    form = write_form(data_copy)
    fill(form, content, service.id, answer="right", hours="mon tue 08:00-17:00, sat 09:00-12:00")
    assert calls(data_copy, "--enter", str(form), *BY).exit_code == 0
    openings = load(data_copy, FIXTURE_DAY).services[service.id].phones[0].schedules.openings
    assert [(len(opening.byday), opening.opens_at.hour) for opening in openings] == [(2, 8), (1, 9)]


def test_a_number_of_two_uses_keeps_both(data_copy: Path, content: Content) -> None:
    service = content.services["rescue"]
    assert len({phone.number for phone in service.phones}) < len(service.phones)
    uses = {use_of(phone) for phone in service.phones}
    verified, problems = read_verified(data_copy)
    assert verified is not None, problems
    for answer in (Answer.RIGHT, Answer.NONE):
        entry = CallAnswer(service=service.id, phone=1, answer=answer)
        enter_answers(
            (entry,), content, verified.by_service, data=data_copy, by="AB", today=FIXTURE_DAY
        )
        after, problems = read_verified(data_copy)
        assert after is not None, problems
        assert {entry.use for entry in after.by_service[service.id]} == uses
