"""`flask data accept`: what is safety-critical changes only after somebody has seen each change."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY, fixture_translations
from webapp.commands import data
from webapp.content.accepted import ACCEPTED
from webapp.content.loading import load
from webapp.content.phone_verification import VERIFIED
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings, read_settings
from webapp.words.catalogs import read_template
from workshop.commands import accepting, checking
from workshop.facts.safety_sentences import (
    SENTENCES,
    check_sentences,
    find_sentences,
    read_sentences,
)

COAST = "organizations/coast.yaml"
SENTENCE = "You do not have to tell them more than %(few)s things."
CLOSED = "status: closed\n    closed_on: 2025-04-30\n    instead: [relay]"
PLACE = ("templates/pages/home.html", 7)


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stop the clock, and let the command write into a copy of the templates."""
    copy = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)
    monkeypatch.setattr(
        accepting, "read_settings", lambda: replace(read_settings(), templates=copy)
    )
    return copy


def accept(folder: Path, typed: str = "y\n") -> Result:
    """Run the command with what somebody types."""
    env = {"SITE_DATA": str(folder), "SITE_TRANSLATIONS": str(fixture_translations())}
    return CliRunner().invoke(data, ["accept"], env=env, input=typed)


def is_refused(folder: Path) -> bool:
    """Whether the folder no longer makes a site."""
    try:
        load(folder, FIXTURE_DAY)
    except ProblemsFoundError:
        return True
    return False


def test_each_change_is_shown_as_a_sentence_and_accepted(data_copy: Path) -> None:
    swap("cost: varies", "cost: free")(data_copy / COAST)
    swap("may have to report danger", "must report danger")(data_copy / COAST)
    assert is_refused(data_copy)
    result = accept(data_copy)
    assert "- the cost of Coast Line would become free (accepted: varies)\n" in result.output
    assert 'the duty to report of Coast Line would lose "may" and gain "must"' in result.output
    assert not is_refused(data_copy)


REMOVED = {
    "warning of a call back": (
        "organizations/shore.yaml",
        """        call_back: >
          Somebody else may take your call.
          They call you back from a private number.
""",
        "the calls back of the number for help by voice of Shore Line would be removed (accepted:",
    ),
    "911 by text": (
        "organizations/agencies.yaml",
        """      - type: text
        number: "911"
        schedules: always
        languages: unknown
        description: Write where you are.
        sources: [line]
        newest_source: line
""",
        "the hours of the number for help by text of Rescue (911) would be removed (accepted:",
    ),
    "laws on reporting": (
        "organizations/shore.yaml",
        "    reporting_laws: [duty, duty_read]\n",
        "the laws on reporting of Shore Line would be removed (accepted: duty, duty_read)",
    ),
    "one of the people served": (
        "organizations/small.yaml",
        "men: no, ",
        "the people served of Nation House would become women: yes, everybody: no (accepted:",
    ),
    "all people served": (
        "organizations/small.yaml",
        "    for_whom: {women: yes, men: no, everybody: no}\n",
        "the people served of Nation House would be removed (accepted: women: yes, men: no,",
    ),
    "setting": (
        "site.yaml",
        "operator: Island Desk\n",
        "the setting operator of this site would be removed (accepted: Island Desk)",
    ),
}


@pytest.mark.parametrize(("file", "old", "told"), REMOVED.values(), ids=REMOVED)
def test_an_answer_that_is_removed_is_refused_until_it_is_accepted(
    data_copy: Path, file: str, old: str, told: str
) -> None:
    swap(old, "")(data_copy / file)
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    [problem] = [problem for problem in caught.value.problems if problem.what.startswith(told)]
    assert problem.file == f"data/{file}"
    assert f"- {problem.what}\n" in accept(data_copy).output
    assert not is_refused(data_copy)


@pytest.mark.parametrize(
    ("file", "begins", "owner"),
    [
        ("organizations/bridge.yaml", "  - id: old-bridge", "old-bridge"),
        ("laws.yaml", "guards_read:", "law guards_read"),
        ("doors.yaml", "3:\n", "door 3"),
    ],
)
def test_a_record_that_is_removed_is_refused_until_it_is_accepted(
    data_copy: Path, file: str, begins: str, owner: str
) -> None:
    text = (data_copy / file).read_text("utf-8")
    (data_copy / file).write_text(text[: text.index(begins)], "utf-8")
    accepted = (data_copy / ACCEPTED).read_text("utf-8").splitlines()
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    [problem] = caught.value.problems
    assert problem.what == f"{owner!r} would be removed, with all its accepted answers"
    assert (problem.file, problem.line) == (f"data/{ACCEPTED}", accepted.index(f"{owner}:") + 1)
    assert f"- {problem.what}\n" in accept(data_copy).output
    assert f"{owner}:" not in (data_copy / ACCEPTED).read_text("utf-8").splitlines()
    assert not is_refused(data_copy)


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("organizations/bridge.yaml", "cost: free"),
        ("laws.yaml", "needs_lawyer: hide"),
        ("doors.yaml", "picture: write"),
        ("site.yaml", "adult_age: 18"),
    ],
)
def test_a_record_that_is_not_valid_is_not_told_as_removed(
    data_copy: Path, file: str, old: str
) -> None:
    swap(old, f"{old}x")(data_copy / file)
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY)
    assert "would be removed" not in str(caught.value)


