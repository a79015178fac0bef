"""Tables: `tables.yaml` says what each counts, `series/NAME.csv` holds its rows."""

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PrivateAttr, ValidationError

from webapp.explanations import EDITORS, explain_all
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
from webapp.problems import Checked, Problem
from webapp.text_files import find_unread, name_of, read_text
from webapp.yamlfile import Document

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


class HotlineRow(Record):
    """One year of contacts from the state; calls and signals are never compared."""

    year: PastYear
    measure: Annotated[Literal["calls", "signals"] | None, _maybe]
    contacts: MaybeCount
    cases: MaybeCount
    people: MaybeCount
    source: Annotated[SourceId | None, _maybe]


class PoliceRow(Record):
    """One year of offenses; those of another `system` are never compared."""

    year: PastYear
    offenses: MaybeCount
    places: Annotated[Line | None, _maybe]
    system: Literal["summary", "later"]
    source: SourceId


class RateRow(Record):
    """The rate of one state, and the range in which chance alone can move it."""

    state: Name
    rate: Amount
    low: MaybeAmount
    high: MaybeAmount
    source: SourceId


class LanguageRow(Record):
    """The people who speak one language at home; `other` and a group of three are no tags."""

    language: Name
    speakers: Count
    margin: Count
    limited_english: Count
    source: SourceId


class LearnersRow(Record):
    """A language of pupils who learn English, by how many they are."""

    rank: Count
    language: Name
    source: SourceId


ROWS: Mapping[str, type[Record]] = {
    "hotline": HotlineRow,
    "police": PoliceRow,
    "rates-2024": RateRow,
    "languages": LanguageRow,
    "learners": LearnersRow,
}


class Table(Record):
    """What a table counts, what it cannot tell, and its rows."""

    title: Name
    limits: Name
    period: MaybePeriod = None
    from_age: Count | None = None
    columns: dict[Id, Name]
    _rows: dict[int, Any] = PrivateAttr(default_factory=dict)

    def hold(self, rows: dict[int, Any]) -> None:
        """Take the rows by their lines; only the reader of the file gives them."""
        self._rows = rows

    @property
    def rows(self) -> list[Any]:
        """Return the rows in the order of the file."""
        return list(self._rows.values())

    @property
    def lines(self) -> list[int]:
        """Return the line of each row."""
        return list(self._rows)

    @property
    def sources(self) -> list[str]:
        """Return the sources of the rows, each once."""
        return list(dict.fromkeys(row.source for row in self.rows if row.source))

    def find(self, name: str) -> Record | None:
        """Return the row whose first cell is this, or None."""
        return next((row for row in self.rows if name_of_row(row) == name), None)


def name_of_row(row: Record) -> str:
    """Return the first cell of a row, by which people and figures name it."""
    return str(getattr(row, next(iter(type(row).model_fields))))


def read_rows(
    tables: Mapping[str, Table], document: Document, data: Path, context: Context
) -> Iterator[Problem]:
    """Read the rows of every table that pages show, and yield what is wrong."""
    yield from find_unread(data / "series", {f"{name}.csv" for name in ROWS}, data)
    if odd := [*(tables.keys() - ROWS.keys()), *(ROWS.keys() - tables.keys())]:
        what = f"the tables are {', '.join(tables)}, and pages show {', '.join(ROWS)}"
        yield document.report((odd[0],), what, "describe those that pages show, and no other")
    for name in ROWS.keys() & tables.keys():
        path, columns = data / "series" / f"{name}.csv", tables[name].columns
        shown = [column for column in ROWS[name].model_fields if column != "source"]
        if list(columns) != shown:
            at = (name, "columns", *(column for column in columns if column not in shown))
            what = f"`columns` describes {', '.join(columns)}"
            yield document.report(at[:3], what, f"describe {', '.join(shown)}")
        text, problems = read_text(path, data)
        if text is not None:
            rows, problems = _read_rows(text, ROWS[name], name_of(path, data), context)
            yield from _check_rows(rows, name_of(path, data))
            tables[name].hold(rows)
        yield from problems


def _read_rows(
    text: str, shape: type[Record], file: str, context: Context
) -> Checked[dict[int, Record]]:
    """Return each row by its line."""
    columns, rows, problems = list(shape.model_fields), dict[int, Record](), list[Problem]()
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        if header != columns:
            what = f"the columns are {', '.join(header)}"
            return {}, (Problem(file, 1, what, f"type {','.join(columns)}"),)
        for cells in reader:
            line = reader.line_num
            if len(cells) != len(columns):
                what = f"the row has {len(cells)} cells and the table {len(columns)} columns"
                problems.append(Problem(file, line, what, "check the commas"))
                continue
            try:
                rows[line] = shape.model_validate(
                    dict(zip(columns, cells, strict=True)), context=context
                )
            except ValidationError as error:
                found = explain_all(error, EDITORS)
                problems += [Problem(file, line, what, fix) for _, what, fix in found]
    except csv.Error as error:
        what = f"not readable as CSV ({error})"
        problems.append(Problem(file, reader.line_num, what, "check quotes and commas"))
    return rows, tuple(problems)


def _check_rows(rows: Mapping[int, Record], file: str) -> Iterator[Problem]:
    """Yield what is wrong with rows that can be read: in one alone, or beside those above it."""
    above: dict[str, int] = {}
    for line, row in rows.items():
        name, cells = name_of_row(row), row.model_dump()
        if name in above:
            what = f"{name} stands in line {above[name]} already"
            yield Problem(file, line, what, "give each one row")
        above.setdefault(name, line)
        for what, fix in _compare(cells):
            yield Problem(file, line, what, fix)


def _compare(cells: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with cells that belong together, and what to type."""
    for part, whole in PARTS.items():
        some, every = cells.get(part), cells.get(whole)
        if some is not None and every is not None and some > every:
            what = f"{some} in `{part}` are more than {every} in `{whole}`"
            yield what, "look up both and mend one"
    if (cells.get("low") is None) != (cells.get("high") is None):
        yield "a range needs two ends", "type `low` and `high`, or leave both empty"
    for needed in ("measure", "cases", "source"):
        if cells.get("contacts") is not None and cells[needed] is None:
            yield f"`{needed}` is empty, and pages say it of all contacts", "type it too"


def fill_figures(
    figures: Mapping[str, Figure], tables: Mapping[str, Table], document: Document
) -> Checked[dict[str, Figure]]:
    """Give each figure that names a cell the number of that cell: it is written there alone."""
    filled, problems = dict(figures), list[Problem]()
    for key, figure in figures.items():
        if not figure.cell:
            continue
        name, _, cell = figure.cell.partition(" ")
        place, _, column = cell.rpartition(" ")
        row = tables[name].find(place) if name in tables else None
        number = getattr(row, column, None)
        if number is None:
            what = f"there is no number in the cell {figure.cell!r}"
            fix = "type table, row and column, as `hotline 2013 contacts`"
            problems.append(document.report((key, "cell"), what, fix))
        else:
            filled[key] = figure.model_copy(update={"value": Decimal(number)})
    return filled, tuple(problems)
