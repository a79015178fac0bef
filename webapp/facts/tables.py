"""Tables of figures: `tables.yaml` describes them, `series/NAME.csv` has the rows."""

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, conlist, model_validator

from webapp.facts.fields import (
    Amount,
    Count,
    Id,
    Line,
    MaybePeriod,
    Name,
    PastYear,
    SourceId,
    ValidationContext,
)
from webapp.facts.models import Figure, Record
from webapp.problems import InvalidValueError, Problem, ProblemsFoundError, collect_problems, refuse
from webapp.text_files import display_path, find_unexpected_files, read_rows, read_text
from webapp.yamlfile import Document, Loc, validate

# Columns whose numbers are never more than those of another column.
_AT_MOST = {
    "cases": "contacts",
    "limited_english": "speakers",
    "margin": "speakers",
    "low": "rate",
    "rate": "high",
}

# A number, and the columns without which it has no meaning.
_NEEDED = {"contacts": ("measure", "cases", "source"), "low": ("high",), "high": ("low",)}
# An empty cell is an unknown number, not zero.
type Maybe[Cell] = Annotated[Cell | None, BeforeValidator(lambda cell: cell or None)]


class Row(Record):
    """A row of a table: the first column is its name, the last one its source."""

    @model_validator(mode="after")
    def _check_numbers(self) -> Self:
        for part, whole in _AT_MOST.items():
            part_number = getattr(self, part, None) or 0
            whole_number = getattr(self, whole, None)
            if whole_number is not None and part_number > whole_number:
                raise InvalidValueError(
                    f"{part_number} in `{part}` is more than {whole_number} in `{whole}`",
                    "look up both and correct one",
                )
        for column, others in _NEEDED.items():
            missing = [other for other in others if getattr(self, other, None) is None]
            if getattr(self, column, None) is not None and missing:
                raise InvalidValueError(
                    f"a row with `{column}` needs `{missing[0]}`", "type it too, or leave out both"
                )
        return self


class HotlineRow(Row):
    """One year of contacts from the state; calls cannot be compared with signals."""

    year: PastYear
    measure: Maybe[Literal["calls", "signals"]]
    contacts: Maybe[Count]
    cases: Maybe[Count]
    people: Maybe[Count]
    source: Maybe[SourceId]


class PoliceRow(Row):
    """One year of offenses; those of another `system` cannot be compared."""

    year: PastYear
    offenses: Maybe[Count]
    places: Maybe[Line]
    system: Literal["summary", "later"]
    source: SourceId


class RateRow(Row):
    """The rate of one state, with the range that chance alone can explain."""

    state: Name
    rate: Amount
    low: Maybe[Amount]
    high: Maybe[Amount]
    source: SourceId


class LanguageRow(Row):
    """People who speak a language at home; `other` and a group of languages are not tags."""

    language: Name
    speakers: Count
    margin: Count
    limited_english: Count
    source: SourceId


class LearnersRow(Row):
    """A language of pupils who learn English, with its rank by number of pupils."""

    rank: Count
    language: Name
    source: SourceId


ROWS: Mapping[str, type[Row]] = {
    "hotline": HotlineRow,
    "police": PoliceRow,
    "rates-2024": RateRow,
    "languages": LanguageRow,
    "learners": LearnersRow,
}


class Table(Record):
    """A description of a table: what it counts and cannot tell; the rows are in a CSV file."""

    title: Name
    limits: Name
    period: MaybePeriod = None
    from_age: Count | None = None
    columns: dict[Id, Name]
    rows: list[Any] = Field(default=[], exclude=True)

    @property
    def sources(self) -> list[str]:
        """Return the sources of its rows without duplicates."""
        return list(dict.fromkeys(row.source for row in self.rows if row.source))


def read_tables(
    tables: dict[str, Table], document: Document, folder: Path, context: ValidationContext
) -> dict[str, Document]:
    """Add the rows to each table, and return the CSV files by name of the table.

    `document` is `tables.yaml`. Raises ProblemsFoundError with all problems.
    """
    refuse(
        document.make_problem(
            (name,), f"no page shows a table {name!r}", f"use one of {', '.join(ROWS)}"
        )
        for name in tables.keys() - ROWS.keys()
    )
    series = folder / "series"
    documents = dict[str, Document]()
    problems = list(find_unexpected_files(series, rf"({'|'.join(tables)})\.csv", folder))
    for name, table in tables.items():
        row_type = ROWS[name]
        columns = list(row_type.model_fields)
        described = list(table.columns)
        if described != columns[:-1]:
            problems.append(
                document.make_problem(
                    (name, "columns"),
                    f"`columns` describes {', '.join(described)}",
                    f"describe {', '.join(columns[:-1])}",
                )
            )
        with collect_problems(problems):
            documents[name] = _read_cells(series / f"{name}.csv", folder, columns)
            rows = validate(conlist(row_type), documents[name], context=context)
            table.rows.extend(rows)
    refuse(problems)
    return documents


def _read_cells(path: Path, folder: Path, columns: list[str]) -> Document:
    """Return a CSV file as rows of text cells; problems name the line of the row."""
    name = display_path(path, folder)
    # Cells that do not fit the columns get these names, and validation rejects both.
    reader = csv.DictReader(
        io.StringIO(read_text(path, folder)), restkey="extra cell", restval="missing cell"
    )
    rows = read_rows(reader, name, columns)
    first_lines = dict[str, int]()
    for line, row in rows:
        row_name = row[columns[0]]
        first_line = first_lines.setdefault(row_name, line)
        if first_line != line:
            raise ProblemsFoundError(
                Problem(
                    name,
                    line,
                    f"{row_name} is in line {first_line} already",
                    "delete one of the two rows",
                )
            )
    lines: dict[Loc, int] = {(n,): line for n, (line, _) in enumerate(rows)}
    return Document(name, [row for _, row in rows], lines)


def fill_figures(figures: dict[str, Figure], tables: Mapping[str, Table]) -> None:
    """Give figures the number of their cell, as `hotline 2013 contacts`, if it has one."""
    numbers = dict[str, Decimal]()
    for name, table in tables.items():
        for row in table.rows:
            (_, row_name), *cells = row
            for column, value in cells:
                if isinstance(value, int | Decimal):
                    numbers[f"{name} {row_name} {column}"] = Decimal(value)
    for key, figure in figures.items():
        if figure.cell in numbers:
            figures[key] = figure.model_copy(update={"value": numbers[figure.cell]})
