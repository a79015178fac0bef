"""`flask data calls`: a list for the phone; the answers of many calls in one act or not at all."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY
from webapp.commands import data
from webapp.content.loading import Content, load
from webapp.content.phone_verification import CALLED, VERIFIED, read_verified, use_of
from webapp.content.services import AssuredBy, Cost, Status, TriState
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings
from workshop.facts.call_answers import Answer, CallAnswer, enter_answers

BY = ("--by", "AB")
SHORE = "organizations/shore.yaml"


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


def test_a_form_that_somebody_filled_in_is_not_written_over(
    data_copy: Path, content: Content
) -> None:
    form = write_form(data_copy)
    empty = form.read_text("utf-8")
    assert calls(data_copy, "--form", str(form)).exit_code == 0  # nobody wrote into it
    fill(form, content, "harbor-text", note="Since June")
    before = form.read_bytes()
    result = calls(data_copy, "--form", str(form))
    assert result.exit_code == 1
    assert "give another name, or delete it" in result.stderr
    assert form.read_bytes() == before != empty.encode()
    form.write_text("my shopping list\n", "utf-8")
    assert calls(data_copy, "--form", str(form)).exit_code == 1


def test_an_entry_that_lacks_its_answer_is_named_with_its_line(
    data_copy: Path, content: Content
) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", hours="always")
    lines = form.read_text("utf-8").splitlines()
    line = lines.index('  number: "+12075550100"') + 2
    result = calls(data_copy, "--enter", str(form), *BY)
    assert result.exit_code == 1
    assert (
        f"calls.yaml:{line}: phone 1 of 'shore-line' is filled in, and has no `answer:`; type "
        "right, wrong or nobody"
    ) in result.stderr


def test_who_did_not_answer_is_counted_and_stays_on_the_list(
    data_copy: Path, content: Content
) -> None:
    form = write_form(data_copy)
    fill(form, content, "harbor-text", answer="nobody")
    result = calls(data_copy, "--enter", str(form), *BY)
    assert "nobody answered, and they stay on the list: 2\n" in result.stdout
    assert "Harbor House" in calls(data_copy).stdout


def test_an_empty_entry_of_a_service_that_is_gone_blocks_nothing(
    data_copy: Path, content: Content
) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="right", cost="free call")
    gone = form.read_text("utf-8").replace("- service: harbor-text\n", "- service: gone\n")
    form.write_text(gone, "utf-8")
    result = calls(data_copy, "--enter", str(form), *BY)
    assert result.exit_code == 0, result.output
    assert load(data_copy, FIXTURE_DAY).services["shore-line"].cost is Cost.FREE_CALL
    form.write_text(gone.replace("  note:\n", "  note: Moved # since June\n", 1), "utf-8")
    cut = calls(data_copy, "--enter", str(form), *BY)
    assert "'# since' and what follows would be left out, as a remark" in cut.stderr


def test_what_is_not_confirmed_is_not_written(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="right", cost="free call")
    before = texts_in(data_copy)
    result = calls(data_copy, "--enter", str(form), *BY, typed="n\n")
    assert "the cost of" in result.stdout
    assert texts_in(data_copy) == before


def enter_wrong(folder: Path, content: Content, service_id: str = "shore-line") -> Result:
    """Give a form back that says that all numbers of a service are wrong."""
    form = write_form(folder)
    fill(form, content, service_id, answer="wrong", note="They moved.")
    return calls(folder, "--enter", str(form), *BY)


def run(folder: Path, *words: str, typed: str = "") -> Result:
    """Run another command on a folder."""
    env = {"SITE_DATA": str(folder)}
    return CliRunner().invoke(data, words, env=env, input=typed)


def test_a_wrong_number_and_a_note_are_left_to_an_editor(data_copy: Path, content: Content) -> None:
    before = texts_in(data_copy)
    result = enter_wrong(data_copy, content)
    assert result.exit_code == 0, result.output
    left = [line for line in result.stdout.splitlines() if line.startswith("left to you: ")]
    assert any("is wrong, and no site starts with it" in line for line in left)
    assert any("They moved." in line for line in left)
    changed = {name for name, raw in texts_in(data_copy).items() if raw != before.get(name)}
    assert changed == {VERIFIED}


def test_no_site_starts_with_a_wrong_number_until_somebody_decides(
    data_copy: Path, content: Content
) -> None:
    enter_wrong(data_copy, content)
    shore = data_copy / SHORE
    line = 1 + shore.read_text("utf-8").splitlines().index('        number: "+12075550100"')
    reason = (
        f"data/{SHORE}:{line}: +12075550100 of 'shore-line' is wrong: AB called it on 2025-05-01"
    )
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    assert str(caught.value).startswith(reason)
    assert run(data_copy, "check").exit_code == 1
    first, *others = run(data_copy, "todo").stdout.splitlines()
    assert first.startswith(f"editor with a phone: {reason}")
    assert len(others) > 1  # all else can still be done
    assert calls(data_copy).stdout.startswith("1. 207-555-0100")
    assert "A CALL ON 2025-05-01 SHOWED IT TO BE WRONG" in calls(data_copy).stdout
    typed = "207 555 0100\n"
    no_call = run(data_copy, "verify", "shore-line", *BY, "--source", "line", typed=typed)
    assert no_call.exit_code == 1
    assert "AB called +12075550100 on 2025-05-01, and it was wrong" in no_call.output


def test_a_new_number_in_the_place_of_a_wrong_one_is_to_be_verified(
    data_copy: Path, content: Content
) -> None:
    enter_wrong(data_copy, content)
    swap("+12075550100", "+12075550150")(data_copy / SHORE)
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    [problem] = [p for p in caught.value.problems if p.file == f"data/{VERIFIED}"]
    assert problem.fix.startswith("type `.venv/bin/flask data verify shore-line --by YOU --source")
    words = ("verify", "shore-line", *BY, "--source", "hotline")
    assert run(data_copy, *words, typed="207 555 0150\ny\n").exit_code == 0
    [phone] = load(data_copy, FIXTURE_DAY).services["shore-line"].phones
    assert (phone.number, phone.newest_source) == ("+12075550150", "hotline")


def test_the_last_number_of_a_service_that_was_wrong_leaves_work_and_a_word(
    data_copy: Path, content: Content
) -> None:
    small = data_copy / "organizations/small.yaml"
    service = next(s for o in content.organizations if o.id == "small" for s in o.services)
    assert len(service.channels) == 1
    enter_wrong(data_copy, content, service.id)
    text = small.read_text("utf-8")
    start = text.index("    phones:", text.index(f"- id: {service.id}"))
    end = re.compile(r"^    (?!phones)\w", re.MULTILINE).search(text, start + 1)
    assert end
    url = "" if service.url else "    url: https://small.example.org\n"
    small.write_text(text[:start] + url + text[end.start() :], "utf-8")
    reason = f"{service.id!r} has no number any more"
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    assert f"{reason}, and its numbers are verified here; if that is right, type" in str(
        caught.value
    )
    assert f"- {reason}: its page says so" in run(data_copy, "accept", typed="y\n").stdout
    [task] = [line for line in run(data_copy, "todo").stdout.splitlines() if reason in line]
    assert task.endswith("; find a new number and verify it, or close it, as `status: closed`")
    assert reason not in run(data_copy, "accept", typed="y\n").stdout  # it is known


def test_a_wrong_number_is_decided_by_another_call(data_copy: Path, content: Content) -> None:
    enter_wrong(data_copy, content)
    typed = "207 555 0100\n"
    called = run(data_copy, "verify", "shore-line", *BY, "--source", "called", typed=typed)
    assert called.exit_code == 0, called.output
    load(data_copy, FIXTURE_DAY)


def test_a_wrong_number_is_decided_by_taking_it_out(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "harbor-text", answer="right")
    text = form.read_text("utf-8").replace('  answer: "right"', '  answer: "wrong"', 1)
    form.write_text(text, "utf-8")
    assert calls(data_copy, "--enter", str(form), *BY).exit_code == 0
    harbor = data_copy / "organizations/harbor.yaml"
    text = harbor.read_text("utf-8")
    start, end = text.index("      - type: voice"), text.index("      - type: text")
    harbor.write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    assert str(caught.value).endswith("no such number; type `.venv/bin/flask data accept`")
    accepted = run(data_copy, "accept", typed="y\n")
    wrong = "- +12075550102 of 'harbor-text', which a call showed to be wrong, is taken out\n"
    assert wrong in accepted.stdout
    published = "assured_by: published sources"  # of a service whose numbers are all called now
    harbor.write_text(harbor.read_text("utf-8").replace(published, "assured_by: called"), "utf-8")
    now = load(data_copy, FIXTURE_DAY)
    [phone] = now.services["harbor-text"].phones
    assert now.called_on(now.services["harbor-text"], phone) == FIXTURE_DAY


def test_what_was_not_dialled_is_not_wrong(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "shore-line", answer="wrong", number="+12075550199")
    before = texts_in(data_copy)
    result = calls(data_copy, "--enter", str(form), *BY)
    assert "is not the number that 'shore-line' has" in result.output
    assert texts_in(data_copy) == before


def test_of_several_numbers_it_is_said_which_were_called(data_copy: Path, content: Content) -> None:
    form = write_form(data_copy)
    fill(form, content, "law", answer="right")
    text, begins = form.read_text("utf-8"), "- service: law\n  phone: 2 "
    head, _, rest = text.partition(begins)
    for written in ('answer: "right"', 'number: "'):  # of the second and the third, as none called
        rest = re.sub(rf"{written}.*", written.partition(":")[0] + ":", rest, count=2)
    form.write_text(head + begins + rest, "utf-8")
    assert calls(data_copy, "--enter", str(form), *BY).exit_code == 0
    [task] = [line for line in run(data_copy, "todo").stdout.splitlines() if "called +" in line]
    assert (
        "nobody has called +12075550104 (office by voice in Northtown), +12075550107 (help by "
        "whatsapp) of 'law'; somebody called +12075550103 (help by voice) on 2025-05-01"
    ) in task
    assert "+12075550103 of 'law' " not in run(data_copy, "todo").stdout
    law = load(data_copy, FIXTURE_DAY)
    days = [law.called_on(law.services["law"], phone) for phone in law.services["law"].phones]
    assert days == [FIXTURE_DAY, None, None]


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
