"""Approval of facts: changes that nobody accepted are rejected with their lines."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from click import ClickException
from pydantic import ValidationError

from tests.approval import COMMIT, git, run, start
from tests.data_edits import COAST, DataEdit, edit_data, read_edits
from tests.sites import edit_file, fixture_app, fixture_folder
from webapp.facts import seals
from webapp.facts.models import Record, Seal, Source
from webapp.facts.services import Organization
from webapp.pages.app import App
from webapp.settings import ROOT
from webapp.words.catalogs import find_safety_sentences
from webapp.words.extract import extract_messages, format_catalog
from webapp.words.languages import LANGUAGE_FILE, SiteLocale
from webapp.yamlfile import read_document

UNLOCKED = {"sources", "source", "note", "not_in_quote", "accessibility"}
UNLOCKED |= {"also_read", "never", "not_in_titles", "plural_forms", "thanks"}  # of languages
AGENCIES = "organizations/agencies.yaml"
MERGE = "-c user.name=x -c user.email=x merge -q --no-edit master"
PLACE = ("templates/asking.html", 7)
type Steps = tuple[Any, ...]
type Variants = Iterator[tuple[Steps, Any]]


def list_records(app: App) -> Iterator[tuple[type[Record | SiteLocale], Any]]:
    """Yield the type of each record that has a seal, and its values as text."""
    folder, data = app.settings.translations, app.data
    for path in folder.glob(f"*/{LANGUAGE_FILE}"):
        yield SiteLocale, read_document(path, folder).values
    for record, document, loc in data.entries.values():
        if isinstance(record, Record) and not isinstance(record, Source | Seal):
            values: Any = document.values
            for step in loc:
                values = values[step]
            if isinstance(record, Organization):
                values = values | {"services": []}
            yield type(record), values


def dump(record: Any) -> object:
    return record.locked_values if isinstance(record, SiteLocale) else seals.dump_locked(record)


def list_variants(values: Any, previous: dict[Steps, Any], path: Steps = ()) -> Variants:
    """Yield copies with one value deleted, replaced, longer or reversed, each with its path.

    A value is replaced by the one that the previous record had there.
    """
    for step, value in values.items() if isinstance(values, dict) else enumerate(values):
        inner_path = (*path, step)
        other = previous.get(inner_path, value)
        previous[inner_path] = value
        longer = [*value, *value] if isinstance(value, list) else f"{value}s"
        variants = [None, other, longer]
        if isinstance(value, dict):
            variants.append(dict(reversed(value.items())))
        if isinstance(value, list):
            variants.append(value[::-1])
        for new in variants:
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
def test_seal_changes_with_each_locked_value_and_order_only(fixture_or_live_app: App) -> None:
    wrong, changed = list[object](), 0
    previous = defaultdict[type, dict[Steps, Any]](dict)
    for record_type, values in list_records(fixture_or_live_app):
        record = record_type.model_validate(values)
        for path, variant in list_variants(values, previous[record_type]):
            try:
                edited = record_type.model_validate(variant)
            except ValidationError:
                continue
            is_quote_of_figure = "unit" in values and "quote" in path
            is_unlocked = is_quote_of_figure or not UNLOCKED.isdisjoint(path)
            should_change = not is_unlocked and repr(edited) != repr(record)
            seal = seals.compute_seal(dump(record))
            is_changed = seals.compute_seal(dump(edited)) != seal
            changed += is_changed
            if is_changed != should_change:
                wrong.append((record_type, path, variant))
    assert wrong == []
    assert changed > 1_000


@pytest.mark.promise("F1")
def test_get_locked_values_leaves_out_only_sources_seals_and_files_without_order() -> None:
    data = fixture_app().data
    unlocked = data.entries.keys() - seals.get_locked_values(data, {}).keys()
    files = {"sources", "figures", "statements", "tables", "seals", "advice"}
    kinds = {"source"} | {f"{file}.yaml" for file in files}
    assert {name.partition(" ")[0] for name in unlocked} == kinds


@pytest.mark.promise("F1")
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
def test_check_changed_month_of_language_is_rejected(site: Path) -> None:
    shutil.copytree(fixture_folder() / "translations", site / "translations", dirs_exist_ok=True)
    assert run(site, "accept", "--by", "AB", typed="y\n" * 4).exit_code == 0
    git(site, "add -A", COMMIT)
    edit_file(site / "translations/so/language.yaml", "Luulyo, Agoosto", "Agoosto, Luulyo")
    output = run(site, "check").output
    month = "so/language.yaml:5: `months order` of 'language so' was [\"Janaayo\", "
    assert month in output


def test_merge_of_branches_with_different_records_needs_no_edit(site: Path) -> None:
    """Two records whose seals stand on neighboring lines."""
    shutil.copy(ROOT / ".gitattributes", site)
    git(site, "add -A", COMMIT, "branch -q other")
    edit_file(site / "data" / COAST, "needs: [talk]", "needs: [talk, stay]")
    run(site, "accept", "--by", "AB", typed="stay\n")
    git(site, COMMIT, "checkout -q other")
    edit_file(site / "data" / AGENCIES, "[agencies, youth]", "[agencies, youth, talk]")
    run(site, "accept", "--by", "CD", typed="talk\n")
    git(site, COMMIT, MERGE)
    assert run(site, "accept", "--by", "EF").exit_code == 0
    assert run(site, "check").exit_code == 0
