"""Tables of `data/series/`: CSV files with a model for each row, and `datapackage.json`."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AliasPath,
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from webapp.explanations import EDITORS, explain
from webapp.facts.fields import (
    Amount,
    Context,
    Line,
    MaybePeriod,
    Name,
    PastYear,
    SourceId,
    Unlocked,
    of_form,
)
from webapp.facts.models import Figure, Record, slug
from webapp.problems import Checked, Problem
from webapp.text_files import find_unread, name_of, read_text
from webapp.yamlfile import Document

DESCRIPTOR = "series/datapackage.json"
# What is counted in the first column is never more than what is counted in the second.
PARTS = {
    "cases": "contacts",
    "limited_english": "speakers",
    "margin": "speakers",
    "low": "rate",
    "rate": "high",
}


def _read_cell(cell: str) -> str | None:
    """Read an empty cell as nothing: a number that is not known is not zero."""
    return cell or None


_maybe = BeforeValidator(_read_cell)
Count = Annotated[
    int, of_form(r"\d{1,9}", "is not a whole number", "type digits only, as 1042", int)
]
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
    places: Line
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


class Table(BaseModel, frozen=True):
    """A table with what the descriptor says of it; the rest of that is for other readers."""

    name: str
    path: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.csv$")]
    title: str
    description: str
    columns: Annotated[list[dict[str, Any]], Field(validation_alias=AliasPath("schema", "fields"))]
    period: MaybePeriod = None
    from_age: int | None = None
    rows: tuple[Any, ...] = ()
    lines: Annotated[tuple[int, ...], Unlocked] = ()  # of its rows

    @property
    def slug(self) -> str:
        """What the address of its file has in place of its name."""
        return slug(self.name)

    @property
    def sources(self) -> list[str]:
        """The sources of its rows, each once."""
        return list(dict.fromkeys(row.source for row in self.rows if row.source))

    def find(self, name: str) -> Record | None:
        """Return the row whose first cell is this, or None."""
        return next((row for row in self.rows if name_of_row(row) == name), None)


_TABLES = TypeAdapter(list[Table])


def name_of_row(row: Record) -> str:
    """Return the first cell of a row, by which people and figures name it."""
    return str(getattr(row, next(iter(type(row).model_fields))))


def read_tables(data: Path, context: Context) -> Checked[dict[str, Table]]:
    """Read every table that pages show."""
    tables, unfit = _read_descriptor(data)
    found, problems = dict[str, Table](), [*unfit]
    if tables:
        read = {table.path for table in tables} | {Path(DESCRIPTOR).name}
        problems += find_unread(data / "series", read, data)
    for table in tables:
        path = data / "series" / table.path
        file = name_of(path, data)
        text, faults = read_text(path, data)
        if text is not None:
            rows, faults = _read_rows(text, ROWS[table.name], file, context)
            problems += _check_rows(rows, file)
            update = {"rows": tuple(rows.values()), "lines": tuple(rows)}
            found[table.name] = table.model_copy(update=update)
        problems += faults
    return found, tuple(problems)


def _read_descriptor(data: Path) -> Checked[list[Table]]:
    """Return all tables without their rows, or none."""
    path = data / DESCRIPTOR
    text, problems = read_text(path, data)
    if text is None:
        return [], problems
    line, fix = 1, "give each resource name, path, title, description and schema.fields"
    try:
        tables = _TABLES.validate_python(json.loads(text)["resources"])
        described = [(t.name, [str(c.get("name")) for c in t.columns]) for t in tables]
        shown = [(name, list(row.model_fields)) for name, row in ROWS.items()]
        if sorted(described) == sorted(shown):
            return tables, ()
        what = f"pages show {', '.join(ROWS)}, each with its columns, and this describes others"
    except json.JSONDecodeError as error:
        line, fix = error.lineno, "check commas and quotes"
        what = f"not readable as JSON ({error.msg})"
    except (KeyError, TypeError, RecursionError):
        what = "it describes no `resources`"
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = f"not a Data Package descriptor ({'.'.join(map(str, first['loc']))}: {first['msg']})"
    return [], (Problem(name_of(path, data), line, what, fix),)


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
                problems += [
                    Problem(file, line, *explain(each, each["loc"], EDITORS, frozenset()))
                    for each in error.errors(include_url=False)
                ]
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
        elif "year" in cells and above and name < max(above):
            yield Problem(file, line, f"{name} stands below {max(above)}", "sort the rows by year")
        elif "rank" in cells and cells["rank"] != len(above) + 1:
            what = f"the rank {name} stands in place {len(above) + 1}"
            yield Problem(file, line, what, "sort the rows by rank, without a gap")
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


def check_figures(
    figures: Mapping[str, Figure], tables: Mapping[str, Table], document: Document
) -> Iterator[Problem]:
    """Yield a problem for each figure that is not what the cell says that it repeats."""
    for key, figure in figures.items():
        if figure.cell:
            name, *words = figure.cell.split()
            column = words.pop() if words else ""
            row = tables[name].find(" ".join(words)) if name in tables else None
            if row is None or not hasattr(row, column):
                what, fix = f"there is no cell {figure.cell!r}", "type table, row and column"
                yield document.report((key, "cell"), what, f"{fix}, as `hotline 2013 contacts`")
            elif getattr(row, column) != figure.value:
                what = f"{key!r} is {figure.value} here and {getattr(row, column)} in its cell"
                yield document.report((key, "value"), what, "look which is right, mend the other")
