"""The services as one flat table: given to others, and taken in again from a spreadsheet.

A cell holds what pages show. Only a field with lines of its own is edited; the rest is left to a
person.
"""

import csv
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from webapp.facts.data import Data
from webapp.facts.fields import AREAS
from webapp.facts.load import load
from webapp.facts.models import Record, Source
from webapp.facts.services import Service
from webapp.problems import Problem, ProblemsFoundError
from webapp.text_files import read_text

COLUMNS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("columns.yaml").read_text("utf-8")
)
_PHONE = re.compile(r"\+1(\d{3})(\d{3})(\d{4})")  # a spreadsheet would add up what has a plus
_CALLED = "called on"
_NUMBERS = {"voice", "text", "whatsapp"}
_LISTS = {"instead", "where", "needs", "leads_to", "through", "send", "languages"}
_PAIRS = {"for_whom", "menu"}
_PLAIN = re.compile(r"[\w(]([^:#]|:(?=\S)){0,79}")  # what YAML takes as it is


def cells_of(service: Service, data: Data) -> dict[str, str]:
    """Return what pages show of a service, by column; who called a number is left out."""
    newest = data.newest(data.sources_of(service)) or service.sources[0]
    cells = {"id": service.id, "organization": service.organization.name}
    cells |= _describe(service, service, service.called_on, data.sources[newest])
    for (kind, n), channel in service.placed_channels:
        day = channel.called.on if channel.called else None
        own = _describe(channel, service, day, data.sources[data.newest_source(channel)])
        cells |= {f"{kind}-{n + 1}-{column}": cell for column, cell in own.items()}
    duty = [
        s for law in service.reporting_laws if data.may_say(law) for s in data.sentences_of(law)
    ]
    if data.has_unread(service.reporting_laws):
        duty.append("No lawyer has read this yet.")
    cells["reporting_duty"] = " ".join(duty)
    return {column: cell for column, cell in cells.items() if cell or "-" not in column}


def _describe(
    record: Record, service: Service, called_on: date | None, source: Source
) -> dict[str, str]:
    """Return the cells of a service, or of a channel of it."""
    written = record.model_dump(mode="json")
    columns = COLUMNS["service" if record is service else "channel"]
    return {
        **{field: _write_cell(written.get(field), service.facts) for field in columns},
        "checked": f"{_CALLED} {called_on}" if called_on else "published sources",
        "source": f"{source.publisher}: {source.title} ({source.dated_as})",
    }


def _write_cell(value: object, facts: Mapping[str, object]) -> str:
    if isinstance(value, dict):
        value = [f"{key}: {each}" for key, each in value.items()]
    text = ", ".join(value) if isinstance(value, list) else str(value or "")
    return _PHONE.sub(r"(\1) \2-\3", text % facts if "%(" in text else text)


def read_edits(path: Path, folder: Path, today: date) -> tuple[list[Problem], dict[str, str]]:
    """Return each answer that a table changes, and the files as they are then; none is written.

    Raises ProblemsFoundError for the first row with what may not be so, or only a person can type.
    """
    lines, changes = read_text(path, path).splitlines(keepends=True), list[Problem]()
    reader = csv.DictReader(lines, restkey="", restval="")
    with TemporaryDirectory() as temporary:
        copy = Path(shutil.copytree(folder, Path(temporary, folder.name)))
        data = load(copy, today)
        try:
            for cells in reader:
                if found := _take_row(cells, data):
                    data = load(copy, today)
                    changes += found
        except ProblemsFoundError as error:
            raise ProblemsFoundError(
                replace(each, file=path.name, line=reader.line_num) for each in error.problems
            ) from None
        files = {each.file: (copy.parent / each.file).read_text("utf-8") for each in changes}
    return changes, files


def _take_row(cells: Mapping[str, object], data: Data) -> list[Problem]:
    """Edit the lines of each answer that a row changes, and return what changed."""
    edits, key = list[tuple[Problem, str, str]](), str(cells.get("id"))
    if key not in data.services:
        fix = "mend it, or save with commas; a new service needs a file (docs/editors.md)"
        raise ProblemsFoundError([Problem("", 1, f"no service has the `id` {key!r}", fix)])
    known = cells_of(data.services[key], data)
    for column, given in cells.items():
        prefix, _, field = column.rpartition("-")
        cell, before = " ".join(str(given).split()), known.get(column, "")
        if cell != before:
            steps = (int(step) - 1 if step.isdigit() else step for step in column.split("-"))
            what = f"`{column}` of {key!r} is {before!r}"
            change = data.report(key, (*steps,), what, f"type {cell!r}")
            is_called = field in _NUMBERS and _CALLED in known.get(f"{prefix}-checked", "")
            is_ours = field in COLUMNS["channel" if prefix else "service"] and not is_called
            edits.append((change, field if is_ours else "", cell))
    edits.sort(reverse=True)  # the last line first
    for change, field, cell in edits:
        _edit(data.folder.parent / change.file, change, field, cell)
    return [change for change, *_ in edits]


def _edit(file: Path, change: Problem, field: str, cell: str) -> None:
    """Write a field as editors do; raises ProblemsFoundError where only a person can do so."""
    *above, rest = file.read_text("utf-8").split("\n", change.line - 1)
    begin = re.match(rf"([ -]*){field}:", rest)
    indent = " " * len(begin[1]) if begin else ""
    own = re.match(rf".*(\n+{indent}( |- ).*)*", rest)
    if not (begin and own and cell) or re.search(r"#|%\(", own[0]):
        fix = f"put that back, or {change.fix} by hand near line {change.line} of {change.file}"
        what = f"no table edits it: {change.what}"
        raise ProblemsFoundError([replace(change, what=what, fix=fix)])
    if field in _PAIRS:
        cell = f"{{{cell}}}"
    elif field in _LISTS and cell not in AREAS:
        cell = f"[{cell}]"
    elif not _PLAIN.fullmatch(cell):
        cell = f">\n{indent}  {cell}"
    text = "\n".join((*above, f"{begin[0]} {cell}{rest[own.end() :]}"))
    file.write_text(text, "utf-8")
