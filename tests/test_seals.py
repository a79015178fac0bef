"""Approval of facts: changes nobody accepted are rejected, and `flask data accept` seals them."""

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from click import ClickException
from click.testing import CliRunner, Result
from pydantic import ValidationError

from tests.data_edits import CASES, MESSAGE, SHORE, DataEdit, edit_data, read_edits
from tests.sites import edit_file, fixture_app, fixture_folder
from webapp import create_app
from webapp.cli.data import data_commands
from webapp.cli.site import site_commands
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.models import Record, Seal, Source
from webapp.facts.services import Organization
from webapp.pages.app import App
from webapp.settings import ROOT, Settings
from webapp.words.catalogs import find_safety_sentences
from webapp.words.extract import extract_messages, format_catalog

UNLOCKED = {"sources", "source", "note", "not_in_quote", "accessibility"}
LAW, COAST = "organizations/law.yaml", "organizations/coast.yaml"
NEW_NUMBER = ("555-0100", "555-0103")  # another service has it too
COMMIT = "-c user.name=x -c user.email=x commit -qam x"
PLACE = ("templates/asking.html", 7)
type Steps = tuple[Any, ...]
type Variants = Iterator[tuple[Steps, Any]]


def list_records(data: Data) -> Iterator[tuple[type[Record], Any]]:
    """Yield the type of each record that has a seal, and its values as text."""
    for record, document, loc in data.entries.values():
        if isinstance(record, Record) and not isinstance(record, Source | Seal):
            values: Any = document.values
            for step in loc:
                values = values[step]
            if isinstance(record, Organization):
                values = values | {"services": []}
            yield type(record), values


def list_variants(values: Any, previous: dict[Steps, Any], path: Steps = ()) -> Variants:
    """Yield copies with one value deleted, replaced or made longer, each with its path.

    A value is replaced by the one that the previous record had there.
    """
    for step, value in values.items() if isinstance(values, dict) else enumerate(values):
        inner_path = (*path, step)
        other = previous.get(inner_path, value)
        previous[inner_path] = value
        longer = [*value, *value] if isinstance(value, list) else f"{value}s"
        for new in (None, other, longer):
            yield inner_path, replace_value(values, step, new)
        if isinstance(value, dict | list):
            for changed_path, variant in list_variants(value, previous, inner_path):
                yield changed_path, replace_value(values, step, variant)


def replace_value(values: Any, step: Any, new: object) -> Any:
    """Return a copy with another value of a field or item, or (for None) without it."""
    copy = values.copy()
    if new is None:
        del copy[step]
    else:
        copy[step] = new
    return copy


@pytest.mark.promise("F1")
def test_dump_locked_changes_with_each_locked_value_and_no_other(fixture_or_live_app: App) -> None:
    wrong, changed = list[object](), 0
    previous = defaultdict[type, dict[Steps, Any]](dict)
    for record_type, values in list_records(fixture_or_live_app.data):
        record = record_type.model_validate(values)
        for path, variant in list_variants(values, previous[record_type]):
            try:
                edited = record_type.model_validate(variant)
            except ValidationError:
                continue
            is_quote_of_figure = "unit" in values and "quote" in path
            is_unlocked = is_quote_of_figure or not UNLOCKED.isdisjoint(path)
            should_change = not is_unlocked and repr(edited) != repr(record)
            is_changed = seals.dump_locked(edited) != seals.dump_locked(record)
            changed += is_changed
            if is_changed != should_change:
                wrong.append((record_type, path, variant))
    assert wrong == []
    assert changed > 1_000


def test_get_locked_values_leaves_out_only_sources_seals_and_files_of_records() -> None:
    data = fixture_app().data
    unlocked = data.entries.keys() - seals.get_locked_values(data, ()).keys()
    files = {"sources", "figures", "statements", "laws", "situations", "tables", "seals"}
    kinds = {"seal", "source"} | {f"{file}.yaml" for file in files}
    assert {name.partition(" ")[0] for name in unlocked} == kinds


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a git repository with the made-up facts and today's messages, all accepted."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(fixture_folder() / "data", folder / "data")
    (folder / "translations").mkdir()
    (folder / "translations/languages.yaml").write_text("published: []\n", "utf-8")
    shutil.copy(ROOT / "translations/messages.pot", folder / "translations")
    assert run(folder, "accept", "--by", "AB", typed="y\n").exit_code == 0
    for command in ("init -q", "add -A", COMMIT):
        subprocess.run(["git", "-C", folder, *command.split()], check=True)
    return folder


@pytest.fixture
def site(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the repository that a test may change, beside the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(committed, "site"))


