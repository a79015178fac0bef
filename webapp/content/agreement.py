"""Checks that a number which is in a table and as a figure is one and the same number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from webapp.content.featured import Featured
from webapp.content.figures import CellName, Figure, Series, Unit
from webapp.content.narrative import HOTLINE, RATES
from webapp.content.periods import PartialDate, Period
from webapp.problems import Problem
from webapp.yamlfile import Document

Row = Mapping[str, str | Decimal | None]
_UNITS = {unit.value: unit for unit in Unit}


def check_cells(
    figures: Mapping[str, Figure],
    series: Mapping[str, Series],
    tables: frozenset[str] | None,
    document: Document,
    state: str,
) -> Iterator[Problem]:
    """Yield a problem for a figure that differs from its cell, or repeats one without saying so.

    `tables` are the names of all tables, also of those that could not be read (None: nobody knows).
    """
    for key, figure in figures.items():
        if figure.cell is None:
            for cell in _find_repeated(key, figure, series, state):
                what = f"{key!r} stands in {series[cell.series].file} too, and nothing says so"
                yield document.report((key, "value"), what, f"type `cell: {cell}` below it")
        elif figure.cell.series in series:
            table = series[figure.cell.series]
            for field, what, fix in _compare(key, figure, figure.cell, table, document.name):
                yield document.report((key, field), what, fix)
        elif tables is not None and figure.cell.series not in tables:
            what = f"there is no table {figure.cell.series!r}"
            fix = f"type one of {', '.join(sorted(tables))}"
            yield document.report((key, "cell"), what, fix)


def check_tables(
    series: Mapping[str, Series], featured: Featured, site: Document
) -> Iterator[Problem]:
    """Yield a problem for what pages work out from tables and cannot: years, measures, rows."""
    for table in series.values():
        yield from _check_order(table)
    if HOTLINE in series:
        yield from _check_measures(series[HOTLINE])
    if RATES in series:
        yield from _check_ranges(series[RATES])
        for key, row in (("state", featured.state), ("country_row", featured.country_row)):
            if not series[RATES].rows_named(row):
                what = f"{row!r} is no row of {series[RATES].file}"
                fix = "type the first cell of the row that you mean"
                yield site.report((key,), what, fix)


def _compare(
    key: str, figure: Figure, cell: CellName, table: Series, file: str
) -> Iterator[tuple[str, str, str]]:
    """Yield a field, what is wrong and what to do, where a figure is not what its cell says."""
    rows = table.rows_named(cell.row)
    if cell.column not in table.fields:
        what = f"{table.file} has no column {cell.column!r}"
        yield "cell", what, f"type one of {', '.join(table.fields)}"
        return
    if len(rows) != 1:
        many = "no row" if not rows else "more than one row"
        yield "cell", f"{table.file} has {many} {cell.row!r}", "name one that stands there once"
        return
    line, row = next(iter(rows.items()))
    unit, period = _unit_of(row, cell.column), _period_of(row, table)
    if figure.value != row[cell.column]:
        there = "nothing" if row[cell.column] is None else row[cell.column]
        here = f"{figure.low} to {figure.high}" if figure.value is None else figure.value
        what = f"{key!r} is {here} in {file} and {there} in {table.file}:{line}"
        yield "value", what, "look which is right and mend the other"
    elif unit not in {None, figure.unit}:
        what = f"{key!r} counts {figure.unit} and its cell {unit}"
        yield "cell", what, "name the cell that counts the same"
    elif period not in {None, figure.period}:
        what = f"{key!r} and its cell speak of different times"
        yield "cell", what, "name the cell of the same time"


def _find_repeated(
    key: str, figure: Figure, series: Mapping[str, Series], state: str
) -> Iterator[CellName]:
    """Yield the cells that a figure named as `calls_2013` is about, whatever number they hold."""
    measure, _, year = key.rpartition("_")
    period = Period(PartialDate(int(year))) if year.isdecimal() else None
    if figure.unit != measure or figure.period != period or figure.place != state:
        return
    for table in series.values():
        for row in table.rows_named(year).values() if "year" in table.fields[:1] else ():
            for column in table.fields:
                if _unit_of(row, column) is figure.unit:
                    yield CellName(table.name, year, column)


def _unit_of(row: Row, column: str) -> Unit | None:
    """Return what a cell counts, where its column or the `measure` of its row says so."""
    return _UNITS.get(str(row.get("measure")) if column == "contacts" else column)


def _period_of(row: Row, table: Series) -> Period | None:
    year = row.get("year")
    return Period(PartialDate(int(year))) if isinstance(year, Decimal) else table.period


def _check_order(table: Series) -> Iterator[Problem]:
    """Yield a problem for a year that does not come after the one above it."""
    last = Decimal(0)
    for line, row in enumerate(table.rows, 2):
        year = row.get("year")
        if isinstance(year, Decimal):
            if year <= last:
                what, fix = f"{year} stands below {last}", "give each year one row, the latest last"
                yield Problem(table.file, line, what, fix)
            last = year


def _check_ranges(table: Series) -> Iterator[Problem]:
    """Yield a problem for a range that lacks an end, or that its number does not lie in."""
    for line, row in enumerate(table.rows, 2):
        low, rate, high = (row.get(column) for column in ("low", "rate", "high"))
        if (low is None) != (high is None):
            fix = "type `low` and `high`, or leave both empty"
            yield Problem(table.file, line, "a range needs two ends", fix)
        elif low is not None and not Decimal(low) <= Decimal(rate or 0) <= Decimal(high or 0):
            what = f"{rate} is not within {low} to {high}"
            yield Problem(table.file, line, what, "mend the range or the rate")


def _check_measures(table: Series) -> Iterator[Problem]:
    """Yield a problem for a number of contacts of which nobody knows what was counted."""
    for line, row in enumerate(table.rows, 2):
        if isinstance(row.get("contacts"), Decimal) and str(row.get("measure")) not in _UNITS:
            what = f"{row['contacts']} contacts have no measure that pages know"
            yield Problem(table.file, line, what, "type calls or signals as its `measure`")
