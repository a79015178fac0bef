"""Tables: `tables.yaml` says what each counts, `series/NAME.csv` holds its rows."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, TypeAdapter, model_validator

from webapp.facts.fields import (
    Amount,
    Context,
    Count,
    Id,
    Line,
    MaybePeriod,
    Name,
    PastYear,
    SourceId,
)
from webapp.facts.models import Figure, Record
from webapp.problems import InvalidValueError, Problem, ProblemsFoundError, collect
from webapp.text_files import display_path, find_unread, read_rows, read_text
from webapp.yamlfile import Document, Loc, Raw, validate

# What is counted in the first column is never more than what is counted in the second.
PARTS = {
    "cases": "contacts",
    "limited_english": "speakers",
    "margin": "speakers",
    "low": "rate",
    "rate": "high",
}

# An empty cell is nothing: a number that is not known is not zero.
_maybe = BeforeValidator(lambda cell: cell or None)
MaybeCount = Annotated[Count | None, _maybe]
MaybeAmount = Annotated[Amount | None, _maybe]


class Row(Record):
    """One row: its first cell is its name, and its last is who published it."""

    @property
    def name(self) -> str:
        """Return the first cell, by which people and figures name the row."""
        return str(getattr(self, next(iter(type(self).model_fields))))

    @model_validator(mode="after")
    def _check_parts(self) -> Self:
        for part, whole in PARTS.items():
            some, every = getattr(self, part, None), getattr(self, whole, None)
            if some is not None and every is not None and some > every:
                what = f"{some} in `{part}` are more than {every} in `{whole}`"
                raise InvalidValueError(what, "look up both and mend one")
        return self


class HotlineRow(Row):
    """One year of contacts from the state; calls and signals are never compared."""

    year: PastYear
    measure: Annotated[Literal["calls", "signals"] | None, _maybe]
    contacts: MaybeCount
    cases: MaybeCount
    people: MaybeCount
    source: Annotated[SourceId | None, _maybe]

    @model_validator(mode="after")
    def _check_contacts(self) -> Self:
        for needed in ("measure", "cases", "source"):
            if self.contacts is not None and getattr(self, needed) is None:
                what = f"`{needed}` is empty, and pages say it of all contacts"
                raise InvalidValueError(what, "type it too")
        return self


class PoliceRow(Row):
    """One year of offenses; those of another `system` are never compared."""

    year: PastYear
    offenses: MaybeCount
    places: Annotated[Line | None, _maybe]
    system: Literal["summary", "later"]
    source: SourceId


class RateRow(Row):
    """The rate of one state, and the range in which chance alone can move it."""

    state: Name
    rate: Amount
    low: MaybeAmount
    high: MaybeAmount
    source: SourceId

    @model_validator(mode="after")
    def _check_range(self) -> Self:
        if (self.low is None) != (self.high is None):
            fix = "type `low` and `high`, or leave both empty"
            raise InvalidValueError("a range needs two ends", fix)
        return self


class LanguageRow(Row):
    """The people who speak one language at home; `other` and a group of three are no tags."""

    language: Name
    speakers: Count
    margin: Count
    limited_english: Count
    source: SourceId


class LearnersRow(Row):
    """A language of pupils who learn English, by how many they are."""

    rank: Count
    language: Name
    source: SourceId


ROWS: Mapping[str, Any] = {
    "hotline": list[HotlineRow],
    "police": list[PoliceRow],
    "rates-2024": list[RateRow],
    "languages": list[LanguageRow],
    "learners": list[LearnersRow],
}


class Table(Record):
    """What a table counts, what it cannot tell, and its rows, which are in a file of their own."""

    title: Name
    limits: Name
    period: MaybePeriod = None
    from_age: Count | None = None
    columns: dict[Id, Name]
    rows: list[Any] = Field(default=[], exclude=True)

    @property
    def sources(self) -> list[str]:
        """Return the sources of the rows, each once."""
        return list(dict.fromkeys(row.source for row in self.rows if row.source))

    def find(self, name: str) -> Row | None:
        """Return the row whose first cell is this, or None."""
        return next((row for row in self.rows if row.name == name), None)


def read_tables(
    tables: dict[str, Table], document: Document, folder: Path, context: Context
) -> dict[str, Document]:
    """Give every table that pages show its rows, and return these by table, with their lines.

    Raises ProblemsFoundError with all that is wrong.
    """
    if tables.keys() != ROWS.keys():
        what = f"the tables are {', '.join(tables)}, and pages show {', '.join(ROWS)}"
        fix = "describe those that pages show, and no other"
        raise ProblemsFoundError([document.report((), what, fix)])
    series, documents = folder / "series", dict[str, Document]()
    problems = [*find_unread(series, rf"({'|'.join(ROWS)})\.csv", folder)]
    for name, shape in ROWS.items():
        [row] = get_args(shape)
        columns = [*row.model_fields]
        if [*tables[name].columns] != columns[:-1]:
            what = f"`columns` describes {', '.join(tables[name].columns)}"
            fix = f"describe {', '.join(columns[:-1])}"
            problems.append(document.report((name, "columns"), what, fix))
        with collect(problems):
            documents[name] = _read_cells(series / f"{name}.csv", folder, columns)
            rows = validate(TypeAdapter(shape), documents[name], context=context)
            problems += _find_doubles(rows, documents[name])
            tables[name] = tables[name].model_copy(update={"rows": rows})
    if problems:
        raise ProblemsFoundError(problems)
    return documents


def _read_cells(path: Path, folder: Path, columns: list[str]) -> Document:
    """Return the cells of each row, all text, with its line; a cell too many is a field of none."""
    name, rows, lines = display_path(path, folder), list[Raw](), dict[Loc, int]()
    text = io.StringIO(read_text(path, folder))
    reader = csv.DictReader(text, restkey="one cell more", restval="one cell less")
    numbered = read_rows(reader, name)
    if reader.fieldnames != columns:
        what = f"the columns are {', '.join(reader.fieldnames or ())}"
        raise ProblemsFoundError([Problem(name, 1, what, f"type {','.join(columns)}")])
    for line, row in numbered:
        lines[len(rows),] = line
        rows.append(row)
    return Document(name, rows, lines)


def _find_doubles(rows: Iterable[Row], document: Document) -> Iterator[Problem]:
    above = dict[str, int]()
    for n, row in enumerate(rows):
        line = document.line_of((n,))
        if above.setdefault(row.name, line) != line:
            what = f"{row.name} is in line {above[row.name]} already"
            yield document.report((n,), what, "give each one row")


def fill_figure(figure: Figure, tables: Mapping[str, Table]) -> Figure:
    """Give a figure that names a cell the number of that cell: it is written there alone."""
    table, _, cell = figure.cell.partition(" ")
    name, _, column = cell.rpartition(" ")
    row = tables[table].find(name) if table in tables else None
    number = dict(row).get(column) if row else None
    if isinstance(number, int | Decimal):
        return figure.model_copy(update={"value": Decimal(number)})
    return figure
