"""The one lock: nothing that a life can hang on changes unseen, and who looks seals it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click import ClickException
from click.testing import CliRunner, Result
from pydantic import BaseModel, ValidationError

from tests.damages import LINE, LOCKED, SHORE, Damage, damages_of
from tests.sites import FIXTURE, edit, fixture
from webapp import create_app
from webapp.cli.data import data_commands as commands
from webapp.cli.site import site_commands as exporting
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.pages.app import App
from webapp.settings import ROOT, Settings
from webapp.words.catalogs import find_safety_sentences
from webapp.words.extract import extract, write_catalog

FREE = {"sources", "source", "note", "not_in_quote"}
FREE |= {"accessibility"}
type Steps = tuple[Any, ...] | list[Any]
LAW, COAST = "organizations/law.yaml", "organizations/coast.yaml"
NUMBER = ("555-0100", "555-0103")  # which is that of another
COMMIT = "-c user.name=x -c user.email=x commit -qam x"
COST = ("cost: free", "cost: low")


def list_records(data: Data) -> Iterator[tuple[type[BaseModel], Any]]:
    """Yield the kind of each record that is locked, and what an editor wrote."""
    records = dict[str, BaseModel]()
    for name in seals.KINDS:
        records |= {f"{name[:-1]} {key}": record for key, record in getattr(data, name).items()}
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
def test_each_locked_answer_breaks_the_seal_when_it_goes_changes_or_grows(each_app: App) -> None:
    """Sources, quotes and notes are free; all else may change where it reads the same."""
    seen, wrong, others = 0, list[object](), dict[object, Any]()
    for kind, written in list_records(each_app.data):
        whole = kind.model_validate(written)
        sealed = seals.dump(whole)
        for path, leaf in list_leaves(written):
            is_free = not FREE.isdisjoint(path) or ("unit" in written and "quote" in path)
            other = others.get((kind, path), leaf)  # of the record before, if it has one
            others[kind, path] = leaf
            for new in (None, other, [*leaf, *leaf] if isinstance(leaf, list) else f"{leaf}s"):
                try:
                    damaged = kind.model_validate(changed(written, path, new))
                except ValidationError:
                    continue
                is_seen = seals.dump(damaged) != sealed
                seen += is_seen
                if is_seen == is_free and (is_seen or repr(damaged) != repr(whole)):
                    wrong.append((kind, path, new))
    assert wrong == []
    assert seen > 1_000


def test_each_record_has_a_seal() -> None:
    data = fixture().data
    files = {"sources", "figures", "statements", "laws", "situations", "tables", "seals"}
    assert {*data.locations} - {*seals.answers_of(data)} == {f"{name}.yaml" for name in files}


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the made-up facts and today's messages, accepted and committed."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(FIXTURE / "data", folder / "data")
    (folder / "translations").mkdir()
    (folder / "translations/languages.yaml").write_text("published: []\n", "utf-8")
    shutil.copy(ROOT / "translations/messages.pot", folder / "translations")
    assert run(folder, "accept", "--by", "AB", typed="y\n").exit_code == 0
    for command in ("init -q", "add -A", COMMIT):
        subprocess.run(["git", "-C", folder, *command.split()], check=True)
    return folder


@pytest.fixture
def site_copy(committed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(committed, tmp_path / "site"))


def run(site_copy: Path, *args: str, typed: str = "") -> Result:
    group = exporting if args[0] == "export" else commands
    return CliRunner().invoke(group, args, input=typed, env=settings_of(site_copy))


def settings_of(site_copy: Path) -> dict[str, str]:
    return {f"SITE_{name.upper()}": str(site_copy / name) for name in ("data", "translations")}


def change_shore(site_copy: Path, *changes: tuple[str, str]) -> None:
    for old, new in changes:
        edit(site_copy / "data" / SHORE, old, new)


@pytest.mark.promise("F1")
@pytest.mark.parametrize("damage", damages_of(LOCKED))
def test_an_edit_is_refused_with_its_line_and_the_answer_of_before(
    site_copy: Path, damage: Damage
) -> None:
    begins, [output] = damage.do(site_copy / "data"), run(site_copy, "check").output.splitlines()
    assert output.startswith(begins)
    assert damage.words in output


@pytest.mark.promise("F2")
def test_a_turned_not_in_a_template_is_seen(
    site_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start refuses it though messages.pot is as it was; check and export name both."""
    english, file, line = extract(ROOT, of_pages=True), "templates/asking.html", 7
    safe = (each for each in find_safety_sentences(english) if english.get(each, "safety"))
    sentence = next(each for each in safe if " not " in each)
    english.delete(sentence, "safety")
    turned = sentence.replace(" not ", " ", 1)
    english.add(turned, None, [(file, line)], context="safety")
    monkeypatch.setattr("webapp.content.extract", lambda *_, **__: english)
    settings = Settings(site_copy / "data", site_copy / "translations")
    unaccepted = f"{file}:{line}: `\\d+` of 'messages' was \""
    with pytest.raises(ClickException, match=f"^{unaccepted}"):
        create_app(settings)
    fix = "type `.venv/bin/flask translations update`"
    for command in (["check"], ["accept", "--by", "CD"], ["export", f"{tmp_path}/new"]):
        result = run(site_copy, *command)
        assert result.exit_code == 1
        what = f"2 messages are not those of the site, first {turned!r}"
        assert f"{file}:{line}: {what}; {fix}" in result.output
    (site_copy / "translations/messages.pot").write_text(write_catalog(english), "utf-8")
    for command in (["check"], ["export", f"{tmp_path}/new"]):
        output = run(site_copy, *command).output
        assert re.match(unaccepted, output)
        assert output.endswith("; mend it, or type `.venv/bin/flask data accept --by YOU`\n")
    assert run(site_copy, "accept", "--by", "CD", typed="y\n").exit_code == 0
    assert run(site_copy, "check").exit_code == 0
    create_app(settings)


