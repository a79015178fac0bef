"""Series: CSV tables typed by the Data Package descriptor that stands beside them."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from webapp.content.documents import read_text
from webapp.content.model import Series
from webapp.faults import Fault, name_of

DESCRIPTOR = "datapackage.json"
Cell = str | Decimal | None


def read_series(folder: Path, data: Path, faults: list[Fault]) -> dict[str, Series]:
    """Read every resource named by `datapackage.json`; add faults for what does not fit."""
    descriptor_path = folder / DESCRIPTOR
    descriptor = _read_descriptor(descriptor_path, data, faults)
    found: dict[str, Series] = {}
    named = set()
    for resource in descriptor:
        path = folder / str(resource["path"])
        named.add(path.name)
        text = read_text(path, data, faults)
        if text is not None:
            fields = {f["name"]: f for f in resource["schema"]["fields"]}
            before = len(faults)
            rows = tuple(_read_rows(text, fields, name_of(path, data), faults))
            if len(faults) == before:
                found[resource["name"]] = Series(resource["name"], tuple(fields), rows, text)
    nameless = "no resource of datapackage.json names this file"
    faults.extend(
        Fault(name_of(path, data), 1, nameless, "describe it there or remove it")
        for path in (sorted(folder.glob("*.csv")) if descriptor and folder.is_dir() else ())
        if path.name not in named
    )
    return found


def _read_descriptor(path: Path, data: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    text = read_text(path, data, faults)
    if text is None:
        return []
    name = name_of(path, data)
    try:
        resources = json.loads(text)["resources"]
        for resource in resources:
            _check_resource(resource)
    except json.JSONDecodeError as error:
        faults.append(Fault(name, error.lineno, f"not readable as JSON ({error.msg})",
                            "check commas and quotes"))  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        what = f"not a Data Package descriptor ({error})"
        faults.append(Fault(name, 1, what, "give each resource name, path and schema.fields"))
    else:
        return list(resources)
    return []


def _check_resource(resource: Mapping[str, Any]) -> None:
    if not re.fullmatch(r"[a-z0-9-]+\.csv", resource["path"], re.ASCII):
        raise ValueError(f"the path {resource['path']!r} is not a plain file name")
    for wanted in (resource, *resource["schema"]["fields"]):
        _ = wanted["name"]
    for field in resource["schema"]["fields"]:
        _ = field["type"]


def _read_rows(
    text: str, fields: Mapping[str, Any], name: str, faults: list[Fault]
) -> Iterator[Mapping[str, Cell]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if header != list(fields):
            faults.append(
                Fault(name, 1, f"the columns are {', '.join(header)}", f"type {','.join(fields)}")
            )
            return
        for row in reader:
            if len(row) != len(fields):
                what = f"the row has {len(row)} cells and the table {len(fields)} columns"
                faults.append(Fault(name, reader.line_num, what, "check the commas"))
                continue
            cells: dict[str, Cell] = {}
            for (column, field), cell in zip(fields.items(), row, strict=True):
                try:
                    cells[column] = _read_cell(cell, field)
                except ValueError as error:
                    what, _, type_this = str(error).partition("; ")
                    faults.append(Fault(name, reader.line_num, f"`{column}` {what}", type_this))
            yield cells
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, f"not readable as CSV ({error})",
                            "check quotes and commas"))  # fmt: skip


def _read_cell(cell: str, field: Mapping[str, Any]) -> Cell:
    constraints = field.get("constraints", {})
    if cell == "":
        if constraints.get("required"):
            raise ValueError("is empty; type a value")
        return None
    if allowed := constraints.get("enum"):
        if cell not in [str(one) for one in allowed]:
            raise ValueError(f"is {cell!r}; type one of {', '.join(map(str, allowed))}")
        return cell
    pattern = {"integer": r"\d+", "year": r"\d{4}", "number": r"\d+(\.\d+)?"}.get(field["type"])
    if pattern is None:
        return cell
    if not re.fullmatch(pattern, cell, re.ASCII):
        raise ValueError(f"is {cell!r}; type digits only, without commas or spaces")
    return Decimal(cell)
