"""Series: CSV tables typed by the Data Package descriptor that is beside them."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from pydantic import StringConstraints, TypeAdapter, ValidationError

from webapp.content.field_types import Count, Period, check_text
from webapp.content.figures import Series
from webapp.problems import InvalidValueError, Problem
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
    folder: Path, data: Path, problems: list[Problem]
) -> tuple[dict[str, Series], frozenset[str] | None]:
    """Read every resource named by `datapackage.json`; add problems for what does not fit.

    Returns the sound tables, and the names of all that are described (None: not readable).
    """
    resources = _read_descriptor(folder / DESCRIPTOR, data, problems)
    found: dict[str, Series] = {}
    for name, resource in (resources or {}).items():
        path = folder / str(resource["path"])
        text = read_text(path, data, problems)
        if text is not None:
            fields = {f["name"]: f for f in resource["schema"]["fields"]}
            before = len(problems)
            rows = tuple(_read_rows(text, fields, name_of(path, data), problems))
            if len(problems) == before:
                period, from_age = resource.get("period"), resource.get("from_age")
                limits, title = str(resource.get("description", "")), str(resource.get("title", ""))
                found[name] = Series(
                    name, tuple(fields), rows, text, period, from_age, limits, title, fields
                )
    named = {str(resource["path"]) for resource in (resources or {}).values()}
    nameless = "no resource of datapackage.json names this file"
    problems.extend(
        Problem(name_of(path, data), 1, nameless, "describe it there or remove it")
        for path in (sorted(folder.glob("*.csv")) if resources and folder.is_dir() else ())
        if path.name not in named
    )
    return found, None if resources is None else frozenset(resources)


def _read_descriptor(
    path: Path, data: Path, problems: list[Problem]
) -> dict[str, Mapping[str, Any]] | None:
    text = read_text(path, data, problems)
    if text is None:
        return None
    name = name_of(path, data)
    try:
        package = _DESCRIPTOR.validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        what = f"not readable as JSON ({error.msg})"
        problems.append(Problem(name, error.lineno, what, "check commas and quotes"))
        return None
    except RecursionError:
        problems.append(Problem(name, 1, "far too deeply nested", "check brackets and braces"))
        return None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        what = f"not a Data Package descriptor ({place}: {first['msg']})"
        problems.append(Problem(name, 1, what, "give each resource name, path and schema.fields"))
        return None
    found: dict[str, Mapping[str, Any]] = {}
    for resource in package["resources"]:
        if resource["name"] in found:
            what = f"two resources are named {resource['name']!r}"
            problems.append(Problem(name, 1, what, "choose another name"))
        found[resource["name"]] = resource
    return found


def _read_rows(
    text: str, fields: Mapping[str, Any], name: str, problems: list[Problem]
) -> Iterator[Mapping[str, CellValue]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if header != list(fields):
            problems.append(
                Problem(name, 1, f"the columns are {', '.join(header)}", f"type {','.join(fields)}")
            )
            return
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
            yield cells
    except csv.Error as error:
        problems.append(
            Problem(
                name, reader.line_num, f"not readable as CSV ({error})", "check quotes and commas"
            )
        )


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
