"""The one lock: nothing that a life can hang on changes unseen, and who looks seals it."""

import copy
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from click import ClickException
from click.testing import CliRunner
from pydantic import BaseModel, ValidationError

from tests.sites import FIXTURE, FIXTURE_DAY
from tests.test_facts import damage, read_damages
from webapp import create_app
from webapp.cli import data as commands
from webapp.cli import site as exporting
from webapp.desk.extract import extract, write_catalog
from webapp.facts.load import Data, load
from webapp.facts.lock import answers_of, dump, shorten
from webapp.facts.services import Organization
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT, read_settings
from webapp.words.catalogs import find_safety_sentences

SETTINGS = read_settings()
TODAY = SETTINGS.date_today()
SITES = {
    "live": load(SETTINGS.data, TODAY),
    "made-up": load(FIXTURE / "data", FIXTURE_DAY),
}
UNLOCKED = {"sources", "newest_source", "source", "population_source", "note", "derived_from"}
UNLOCKED |= {"not_in_quote", "accessibility"}
SHORE, RESCUE = "organizations/shore.yaml", "organizations/agencies.yaml"
type Steps = tuple[str | int, ...]


def list_records(data: Data) -> Iterator[tuple[str, BaseModel, Any]]:
    """Yield each record that is locked, with its kind and what an editor wrote."""
    kinds: dict[str, Mapping[str, BaseModel]] = {
        "": data.services,
        "law ": data.laws,
        "door ": data.doors,
        "figure ": data.figures,
        "statement ": data.statements,
        "organization ": {o.id: o.model_copy(update={"services": []}) for o in data.organizations},
        "file": {f"{name}.yaml": getattr(data, name) for name in ("site", "places", "towns")},
    }
    for kind, records in kinds.items():
        for key, record in records.items():
            document, loc = data.locations[f"{kind}{key}".removeprefix("file")]
            written: Any = document.values
            for step in loc:
                written = written[step]
            is_organization = isinstance(record, Organization)  # its services are records too
            yield kind, record, {**written, "services": []} if is_organization else written


