"""The one lock: nothing that a life can hang on changes unseen, and who looks seals it."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click import ClickException
from click.testing import CliRunner, Result
from pydantic import BaseModel, ValidationError

from tests.sites import FIXTURE, fixture, live
from tests.test_facts import EDITS, LINE, SHORE, Slip, damage, list_slips
from webapp import create_app
from webapp.cli import data as commands
from webapp.cli import site as exporting
from webapp.desk.extract import extract, write_catalog
from webapp.facts import lock
from webapp.facts.load import Data
from webapp.settings import ROOT
from webapp.words.catalogs import find_safety_sentences

FREE = {"sources", "newest_source", "source", "note", "derived_from", "not_in_quote"}
FREE |= {"accessibility"}
type Steps = tuple[Any, ...] | list[Any]
LAW, COAST = "organizations/law.yaml", "organizations/coast.yaml"
NUMBER = Slip(SHORE, "555-0100", "555-0103")  # which is that of another
CALL = Slip(COAST, "called: 2025-03-01 AB", "called: 2025-04-02 CD")
COST = Slip(SHORE, "cost: free", "cost: low")


def list_records(data: Data) -> Iterator[tuple[type[BaseModel], Any]]:
    """Yield the kind of each record that is locked, and what an editor wrote."""
    records = dict[str, BaseModel]()
    for kind, name in lock.KINDS.items():
        records |= {f"{kind} {key}": record for key, record in getattr(data, name).items()}
    records |= {f"organization {each.id}": each for each in data.organizations}
    records |= {f"{name}.yaml": getattr(data, name) for name in ("site", "places", "towns")}
    for key, record in records.items():
        document, loc = data.locations[key]
        written: Any = document.values
        for step in loc:
            written = written[step]
        yield type(record), written


def list_leaves(written: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Yield the place of each answer, and the answer; of groups of them too."""
    for step, leaf in written.items() if isinstance(written, dict) else enumerate(written):
        yield (*path, step), leaf
        if isinstance(leaf, dict | list):
            yield from list_leaves(leaf, (*path, step))


def changed(written: Any, path: Steps, new: object) -> Any:
    """Return what an editor wrote with another answer in a place, or none there."""
    copied, (step, *further) = written.copy(), path
    if further:
        copied[step] = changed(written[step], further, new)
    elif new is None:
        del copied[step]
    else:
        copied[step] = new
    return copied


@pytest.mark.promise("F1")
@pytest.mark.parametrize("app", [live, fixture])
def test_each_locked_answer_breaks_the_seal_when_it_goes_changes_or_grows(
    app: Callable[[], Any],
) -> None:
    """Sources, quotes and notes are free; all else may change where it reads the same."""
    seen, wrong, others = 0, list[object](), dict[object, Any]()
    for kind, written in list_records(app().data):
        whole = kind.model_validate(written)
        sealed = lock.dump(whole)
        for path, leaf in list_leaves(written):
            is_free = not FREE.isdisjoint(path) or ("unit" in written and "quote" in path)
            other = others.get((kind, path), leaf)  # of the record before, if it has one
            others[kind, path] = leaf
            for new in (None, other, [*leaf, *leaf] if isinstance(leaf, list) else f"{leaf}s"):
                try:
                    damaged = kind.model_validate(changed(written, path, new))
                except ValidationError:
                    continue
                is_seen = lock.dump(damaged) != sealed
                seen += is_seen
                if is_seen == is_free and (is_seen or repr(damaged) != repr(whole)):
                    wrong.append((kind, path, new))
    assert wrong == []
    assert seen > 1_000


def test_each_record_has_a_seal() -> None:
    data = fixture().data
    files = {"sources", "figures", "statements", "laws", "situations", "tables", "seals"}
    assert {*data.locations} - {*lock.answers_of(data)} == {f"{name}.yaml" for name in files}


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the made-up facts and today's messages, accepted and committed."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(FIXTURE / "data", folder / "data")
    (folder / "translations").mkdir()
    (folder / "translations/languages.yaml").write_text("published: []\n", "utf-8")
    shutil.copy(ROOT / "translations/messages.pot", folder / "translations")
    assert run(folder, "accept", "--by", "AB", typed="y\n").exit_code == 0
    for command in ("init -q", "add -A", "-c user.name=x -c user.email=x commit -qm x"):
        subprocess.run(["git", "-C", folder, *command.split()], check=True)
    return folder


