"""Series: CSV tables typed by the Data Package descriptor that is beside them."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from pydantic import StringConstraints, TypeAdapter, ValidationError

from webapp.content.field_types import Count, Period, check_text
from webapp.content.figures import Series
from webapp.problems import Checked, InvalidValueError, Problem, gather
from webapp.text_files import name_of, read_text

DESCRIPTOR = "datapackage.json"
CellValue = str | Decimal | None


class _Constraints(TypedDict, total=False):
    required: bool
    enum: list[str | int]


class _Field(TypedDict):
    name: str
    type: Literal["integer", "year", "number", "string"]
    title: NotRequired[str]
    description: NotRequired[str]
    constraints: NotRequired[_Constraints]


class _Schema(TypedDict):
    fields: list[_Field]


class _Resource(TypedDict):
    name: str
    path: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.csv$")]
    title: NotRequired[str]
    description: NotRequired[str]
    schema: _Schema
    period: NotRequired[Period]
    from_age: NotRequired[Count]


class _Descriptor(TypedDict):
    resources: list[_Resource]


# Of the Data Package standard, the part that reading needs; the rest is for other readers.
_DESCRIPTOR = TypeAdapter(_Descriptor)


def read_series(
    folder: Path, data: Path
) -> Checked[tuple[dict[str, Series], frozenset[str] | None]]:
    """Read every resource named by `datapackage.json`.

    Returns the sound tables, and the names of all that are described (None: not readable).
    """
    resources, problems = _read_descriptor(folder / DESCRIPTOR, data)
    if resources is None:
        return ({}, None), problems
    found, unfit = gather(
        {name: _read_table(resource, folder, data) for name, resource in resources.items()}
    )
    named = {str(resource["path"]) for resource in resources.values()}
    nameless = "no resource of datapackage.json names this file"
    others = [
        Problem(name_of(path, data), 1, nameless, "describe it there or remove it")
        for path in (sorted(folder.glob("*.csv")) if resources and folder.is_dir() else ())
        if path.name not in named
    ]
    return (found, frozenset(resources)), (*problems, *unfit, *others)


def _read_descriptor(path: Path, data: Path) -> Checked[dict[str, Mapping[str, Any]] | None]:
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    name = name_of(path, data)
    try:
        resources = _DESCRIPTOR.validate_python(json.loads(text))["resources"]
    except json.JSONDecodeError as error:
        what = f"not readable as JSON ({error.msg})"
        return None, (Problem(name, error.lineno, what, "check commas and quotes"),)
    except RecursionError:
        return None, (Problem(name, 1, "far too deeply nested", "check brackets and braces"),)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        what = f"not a Data Package descriptor ({place}: {first['msg']})"
        return None, (Problem(name, 1, what, "give each resource name, path and schema.fields"),)
    counts = Counter(resource["name"] for resource in resources)
    twice = [
        Problem(name, 1, f"two resources are named {key!r}", "choose another name")
        for key, count in counts.items()
        if count > 1
    ]
    return {resource["name"]: resource for resource in resources}, tuple(twice)


def _read_table(resource: Mapping[str, Any], folder: Path, data: Path) -> Checked[Series | None]:
    path = folder / str(resource["path"])
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    rows, problems = _read_rows(text, fields, name_of(path, data))
    if problems:
        return None, problems
    period, from_age = resource.get("period"), resource.get("from_age")
    limits, title = str(resource.get("description", "")), str(resource.get("title", ""))
    name = str(resource["name"])
    return Series(name, tuple(fields), rows, text, period, from_age, limits, title, fields), ()


def _read_rows(
    text: str, fields: Mapping[str, Any], name: str
) -> Checked[tuple[Mapping[str, CellValue], ...]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[Mapping[str, CellValue]] = []
    problems: list[Problem] = []
    try:
        header = next(reader, [])
        if header != list(fields):
            what, fix = f"the columns are {', '.join(header)}", f"type {','.join(fields)}"
            return (), (Problem(name, 1, what, fix),)
        for row in reader:
            if len(row) != len(fields):
                what = f"the row has {len(row)} cells and the table {len(fields)} columns"
                problems.append(Problem(name, reader.line_num, what, "check the commas"))
                continue
            cells: dict[str, CellValue] = {}
            for (column, field), cell in zip(fields.items(), row, strict=True):
                try:
                    cells[column] = _read_cell(cell, field)
                except InvalidValueError as error:
                    what = f"`{column}` {error.what}"
                    problems.append(Problem(name, reader.line_num, what, error.fix))
            rows.append(cells)
    except csv.Error as error:
        what = f"not readable as CSV ({error})"
        problems.append(Problem(name, reader.line_num, what, "check quotes and commas"))
    return tuple(rows), tuple(problems)


def _read_cell(cell: str, field: Mapping[str, Any]) -> CellValue:
    constraints = field.get("constraints", {})
    if cell == "":
        if constraints.get("required"):
            raise InvalidValueError("is empty", "type a value")
        return None
    if allowed := constraints.get("enum"):
        if cell not in [str(value) for value in allowed]:
            raise InvalidValueError(f"is {cell!r}", f"type one of {', '.join(map(str, allowed))}")
        return cell
    pattern = {"integer": r"\d+", "year": r"\d{4}", "number": r"\d+(\.\d+)?"}.get(field["type"])
    if pattern is None:
        return check_text(cell)
    if not re.fullmatch(pattern, cell, re.ASCII):
        raise InvalidValueError(f"is {cell!r}", "type digits only, without commas or spaces")
    return Decimal(cell)