def list_leaves(written: Any, path: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Yield each answer that is locked, and each list and each group of answers as a whole."""
    is_group, is_figure = isinstance(written, dict), "unit" in written
    for step, each in written.items() if is_group else enumerate(written):
        if step not in UNLOCKED and not (is_figure and step == "quote"):
            yield (*path, step), each
            if isinstance(each, dict | list):
                yield from list_leaves(each, (*path, step))


def changed(written: object, path: Steps, new: object = None) -> object:
    """Return what an editor wrote with one answer replaced, or deleted."""
    copied: Any = copy.deepcopy(written)
    at = copied
    for step in path[:-1]:
        at = at[step]
    if new is None:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return copied


@pytest.mark.parametrize("site", SITES)
def test_each_locked_answer_breaks_the_seal_when_it_goes_changes_or_grows(site: str) -> None:
    others: dict[object, list[object]] = {}
    records = list(list_records(SITES[site]))
    for kind, _, written in records:
        for path, leaf in list_leaves(written):
            others.setdefault((kind, path), []).append(leaf)
    tries, unseen = 0, list[object]()
    for kind, record, written in records:
        sealed = dump(record)
        for path, leaf in list_leaves(written):
            other = next((each for each in others[kind, path] if each != leaf), None)
            more = [*leaf, *leaf[:1]] if isinstance(leaf, list) else f"{leaf}s"
            for new in (None, other, None if isinstance(leaf, dict) else more):
                tries += 1
                try:
                    damaged = type(record).model_validate(changed(written, path, new))
                except ValidationError:
                    continue
                if dump(damaged) == sealed and dict(damaged) != dict(record):
                    unseen.append((kind, path, new))
    assert unseen == []
    assert tries > (10_000 if site == "live" else 1_000)


def test_each_record_has_a_seal() -> None:
    data = SITES["made-up"]
    files = {"sources", "figures", "statements", "laws", "doors", "seals"}
    assert {*data.locations} - {*answers_of(data)} == {f"{name}.yaml" for name in files}


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the made-up facts and today's messages, accepted and committed."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(FIXTURE / "data", folder / "data")
    (folder / "translations").mkdir()
    (folder / "translations/languages.yaml").write_text("published: []\n", "utf-8")
    shutil.copy(ROOT / "translations/messages.pot", folder / "translations")
    assert run(folder, "accept", "--by", "AB", typed="y\n").exit_code == 0
    subprocess.run(["git", "init", "-q", folder], check=True)
    commit(folder)
    return folder


def commit(site: Path) -> None:
    git = ["git", "-C", str(site), "-c", "user.name=x", "-c", "user.email=x"]
    for command in (["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)


@pytest.fixture
def site(committed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(committed, tmp_path / "site"))


def run(site: Path, *args: str, typed: str = "") -> Any:
    group = exporting if args[0] == "export" else commands
    return CliRunner().invoke(group, args, input=typed, env=settings_of(site))


def settings_of(site: Path) -> dict[str, str]:
    return {"SITE_DATA": f"{site}/data", "SITE_TRANSLATIONS": f"{site}/translations"}


def turn_a_not(file: Path) -> tuple[str, str]:
    """Take a "not" out of a safety sentence of a file, and return what it said and says."""
    text = file.read_text("utf-8")
    sentences = find_safety_sentences(extract(ROOT))
    sentence = next(each for each in sentences if " not " in each and each in text)
    turned = sentence.replace(" not ", " ", 1)
    file.write_text(text.replace(sentence, turned, 1), "utf-8")
    return sentence, turned


def edit(site: Path, file: str, old: str, new: str) -> None:
    damage(site / "data", file, old, new, "")


@pytest.mark.parametrize(("file", "old", "new", "words", "at"), read_damages(1))
def test_an_edit_is_refused_with_its_line_and_the_answer_of_before(
    site: Path, file: str, old: str, new: str, words: str, at: str
) -> None:
    begins = damage(site / "data", file, old, new, at)
    with pytest.raises(ProblemsFoundError) as caught:
        load(site / "data", TODAY)
    told = str(caught.value).splitlines()
    assert any(line.startswith(begins) and words in line for line in told), told


def test_what_is_gone_is_told_where_it_was_accepted(site: Path) -> None:
    (site / "data/organizations/small.yaml").unlink()
    answer = run(site, "check").output
    assert "'nation-house' is gone; bring it back, or type" in answer or "is not defined" in answer


def test_without_a_commit_the_record_is_named_whole(site: Path) -> None:
    shutil.rmtree(site / ".git")
    edit(site, SHORE, "cost: free", "cost: low")
    assert "'shore-line' is not as it was accepted on " in run(site, "check").output


def test_what_was_committed_without_being_accepted_is_shown_whole(site: Path) -> None:
    edit(site, SHORE, "cost: free", "cost: low")
    commit(site)
    assert "'shore-line' is not as it was accepted" in run(site, "check").output


def test_sources_quotes_and_notes_may_change(site: Path) -> None:
    edit(site, "sources.yaml", "note: ", "note: Read again. ")
    edit(site, SHORE, "sources: [line, paper]", "sources: [line, paper, study]")
    edit(site, "figures.yaml", "quote: ", "quote: Also, ")
    said = run(site, "check")
    assert said.exit_code == 0, said.output


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
        said = run(site, *command)
        assert said.exit_code == 1
        assert f"{file}:{line}: translations/messages.pot lacks {turned!r}; {fix}" in said.output
    pot.write_text(write_catalog(extract(root)), "utf-8")
    for command in (["check"], ["export", f"{tmp_path}/new"]):
        said = run(site, *command).output
        assert said.startswith(f"{file}:{line}: a safety sentence was '")
        assert said.endswith("; mend it, or type `.venv/bin/flask data accept --by YOU`\n")
    assert run(site, "accept", "--by", "CD", typed="y\n").exit_code == 0
    assert run(site, "check").exit_code == 0


def test_accept_asks_for_each_number_and_then_seals_all(site: Path) -> None:
    edit(site, SHORE, "+12075550100", "+12075550109")
    edit(site, SHORE, "needs: [talk, health]", "needs: [talk]")
    said = run(site, "accept", "--by", "CD", typed="2075550109\npaper\ny\n")
    assert said.exit_code == 0, said.output
    assert said.output.index("phones 1 number") < said.output.index("needs")
    facts = load(site / "data", TODAY)
    [entry] = facts.verified_numbers["shore-line"]
    assert (entry.number, entry.by, entry.source) == ("+12075550109", "CD", "paper")
    assert facts.seals["shore-line"].by == "CD"
    assert facts.seals["coast"].by == "carried over"


def test_what_was_typed_is_not_asked_for_again_before_a_commit(site: Path) -> None:
    own = "organizations/law.yaml"
    edit(site, own, "+12075550104", "+12075550108")
    typed = "2075550108\nline\ny\n"
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 0
    edit(site, own, "needs: [legal]", "needs: [legal, papers]")
    said = run(site, "accept", "--by", "CD", typed="y\n")
    assert said.exit_code == 0, said.output
    assert "is new, or nobody accepted it as it was" not in said.output
    for file in (own, "verified_numbers.yaml"):
        edit(site, file, "+12075550108", "+12075550109")
    said = run(site, "accept", "--by", "CD", typed="y\n")
    assert "office by voice in Northtown: type its number" in said.output
    assert said.exit_code == 1


def test_what_is_as_it_was_before_an_accepted_change_is_accepted_again(site: Path) -> None:
    for old, new in (("cost: free", "cost: low"), ("cost: low", "cost: free")):
        edit(site, SHORE, old, new)
        assert run(site, "check").exit_code == 1
        assert run(site, "accept", "--by", "CD", typed="y\n").exit_code == 0
        load(site / "data", TODAY)


def test_accept_names_whose_number_or_address_a_new_one_is_too(site: Path) -> None:
    phone = 'phones:\n      - type: voice\n        number: "+12075550103"\n        '
    phone += "schedules: unknown\n        languages: unknown\n        "
    phone += "sources: [line]\n        newest_source: line\n    "
    own, of_another, shared = (
        f"url: https://{name}.example.org\n" for name in ("papers", "shore", "state")
    )
    edit(site, "organizations/law.yaml", own, f"{phone}{of_another}")
    for authority in ("police", "state"):
        edit(site, RESCUE, f"authority: {authority}\n", f"authority: {authority}\n    {shared}")
    said = run(site, "accept", "--by", "CD", typed="2075550103\nline\ny\n")
    assert said.exit_code == 0, said.output
    told = {line.strip() for line in said.output.splitlines() if "LOOK AGAIN" in line}
    assert told == {f"LOOK AGAIN: it is that of {other!r} too" for other in ("law", "shore-line")}


def test_a_number_without_an_entry_has_no_source_yet(site: Path) -> None:
    edit(site, SHORE, "+12075550100", "+12075550109")
    said = run(site, "accept", "--by", "CD", typed="2075550109\n\n")
    assert "[paper]" not in said.output
    assert said.exit_code == 1


def test_the_entry_of_a_number_that_is_typed_again_is_shown(site: Path) -> None:
    entry = "- number: '+12075550104'\n  use: office by voice in Northtown\n"
    entry += "  verified: '2025-04-20'\n  by: AB\n  source: line\n"
    edit(site, "verified_numbers.yaml", entry, "")
    said = run(site, "accept", "--by", "CD", typed="2075550104\ncalled\ny\n")
    assert "nothing" not in said.output
    assert "calls 2 source\n      was: 'line'\n      is now: 'called'" in said.output


def test_only_what_changes_is_written_anew(site: Path) -> None:
    edit(site, SHORE, "cost: free", "cost: low")
    assert run(site, "accept", "--by", "CD", typed="y\n").exit_code == 0
    files = ("verified_numbers.yaml", "seals.yaml")
    texts = [
        [(d / file).read_text("utf-8") for file in files] for d in (FIXTURE / "data", site / "data")
    ]
    (numbers, seals), (numbers_now, seals_now) = texts
    assert numbers_now == numbers
    new = {*seals_now.splitlines()} ^ {*seals.splitlines()}
    assert sorted(line.split(":")[0] for line in new) == ["messages", "shore-line", "shore-line"]


@pytest.mark.parametrize(
    "typed", ["2075550100\n", "2075550109\nnowhere\n", "2075550109\npaper\nn\n"]
)
def test_a_number_that_is_not_the_one_in_the_file_changes_nothing(site: Path, typed: str) -> None:
    edit(site, SHORE, "+12075550100", "+12075550109")
    before = {path: path.read_bytes() for path in (site / "data").rglob("*.yaml")}
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 1
    assert {path: path.read_bytes() for path in (site / "data").rglob("*.yaml")} == before


def test_a_call_is_accepted_with_the_number_that_was_dialled(site: Path) -> None:
    edit(site, SHORE, "assured_by: published sources", "assured_by: called")
    assert run(site, "accept", "--by", "CD", typed="(207) 555-0100\ny\n").exit_code == 0
    [entry] = load(site / "data", TODAY).verified_numbers["shore-line"]
    assert entry.is_call
    commit(site)
    edit(site, SHORE, "assured_date: 2025-04-20", "assured_date: 2025-06-07")
    assert run(site, "accept", "--by", "EF", typed="y\n").exit_code == 1
    assert run(site, "accept", "--by", "EF", typed="(207) 555-0100\ny\n").exit_code == 0
    [entry] = load(site / "data", TODAY).verified_numbers["shore-line"]
    assert (entry.verified.isoformat(), entry.by) == ("2025-06-07", "EF")


@pytest.mark.parametrize("what", ["a record", "a sentence"])
def test_only_flask_run_in_debug_shows_what_nobody_accepted(
    site: Path, what: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if what == "a record":
        edit(site, SHORE, "cost: free", "cost: low")
        told = f"data/{SHORE}:15: `cost` of 'shore-line' was 'free', and is now 'low'; "
    else:
        pot = site / "translations/messages.pot"
        sentence, turned = turn_a_not(pot)
        line = pot.read_text("utf-8").splitlines().index(f'msgid "{turned}"') + 1
        was, now = map(repr, shorten(sentence, turned))
        told = f"translations/messages.pot:{line}: a safety sentence was {was}, and is now {now}; "
    for name, value in settings_of(site).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("FLASK_DEBUG", "1")
    monkeypatch.setenv("WERKZEUG_RUN_MAIN", "true")  # as where an edit starts it again
    with pytest.raises(ClickException, match=re.escape(told)):
        create_app()
    with click.Context(click.Command("run"), info_name="run"):
        create_app()
    assert [message.startswith(told) for message in caplog.messages] == [True]


def test_an_edit_of_a_law_voids_its_reading(site: Path) -> None:
    assert run(site, "read", "duty", "--by", "LW", typed="y\n").exit_code == 0
    facts = load(site / "data", TODAY)
    assert facts.is_read("duty")
    edit(site, "laws.yaml", "is in danger.", "is hurt.")
    assert not load(site / "data", TODAY, is_sealed=False).is_read("duty")


@pytest.mark.parametrize("command", ["todo", "calls"])
def test_what_waits_is_listed(site: Path, command: str) -> None:
    said = run(site, command)
    assert said.exit_code == 0
    assert ("[ ] right" if command == "calls" else "nobody has called") in said.output


def test_a_change_in_a_long_text_is_shown_with_the_words_around_it() -> None:
    before = "You can say your name. They must not tell anybody. You can ask them first."
    shown = shorten(before, before.replace(" not", ""))
    assert shown == (
        "... your name. They must not tell anybody. You can ...",
        "... your name. They must tell anybody. You can ...",
    )