@pytest.fixture
def site(committed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(committed, tmp_path / "site"))


def run(site: Path, *args: str, typed: str = "") -> Result:
    group = exporting if args[0] == "export" else commands
    return CliRunner().invoke(group, args, input=typed, env=settings_of(site))


def settings_of(site: Path) -> dict[str, str]:
    return {f"SITE_{name.upper()}": str(site / name) for name in ("data", "translations")}


def turn_a_not(file: Path) -> tuple[str, str]:
    """Take a "not" out of a safety sentence of a file, and return both sentences."""
    text = file.read_text("utf-8")
    sentences = find_safety_sentences(extract(ROOT))
    sentence = next(each for each in sentences if " not " in each and each in text)
    turned = sentence.replace(" not ", " ", 1)
    file.write_text(text.replace(sentence, turned, 1), "utf-8")
    return sentence, turned


def edit(site: Path, *slips: Slip) -> None:
    for slip in slips:
        damage(site / "data", slip)


@pytest.mark.promise("F1")
@pytest.mark.parametrize("slip", list_slips(EDITS))
def test_an_edit_is_refused_with_its_line_and_the_answer_of_before(site: Path, slip: Slip) -> None:
    begins, [told] = damage(site / "data", slip), run(site, "check").output.splitlines()
    assert told.startswith(begins)
    assert slip.words in told


def test_without_a_commit_the_record_is_named_whole(site: Path) -> None:
    edit(site, COST)
    shutil.rmtree(site / ".git")
    assert "'shore-line' is not as it was accepted on " in run(site, "check").output