CALLED, CALLED_ANEW = "called: 2025-03-01 AB", "called: 2025-04-02 CD"
CHAT = "description: The chat opens a new page."


@pytest.mark.promise("N2")
def test_accept_asks_for_each_number_and_then_seals_all(site_copy: Path) -> None:
    """A number that is new, one whose menu changed, one that was called again; no other."""
    change_shore(site_copy, NUMBER, ("needs: [talk, health]", "needs: [talk]"))
    edit(site_copy / "data" / COAST, CALLED, CALLED_ANEW)
    edit(site_copy / "data" / LAW, "so: 2 5", "so: 2 6")
    edit(site_copy / "data/series/police.csv", "2018,2,", "2018,3,")
    typed = "cd\n(800) 555-0101\nHello, Coast Line\n207 555 0103\n2075550103\ny\n"
    output = run(site_copy, "accept", "--by", "EF", typed=typed).output
    asked = re.findall(r"^(.+), help by voice: (.+): ", output, re.MULTILINE)
    assert asked == [
        ("Coast Line", "who called it"),
        ("Coast Line", "type the number that CD called"),
        ("Coast Line", "with which name or words did it answer"),
        ("Open Law", "type the number from the source or your phone"),
        ("Shore Line", "type the number from the source or your phone"),
    ]
    assert output.index("needs 2") < output.index("menu so")
    assert "Read the page of numbers again" in output
    seals = (site_copy / "data/seals.yaml").read_text("utf-8")
    new = re.findall(r"^([^:]+): .+ by: EF", seals, re.MULTILINE)
    assert new == ["coast", "law", "rows police", "shore-line"]


@pytest.mark.promise("N2")
@pytest.mark.parametrize("typed", ["2075550100\ny\n", "2075550103\nn\n"])
def test_a_number_that_is_not_the_one_in_the_file_changes_nothing(
    site_copy: Path, typed: str
) -> None:
    change_shore(site_copy, NUMBER)
    before = (site_copy / "data/seals.yaml").read_bytes()
    assert run(site_copy, "accept", "--by", "CD", typed=typed).exit_code == 1
    assert (site_copy / "data/seals.yaml").read_bytes() == before


CALL_ANSWERS = {
    "EF\n8005550101\nCoast Line\ny\n": "says that CD called it; find out who did",
    "CD\n8005550110\nCoast Line\ny\n": "that is not what stands in the file of 'coast'",
    "CD\n8005550101\n \ny\n": "nobody says how +18005550101 answered",
    "CD\n8005550101\nJoe's Pizza\nn\ny\n": '"Joe\'s Pizza" does not name Coast Line. Was it',
    "CD\n8005550101\nJoe's Pizza\ny\ny\n": "",
    "CD\n8005550101\ncoast line, good day\ny\n": "",
}
CHAT_ANSWERS = {
    "EF\nchat.example.org\nCoast Line\ny\n": "says that CD called it",
    "CD\nchat.example.com\nCoast Line\ny\n": "that is not what stands in the file of 'coast'",
    "CD\nchat.example.org\nWelcome\nn\ny\n": "'Welcome' does not name Coast Line",
    "CD\nhttps://www.chat.example.org/\nThe Coast Line\ny\n": "",
}