def run(site: Path, *args: str, typed: str = "") -> Result:
    """Run a command of `flask data`, or `flask site export`."""
    group = site_commands if args[0] == "export" else data_commands
    env = {"SITE_DATA": str(site / "data"), "SITE_TRANSLATIONS": str(site / "translations")}
    return CliRunner().invoke(group, args, input=typed, env=env)


def start(site: Path) -> None:
    create_app(Settings(site / "data", site / "translations"))


def read_seals(site: Path) -> str:
    return (site / "data/seals.yaml").read_text("utf-8")


@pytest.mark.promise("F1")
@pytest.mark.parametrize("case", read_edits("unaccepted_edits"))
def test_check_unaccepted_edit_reports_line_and_change(site: Path, case: DataEdit) -> None:
    begin = edit_data(site / "data", case.file, case.old, case.new, case.line_of)
    [message] = run(site, "check").output.splitlines()
    assert message.startswith(begin)
    assert case.message in message


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """Return the English of templates after an edit that no longer says "not"."""
    english = extract_messages(ROOT, pages_only=True)
    sentences = [s for s in find_safety_sentences(english) if english.get(s, "safety")]
    sentence = next(sentence for sentence in sentences if " not " in sentence)
    english.delete(sentence, "safety")
    english.add(sentence.replace(" not ", " ", 1), None, [PLACE], context="safety")
    monkeypatch.setattr("webapp.content.extract_messages", lambda *_, **__: english)
    return english


UNACCEPTED = "templates/asking.html:7: `\\d+` of 'messages' was \""


@pytest.mark.promise("F2")
@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("command", [["check"], ["accept", "--by", "CD"], ["export", "new"]])
def test_command_stale_messages_file_is_rejected(site: Path, command: list[str]) -> None:
    result = run(site, *command)
    assert result.exit_code == 1
    assert "templates/asking.html:7: out of date: 2 messages differ" in result.output
    assert "; type `.venv/bin/flask translations update`" in result.output


@pytest.mark.promise("F2")
def test_changed_safety_sentence_is_rejected_until_accepted(site: Path, english: Catalog) -> None:
    with pytest.raises(ClickException, match=f"^{UNACCEPTED}"):
        start(site)  # though messages.pot is unchanged
    (site / "translations/messages.pot").write_text(format_catalog(english), "utf-8")
    for command in (["check"], ["export", "new"]):
        output = run(site, *command).output
        assert re.match(UNACCEPTED, output)
        assert output.endswith("; correct it, or type `.venv/bin/flask data accept --by YOU`\n")
    assert run(site, "accept", "--by", "CD", typed="y\n").exit_code == 0
    assert run(site, "check").exit_code == 0
    start(site)


CALLED, CALLED_AGAIN = "called: 2025-03-01 AB", "called: 2025-04-02 CD"
CHAT = "description: The chat opens a new page."


@pytest.mark.promise("N2")
def test_accept_asks_for_each_new_number(site: Path) -> None:
    """A new number, one with a new menu and one that was called again, but no other."""
    edit_file(site / "data" / SHORE, *NEW_NUMBER)
    edit_file(site / "data" / SHORE, "needs: [talk, health]", "needs: [talk]")
    edit_file(site / "data" / COAST, CALLED, CALLED_AGAIN)
    edit_file(site / "data" / LAW, "so: 2 5", "so: 2 6")
    edit_file(site / "data/series/police.csv", "2018,2,", "2018,3,")
    typed = "cd\n(800) 555-0101\nHello, Coast Line\n207 555 0103\n2075550103\ny\n"
    output = run(site, "accept", "--by", "EF", typed=typed).output
    questions = re.findall(r"^(.+), help by voice: (.+): ", output, re.MULTILINE)
    assert questions == [
        ("Coast Line", "who called it"),
        ("Coast Line", "type the number that CD called"),
        ("Coast Line", "with which name or words did it answer"),
        ("Open Law", "type the number from the source or your phone"),
        ("Shore Line", "type the number from the source or your phone"),
    ]
    assert output.index("needs 2") < output.index("menu so")
    assert "Read the page of numbers again" in output
    sealed = re.findall(r"^([^:]+): .+ by: EF", read_seals(site), re.MULTILINE)
    assert sealed == ["coast", "law", "rows police", "shore-line"]


@pytest.mark.promise("N2")
@pytest.mark.parametrize("typed", ["2075550100\ny\n", "2075550103\nn\n"])
def test_accept_wrong_number_or_no_changes_nothing(site: Path, typed: str) -> None:
    edit_file(site / "data" / SHORE, *NEW_NUMBER)
    before = read_seals(site)
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 1
    assert read_seals(site) == before


