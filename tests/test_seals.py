"""Approval of facts: changes that nobody accepted are rejected with their lines."""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from click import ClickException

from tests.approval import COMMIT, git, run, start
from tests.data_edits import DataEdit, edit_data, read_edits
from tests.sites import edit_file, fixture_app, fixture_folder
from webapp.facts import seals
from webapp.facts.models import Record
from webapp.pages.app import App
from webapp.settings import ROOT
from webapp.words.catalogs import find_safety_sentences
from webapp.words.extract import extract_messages, format_catalog

UNLOCKED = {
    *("Figure.source", "Figure.quote", "Figure.not_in_quote", "Figure.note"),
    *("Statement.source", "Statement.note", "Law.sources", "Advice.sources", "Towns.source"),
    *("Service.sources", "Phone.sources", "Chat.sources", "Site.accessibility"),
    "Table.rows",  # they have a seal of their own
}
PLACE = ("templates/asking.html", 7)


def find_records(value: Any) -> Iterator[Record]:
    """Yield each record in a value, also those inside of records."""
    if isinstance(value, Record):
        yield value
        value = dict(value)
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for item in value:
            yield from find_records(item)


@pytest.mark.promise("F1")
def test_seal_changes_with_each_locked_field_only(fixture_or_live_app: App) -> None:
    """Each record gets the fields of another one."""
    records = find_records([entry[0] for entry in fixture_or_live_app.data.entries.values()])
    for record, other in pairwise(sorted(records, key=lambda record: str(type(record)))):
        for field in type(record).model_fields.keys() & type(other).model_fields.keys():
            edited = record.model_copy(update={field: getattr(other, field)})
            is_changed = seals.dump_locked(edited) != seals.dump_locked(record)
            is_locked = f"{type(record).__name__}.{field}" not in UNLOCKED
            assert is_changed == (is_locked and edited != record), (field, edited)


@pytest.mark.promise("F1")
def test_get_locked_values_leaves_out_only_sources_seals_and_files_without_order() -> None:
    data = fixture_app().data
    unlocked = data.entries.keys() - seals.get_locked_values(data, {}).keys()
    files = {"sources", "figures", "statements", "tables", "seals", "advice"}
    kinds = {"source"} | {f"{file}.yaml" for file in files}
    assert {name.partition(" ")[0] for name in unlocked} == kinds


@pytest.mark.promise("F1", "W15")
@pytest.mark.parametrize("case", read_edits("unaccepted_edits"))
def test_check_unaccepted_edit_reports_line_and_change(site: Path, case: DataEdit) -> None:
    begin = edit_data(site / "data", case.file, case.old, case.new, case.line_of)
    messages = run(site, "check").output.splitlines()
    assert len(messages) == case.problem_count
    assert any(line.startswith(begin) and case.message in line for line in messages)


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


UNACCEPTED = "templates/asking.html:7: `\\d+` of 'safety sentences' was \""


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
    output = run(site, "accept", "--by", "CD", typed="y\n" * 9).output
    [sentence] = re.findall(r"type again: (.*): y$", output, re.MULTILINE)[:1]
    assert run(site, "accept", "--by", "CD", typed=f"{sentence}\n").exit_code == 0
    assert run(site, "check").exit_code == 0
    start(site)


@pytest.mark.promise("F1")
def test_create_app_with_reordered_records_is_rejected(site: Path) -> None:
    laws = (site / "data/laws.yaml").read_text("utf-8")
    first, second, rest = re.split(r"^(?=duty_read:|bed:)", laws, flags=re.MULTILINE)
    (site / "data/laws.yaml").write_text(second + first + rest, "utf-8")
    with pytest.raises(
        ClickException, match=r"`order` of 'laws.yaml' was \[\"duty\", \"duty_read\""
    ):
        start(site)


@pytest.mark.promise("F1")
def test_check_changed_names_of_language_are_rejected(site: Path) -> None:
    shutil.copytree(fixture_folder() / "translations", site / "translations", dirs_exist_ok=True)
    assert run(site, "accept", "--by", "AB", typed="y\n" * 4).exit_code == 0
    git(site, "add -A", COMMIT)
    edit_file(site / "translations/so/language.yaml", "Luulyo, Agoosto", "Agoosto, Luulyo")
    edit_file(site / "translations/so/language.yaml", "ln: Lingala", "ln: Linga")
    output = run(site, "check").output
    assert "so/language.yaml:5: `months order` of 'language so' was [\"Janaayo\", " in output
    assert "so/language.yaml:9: `language_names ln` of 'language so' was \"Lingala\"" in output


def test_accept_after_merge_keeps_one_seal_of_each_record(site: Path) -> None:
    other_seal = "- {record: coast, seal: 0, by: CD, on: 2025-04-20}\n"
    edit_file(site / "data/seals.yaml", "- {record: coast", f"{other_seal}- {{record: coast")
    assert run(site, "accept", "--by", "EF").exit_code == 0
    assert run(site, "check").exit_code == 0