@pytest.mark.promise("F2")
def test_a_turned_not_in_a_template_is_seen(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First that the list of messages is stale, and once it is not, that nobody accepted it."""
    root, pot = tmp_path / "root", site / "translations/messages.pot"
    for part in ("templates", "data", "webapp/pages"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "babel.cfg", root)
    monkeypatch.setattr("webapp.cli.ROOT", root)
    _, turned = turn_a_not(root / "templates/asking.html")
    file, line = find_safety_sentences(extract(root))[turned]
    fix = "type `.venv/bin/flask translations update`"
    for command in (["check"], ["accept", "--by", "CD"], ["export", f"{tmp_path}/new"]):
        result = run(site, *command)
        assert result.exit_code == 1
        assert f"{file}:{line}: translations/messages.pot lacks {turned!r}; {fix}" in result.output
    pot.write_text(write_catalog(extract(root)), "utf-8")
    for command in (["check"], ["export", f"{tmp_path}/new"]):
        told = run(site, *command).output
        assert told.startswith(f'{file}:{line}: a safety sentence was "')
        assert told.endswith("; mend it, or type `.venv/bin/flask data accept --by YOU`\n")
    assert run(site, "accept", "--by", "CD", typed="y\n").exit_code == 0
    assert run(site, "check").exit_code == 0


@pytest.mark.promise("N2")
def test_accept_asks_for_each_number_and_then_seals_all(site: Path) -> None:
    """A number that is new, and one that was called again; nothing else is asked for."""
    edit(site, NUMBER, CALL, Slip(SHORE, "needs: [talk, health]", "needs: [talk]"))
    edit(site, Slip(LAW, "so: 2 5", "so: 2 6"), Slip("series/police.csv", "2018,2,", "2018,3,"))
    said = run(site, "accept", "--by", "CD", typed="(800) 555-0101\n2075550103\ny\n").output
    asked = re.findall(r"^(.+), help by voice: type the number (.+): ", said, re.MULTILINE)
    assert asked == [
        ("Coast Line", "that you called"),
        ("Shore Line", "from the source or your phone"),
    ]
    gone, number, other = map(said.index, ("needs 2", "phones 1 voice", "menu so"))
    assert gone < number < other
    assert "LOOK AGAIN: it is that of 'law' too" in said
    assert "Read the page of numbers again" in said
    seals = (site / "data/seals.yaml").read_text("utf-8")
    new = re.findall(r"^([^:]+): .+ by: CD", seals, re.MULTILINE)
    assert new == ["coast", "law", "rows police", "shore-line"]


@pytest.mark.promise("N2")
@pytest.mark.parametrize(
    "typed", ["8005550102\n", "8005550101\n2075550100\ny\n", "8005550101\n2075550103\nn\n"]
)
def test_a_number_that_is_not_the_one_in_the_file_changes_nothing(site: Path, typed: str) -> None:
    edit(site, NUMBER, CALL)
    before = (site / "data/seals.yaml").read_bytes()
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 1
    assert (site / "data/seals.yaml").read_bytes() == before


@pytest.mark.promise("N2")
def test_a_call_to_the_number_of_before_says_nothing_of_a_new_one(site: Path) -> None:
    edit(site, Slip(COAST, "555-0101", "555-0131"))
    before = (site / "data/seals.yaml").read_bytes()
    told = run(site, "accept", "--by", "CD", typed="8005550131\ny\n").output
    assert "take it out, or write who called the new number, and when" in told
    assert (site / "data/seals.yaml").read_bytes() == before


def test_what_is_as_it_was_before_an_accepted_change_is_accepted_again(site: Path) -> None:
    for slip in (COST, Slip(SHORE, COST.new, COST.old)):
        edit(site, slip)
        assert run(site, "check").exit_code == 1
        run(site, "accept", "--by", "CD", typed="y\n")
        assert run(site, "check").exit_code == 0


@pytest.mark.parametrize("what", ["a record", "a sentence"])
def test_only_flask_run_in_debug_shows_what_nobody_accepted(
    site: Path, what: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if what == "a record":
        edit(site, COST)
        told = '`cost` of \'shore-line\' was "free", and is now "low"'
    else:
        was, now = map(lock.say, turn_a_not(site / "translations/messages.pot"))
        told = f"a safety sentence was {was}, and is now {now}"
    for name, value in settings_of(site).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("FLASK_RUN_EXTRA_FILES", "")  # which is put back after the test
    monkeypatch.delenv("FLASK_RUN_EXTRA_FILES")
    monkeypatch.setenv("FLASK_DEBUG", "1")
    monkeypatch.setenv("WERKZEUG_RUN_MAIN", "true")  # as where an edit starts it again
    with pytest.raises(ClickException, match=re.escape(told)):
        create_app()
    with click.Context(click.Command("run"), info_name="run"):
        create_app()
    assert told in caplog.text
    assert str(site / "data" / SHORE) in os.environ["FLASK_RUN_EXTRA_FILES"].split(os.pathsep)


@pytest.mark.promise("R4")
def test_an_edit_of_a_law_voids_its_reading(site: Path) -> None:
    said = run(site, "read", "duty", "--by", "LW", typed="y\n").output
    assert "when somebody under 18 is in danger." in said
    assert "Never claim, in any words: that they report all." in said
    edit(site, Slip("laws.yaml", "\nduty:\n", f"\nduty:\n{said.splitlines()[-1]}\n"))
    run(site, "accept", "--by", "AB", typed="y\n")
    assert "no lawyer has read stay_on, guards;" in run(site, "todo").output
    edit(site, Slip("laws.yaml", "is in danger.", "is hurt."))
    run(site, "accept", "--by", "AB", typed="y\n")
    assert "a lawyer read 'duty', and its words have changed since" in run(site, "todo").output


WAITING = """\
readers are not told: `operator`; type `operator:` and who runs the site
no lawyer has read duty, stay_on, guards; let one read it, and type
+12075550108 of 'shore-office' is not confirmed since 2024-12-01; call it, or find a newer source
nobody has called 10 numbers; `.venv/bin/flask data calls` lists them"""
CALLS = """\
207-555-0100 shore-line
207-555-0102 harbor-text
898-211 harbor-text
207-555-0103 law
207-555-0104 law
207-555-0107 law
207-555-0105 child-office
207-555-0108 shore-office
711 relay
207-555-0106 nation-house"""


@pytest.mark.promise("N4", "R4")
def test_what_waits_is_listed(site: Path) -> None:
    """Of numbers those that nobody called, the start page first; never 911."""
    edit(site, Slip("site.yaml", "operator: Island Desk\n", ""))
    run(site, "accept", "--by", "AB", typed="y\n")
    told = run(site, "todo").output
    assert all(map(LINE.fullmatch, told.splitlines()))
    assert [words for words in WAITING.splitlines() if words not in told] == []
    said = run(site, "calls").output
    calls = re.findall(r"^\d+\. (\S+)  .+\[(.+)\]$", said, re.MULTILINE)
    assert [f"{number} {key}" for number, key in calls] == CALLS.splitlines()
    thought = "hours always; languages English, interpreter yes; cost free; last shown 2024-12-01"
    assert f"   We think: {thought}\n" in said