@pytest.mark.promise("N2")
@pytest.mark.parametrize(
    ("old", "new", "typed", "refused"),
    [
        *((CALLED, CALLED_ANEW, *answer) for answer in CALL_ANSWERS.items()),
        *((CHAT, f"{CALLED_ANEW}\n        {CHAT}", *answer) for answer in CHAT_ANSWERS.items()),
    ],
)
def test_a_new_call_counts_once_somebody_says_who_called_what_and_how_it_answered(
    site_copy: Path, old: str, new: str, typed: str, refused: str
) -> None:
    edit(site_copy / "data" / COAST, old, new)
    before = (site_copy / "data/seals.yaml").read_bytes()
    result = run(site_copy, "accept", "--by", "EF", typed=typed)
    assert result.exit_code == bool(refused)
    assert refused in result.output
    is_changed = (site_copy / "data/seals.yaml").read_bytes() != before
    assert is_changed == (not refused)


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("old", "new"), [("555-0101", "555-0131"), ("//chat.", "//chats.")])
def test_a_call_to_the_number_of_before_says_nothing_of_a_new_one(
    site_copy: Path, old: str, new: str
) -> None:
    edit(site_copy / "data" / COAST, CHAT, f"{CALLED}\n        {CHAT}")
    typed = "AB\nchat.example.org\nCoast Line\ny\n"
    assert run(site_copy, "accept", "--by", "CD", typed=typed).exit_code == 0
    subprocess.run(["git", "-C", site_copy, *COMMIT.split()], check=True)
    edit(site_copy / "data" / COAST, old, new)
    before = (site_copy / "data/seals.yaml").read_bytes()
    output = run(site_copy, "accept", "--by", "CD", typed="8005550131\ny\n").output
    assert "take it out, or write who called the new one, and when" in output
    assert (site_copy / "data/seals.yaml").read_bytes() == before


def test_nothing_starts_that_nobody_accepted(site_copy: Path) -> None:
    change_shore(site_copy, COST)
    settings = Settings(site_copy / "data", site_copy / "translations")
    with pytest.raises(ClickException, match=r'was "free", and is now "low"'):
        create_app(settings)


@pytest.mark.promise("R4")
def test_a_reading_holds_for_the_words_that_were_read(site_copy: Path) -> None:
    """New words need a new reading; a new reading is asked for beside the words."""
    laws = site_copy / "data/laws.yaml"
    edit(laws, "goes to an office.", "goes to a judge.")
    before = (site_copy / "data/seals.yaml").read_bytes()
    output = run(site_copy, "accept", "--by", "AB", typed="y\ny\n").output
    assert "duty_read: `lawyer:` is from the words of before; take it out, or write who" in output
    edit(laws, "lawyer: 2025-04-01 LW", "lawyer: 2025-04-02 LW")
    output = run(site_copy, "accept", "--by", "AB", typed="n\n").output
    assert "The report goes to a judge." in output
    assert "Did LW read these very words on 2025-04-02?" in output
    assert (site_copy / "data/seals.yaml").read_bytes() == before
    assert run(site_copy, "accept", "--by", "AB", typed="y\ny\n").exit_code == 0
    edit(laws, "  lawyer: 2025-04-02 LW\n", "")
    run(site_copy, "accept", "--by", "AB", typed="y\n")
    assert "no lawyer has read duty, duty_read, stay_on, guards;" in run(site_copy, "todo").output


WAITING = """\
readers are not told: `operator`; type `operator:` and who runs the site
no lawyer has read duty, stay_on, guards; let one read each, and type `lawyer:`
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
def test_what_waits_is_listed(site_copy: Path) -> None:
    """Of numbers those that nobody called, the start page first; never 911."""
    edit(site_copy / "data/site.yaml", "operator: Island Desk\n", "")
    run(site_copy, "accept", "--by", "AB", typed="y\n")
    output = run(site_copy, "todo").output
    assert all(map(LINE.fullmatch, output.splitlines()))
    assert [words for words in WAITING.splitlines() if words not in output] == []
    output = run(site_copy, "calls").output
    calls = re.findall(r"^\d+\. (\S+)  .+\[(.+)\]$", output, re.MULTILINE)
    assert [f"{number} {key}" for number, key in calls] == CALLS.splitlines()


def test_check_names_a_record_that_the_page_of_numbers_asks_for(site_copy: Path) -> None:
    edit(site_copy / "data/figures.yaml", "\nserved_preble_2025:\n", "\nserved_preble_2026:\n")
    assert run(site_copy, "accept", "--by", "AB", typed="y\n").exit_code == 0
    assert "has no attribute 'served_preble_2025'; bring it back" in run(site_copy, "check").output