def test_a_host_of_sources_may_go(data_copy: Path) -> None:
    swap("hosts of sources:\n", "hosts of sources:\n  gone.example.org: gone\n")(
        data_copy / ACCEPTED
    )
    assert not is_refused(data_copy)


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_nothing_changes_unless_somebody_says_yes(data_copy: Path, typed: str) -> None:
    before = (data_copy / ACCEPTED).read_bytes()
    swap("cost: varies", "cost: free")(data_copy / COAST)
    accept(data_copy, typed)
    assert (data_copy / ACCEPTED).read_bytes() == before
    assert is_refused(data_copy)


def test_a_lost_file_is_asked_for_and_made_anew(data_copy: Path) -> None:
    before = (data_copy / ACCEPTED).read_bytes()
    (data_copy / ACCEPTED).unlink()
    assert is_refused(data_copy)
    assert "nobody has accepted the answers of Coast Line" in accept(data_copy).output
    assert (data_copy / ACCEPTED).read_bytes() == before


def test_the_answers_of_a_new_service_are_shown_before_they_are_accepted(data_copy: Path) -> None:
    text = (data_copy / COAST).read_text("utf-8")
    start, end = text.index("    phones:"), text.index("    url:")
    new = (text[:start] + text[end:]).replace("id: coast", "id: newcomer")
    new = new.replace("Coast Line", "New Line")
    (data_copy / "organizations/newcomer.yaml").write_text(new, "utf-8")
    before = (data_copy / ACCEPTED).read_bytes()
    result = accept(data_copy, "n\n")
    same = "THIS IS THE ADDRESS OF 'coast' TOO"
    for line in (
        "- nobody has accepted the answers of New Line",
        "- the cost of New Line would be: varies",
        "- the duty to report of New Line would be: The staff may have to report danger to the",
        "- the eligibility of New Line would be: Anyone who was trafficked.",
        f"- the web address of New Line would be: https://coast.example.org ({same})",
    ):
        assert f"\n{line}" in f"\n{result.output}"
    assert (data_copy / ACCEPTED).read_bytes() == before
    accept(data_copy)
    assert not is_refused(data_copy)


def test_other_faults_come_first(data_copy: Path) -> None:
    swap("cost: varies", "cost: nothing")(data_copy / COAST)
    result = accept(data_copy)
    assert result.exit_code == 1
    assert result.output.endswith("Nothing was changed.\n")


def test_rewording_needs_nobody(data_copy: Path) -> None:
    swap("The staff may have to report danger", "Staff may have to report danger")(
        data_copy / COAST
    )
    assert not is_refused(data_copy)


def sentences_told(now: str) -> list[Problem]:
    """Return the message about a sentence that replaces the accepted one."""
    return list(check_sentences((SENTENCE,), {now: PLACE}))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("do not have", "have", 'would lose "not"'),
        ("You do not have to", "You must not", 'gain "must"'),
        ("more than", "more than two or", 'gain "two"'),
        (SENTENCE, "Ask somebody who knows the law.", "nobody has accepted"),
    ],
)
def test_a_turned_sentence_of_a_page_is_told(old: str, new: str, problem: str) -> None:
    (fault,) = sentences_told(SENTENCE.replace(old, new))
    assert problem in fault.what
    assert (fault.file, fault.line) == PLACE


def test_a_sentence_said_otherwise_is_taken() -> None:
    assert sentences_told(SENTENCE.replace("tell them", "say to them")) == []


def test_sentences_of_pages_are_accepted_with_the_answers(
    data_copy: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = templates / SENTENCES
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[1:]))
    env = {"SITE_DATA": str(data_copy)}
    settings = replace(read_settings(env), templates=templates, translations=fixture_translations())
    monkeypatch.setattr(checking, "read_settings", lambda: settings)
    assert "nobody has accepted" in CliRunner().invoke(data, ["check"]).output
    assert "nobody has accepted the safety-critical sentence" in accept(data_copy).output
    assert path.read_bytes() == whole


def test_pages_have_safety_critical_sentences(templates: Path) -> None:
    template = read_template(fixture_translations())
    found = find_sentences(template)
    assert set(read_sentences(templates)[0]) == set(found)


def remove(path: Path) -> None:
    """Take the last service of a file away."""
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - id: nation-house")], "utf-8")


def close(path: Path) -> None:
    """Close the last service of a file."""
    text = path.read_text("utf-8")
    start = text.index("  - id: nation-house")
    kept, _, phones = text[start:].partition("    phones:\n")
    rest = phones[phones.index("\n    sources:") :]
    closed = kept.replace("status: active", CLOSED).rstrip("\n")
    path.write_text(text[:start] + closed + rest, "utf-8")


@pytest.mark.parametrize("hurt", [remove, close])
def test_what_a_closed_or_deleted_service_leaves_behind_has_one_next_step(
    data_copy: Path, hurt: Callable[[Path], None]
) -> None:
    hurt(data_copy / "organizations/small.yaml")
    env = {"SITE_DATA": str(data_copy), "SITE_TRANSLATIONS": str(fixture_translations())}
    for command in (
        ["check"],
        ["todo"],
        ["verify", "nation-house", "--by", "AB", "--source", "called"],
    ):
        output = CliRunner().invoke(data, command, env=env).output
        assert "if that is right, type `.venv/bin/flask data accept`" in output or (
            "deleted, type `.venv/bin/flask data accept`" in output
        )
    assert "'nation-house' is closed or deleted" in accept(data_copy).output
    assert "nation-house:" not in (data_copy / VERIFIED).read_text("utf-8")
    assert not is_refused(data_copy)