def add_call(site: Path, channel: str) -> None:
    """Write that CD called the number of a service, or opened its chat."""
    if channel == "voice":
        edit_file(site / "data" / COAST, CALLED, CALLED_AGAIN)
    else:
        edit_file(site / "data" / COAST, CHAT, f"{CALLED_AGAIN}\n        {CHAT}")


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("channel", "typed", "message"), CASES["wrong_call_answers"])
def test_accept_wrong_answer_about_a_call_changes_nothing(
    site: Path, channel: str, typed: str, message: str
) -> None:
    add_call(site, channel)
    before = read_seals(site)
    result = run(site, "accept", "--by", "EF", typed=typed)
    assert result.exit_code == 1
    assert message in result.output
    assert read_seals(site) == before


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("channel", "typed"), CASES["right_call_answers"])
def test_accept_right_answers_about_a_call_seal_it(site: Path, channel: str, typed: str) -> None:
    add_call(site, channel)
    before = read_seals(site)
    assert run(site, "accept", "--by", "EF", typed=typed).exit_code == 0
    assert read_seals(site) != before


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("old", "new"), [("555-0101", "555-0131"), ("//chat.", "//chats.")])
def test_accept_call_to_an_earlier_number_is_rejected(site: Path, old: str, new: str) -> None:
    edit_file(site / "data" / COAST, CHAT, f"{CALLED}\n        {CHAT}")
    typed = "AB\nchat.example.org\nCoast Line\ny\n"
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 0
    subprocess.run(["git", "-C", site, *COMMIT.split()], check=True)
    edit_file(site / "data" / COAST, old, new)
    before = read_seals(site)
    output = run(site, "accept", "--by", "CD", typed="8005550131\ny\n").output
    assert "take it out, or write who called the new one, and when" in output
    assert read_seals(site) == before


def test_create_app_unaccepted_fact_is_rejected(site: Path) -> None:
    edit_file(site / "data" / SHORE, "cost: free", "cost: low")
    with pytest.raises(ClickException, match=r'was "free", and is now "low"'):
        start(site)


@pytest.fixture
def reworded_law(site: Path) -> Path:
    """Return the file of laws after an edit of words that a lawyer has read."""
    edit_file(site / "data/laws.yaml", "goes to an office.", "goes to a judge.")
    return site / "data/laws.yaml"


@pytest.mark.promise("R4")
@pytest.mark.usefixtures("reworded_law")
def test_accept_lawyer_of_earlier_words_is_rejected(site: Path) -> None:
    output = run(site, "accept", "--by", "AB", typed="y\ny\n").output
    assert "duty_read: `lawyer:` is about the previous text; take it out, or write who" in output


@pytest.mark.promise("R4")
def test_accept_new_reading_shows_the_words(site: Path, reworded_law: Path) -> None:
    edit_file(reworded_law, "lawyer: 2025-04-01 LW", "lawyer: 2025-04-02 LW")
    before = read_seals(site)
    output = run(site, "accept", "--by", "AB", typed="n\n").output
    assert "The report goes to a judge." in output
    assert "Did LW read exactly this text on 2025-04-02?" in output
    assert read_seals(site) == before
    assert run(site, "accept", "--by", "AB", typed="y\ny\n").exit_code == 0


TASKS = """\
`operator` is not set, and readers need it; type `operator:` and who runs the site
no lawyer has read duty, duty_read, stay_on, guards; ask one to read it, and type `lawyer:`
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
def test_todo_lists_each_task_with_its_line(site: Path) -> None:
    edit_file(site / "data/site.yaml", "operator: Island Desk\n", "")
    edit_file(site / "data/laws.yaml", "  lawyer: 2025-04-01 LW\n", "")  # of `duty_read`
    run(site, "accept", "--by", "AB", typed="y\n")
    output = run(site, "todo").output
    assert all(map(MESSAGE.fullmatch, output.splitlines()))
    assert [task for task in TASKS.splitlines() if task not in output] == []


@pytest.mark.promise("N4")
def test_calls_lists_numbers_that_nobody_called_but_not_911(site: Path) -> None:
    output = run(site, "calls").output
    calls = re.findall(r"^\d+\. (\S+)  .+\[(.+)\]$", output, re.MULTILINE)
    assert [f"{number} {key}" for number, key in calls] == CALLS.splitlines()


def test_check_missing_figure_of_numbers_page_is_reported(site: Path) -> None:
    edit_file(site / "data/figures.yaml", "\nserved_preble_2025:\n", "\nserved_preble_2026:\n")
    assert run(site, "accept", "--by", "AB", typed="y\n").exit_code == 0
    assert "has no attribute 'served_preble_2025'; bring it back" in run(site, "check").output
