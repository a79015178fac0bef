"""The tables of the page of numbers, as rows of finished words and as charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from webapp.content.figures import Series, Unit
from webapp.content.loading import Content
from webapp.site.addresses import source_address, table_address
from webapp.site.copy.figures import (
    chart_heading,
    count_phrase,
    country_label,
    estimate_headings,
    french_label,
    gap_label,
    number_of,
    other_languages_label,
    write_period,
    write_range,
    write_years,
)
from webapp.site.pictures import LABEL, Chart, Row, draw_bars
from webapp.words.catalogs import Translator, plain
from webapp.words.formats import begin, join, name_of_place, write_number
from webapp.words.languages import language_name

FRENCH = "french-haitian-cajun"  # one group of the Census
ESTIMATES = ("estimate_2015", "estimate_2015_full")
WIDE_LABEL = 118
_NO_LABEL, _WIDE_VALUE = 8, 116


@dataclass(frozen=True)
class SourceLink:
    """A source by name, with the way to its entry."""

    publisher: str
    title: str
    dated: Markup
    href: str


@dataclass(frozen=True)
class TableView:
    """A table as the page prints it: the cells are finished words."""

    rows: tuple[Mapping[str, str], ...]
    download: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Drawing:
    """A drawing, and what it was drawn from."""

    chart: Chart
    sources: tuple[SourceLink, ...]


def link_source(identifier: str, content: Content, t: Translator) -> SourceLink:
    """Name a source, with its date and the way to its entry."""
    source = content.sources[identifier]
    return SourceLink(
        publisher=source.publisher,
        title=source.title,
        dated=write_period(source.dated, t),
        href=source_address(t.locale.code, identifier),
    )


def tabulate(series: Series, content: Content, t: Translator) -> TableView:
    """Put a table into the reader's words; `is_name` marks a row whose name stays English."""
    rows = tuple(
        {column: _say_cell(column, row[column], content, t) for column in series.fields}
        | {"is_name": "yes" if _is_name(row.get("state"), content) else ""}
        | {"range": _say_range(row, t)}
        for row in series.rows
    )
    return TableView(
        rows=rows,
        download=table_address(series.name),
        sources=tuple(link_source(source_id, content, t) for source_id in name_sources(series)),
    )


def name_sources(series: Series) -> tuple[str, ...]:
    """Return the ids of the sources of a table, each once."""
    return tuple(dict.fromkeys(str(row["source"]) for row in series.rows if row.get("source")))


def spread_of(row: Mapping[str, str | Decimal | None]) -> tuple[Decimal, Decimal] | None:
    """Return the range in which the number of a row may lie, where the table knows it."""
    low, high = row.get("low"), row.get("high")
    return (low, high) if isinstance(low, Decimal) and isinstance(high, Decimal) else None


def draw(
    series: Series, columns: tuple[str, str], content: Content, t: Translator, width: int = LABEL
) -> Chart:
    """Draw a table as bars, from the columns of the labels and of the numbers.

    Of rows that were counted in several ways (`system`), only those like the first are drawn.
    """
    label, value = columns
    rows = []
    for row in series.rows:
        if row[value] is None or row.get("system") != series.rows[0].get("system"):
            continue
        number, label_text = Decimal(str(row[value])), _say_cell(label, row[label], content, t)
        is_name = label == "state" and _is_name(row[label], content)
        if label == "state" and not is_name:  # in some languages long, and no state among states
            rows.append(Row(label_text, kind="heading"))
            label_text = ""
        shown = write_number(number, t)
        rows.append(Row(label_text, number, spread=spread_of(row), shown=shown, is_name=is_name))
    return draw_bars(rows, t.locale.direction, width)


def draw_hotline(series: Series, column: str, t: Translator) -> Chart:
    """Draw a column by year, those of calls and of signals apart, with a gap where years have none.

    Contacts and cases are counted in calls, and later in signals; nobody may compare the two.
    """
    rows: list[Row] = []
    last = ""
    for label, row in fold_gaps(series, t):
        number, measure = (row[column], str(row["measure"])) if row else (None, "")
        if not isinstance(number, Decimal):
            rows.append(Row(label, kind="gap", shown=str(plain(gap_label(t)))))
            continue
        if measure != last:
            rows.append(Row(str(plain(chart_heading(column, measure, t))), kind="heading"))
            last = measure
        kind = "signals" if measure == "signals" else "bar"
        rows.append(Row(label, number, shown=write_number(number, t), kind=kind))
    return draw_bars(rows, t.locale.direction, WIDE_LABEL)


def fold_gaps(
    series: Series, t: Translator
) -> Iterator[tuple[str, Mapping[str, str | Decimal | None] | None]]:
    """Yield each year with its row; years without contacts that follow each other, as one."""
    for has_contacts, rows in groupby(series.rows, lambda row: row["contacts"] is not None):
        if has_contacts:
            yield from ((str(row["year"]), row) for row in rows)
            continue
        first, *rest = [str(row["year"]) for row in rows]
        folded = write_years(first, [first, *rest][-1], t)
        yield str(plain(folded)) if rest else first, None


def tabulate_years(series: Series, content: Content, t: Translator) -> TableView:
    """Put the table of the hotline into the reader's words, its missing years in one row."""
    rows = tuple(
        {
            "year": label,
            "measure": str(row["measure"]) if row else "",
            "contacts": _say_cell("contacts", row["contacts"], content, t) if row else "",
            "cases": _say_cell("cases", row["cases"], content, t) if row else "",
        }
        for label, row in fold_gaps(series, t)
    )
    return replace(tabulate(series, content, t), rows=rows)


def draw_estimates(content: Content, t: Translator) -> Chart:
    """Draw how far apart the estimates of one study are."""
    figures = [content.figures[key] for key in ESTIMATES]
    rows: list[Row] = []
    for label, figure in zip(estimate_headings(t), figures, strict=True):
        shown = str(plain(number_of(figure, t)))
        rows.append(Row(str(plain(label)), kind="heading"))
        rows.append(Row("", figure.high, low=figure.low, kind="range", shown=shown))
    return draw_bars(rows, t.locale.direction, _NO_LABEL, _WIDE_VALUE)


def _is_name(state: str | Decimal | None, content: Content) -> bool:
    """Whether a row is that of a state, whose name stays as it is in every language."""
    return state is not None and state != content.featured.country_row


def _say_range(row: Mapping[str, str | Decimal | None], t: Translator) -> str:
    spread = spread_of(row)
    if spread is None:
        return ""
    return str(plain(write_range(*spread, t)))


def _say_cell(column: str, cell: str | Decimal | None, content: Content, t: Translator) -> str:
    if cell is None:
        return ""
    if column == "language":
        if cell == "other":
            return str(plain(other_languages_label(t)))
        if cell == FRENCH:
            return str(plain(french_label(t)))
        return begin(language_name(str(cell), t.locale))
    if column == "state" and not _is_name(cell, content):
        return str(plain(country_label(t)))
    if isinstance(cell, Decimal):
        return str(cell) if column in {"year", "rank"} else write_number(cell, t)
    return cell


@dataclass(frozen=True)
class RatesView:
    """The rate of the state as a phrase, that of the whole country as a number, and their time.

    `alike` are the neighbors whose range overlaps that of the state: nobody may rank them.
    """

    period: Markup
    state: Markup
    country: str
    alike: Markup


def view_rates(table: Series, content: Content, t: Translator) -> RatesView:
    """Put the rates into the reader's words."""
    ours, theirs = (
        next(Decimal(str(row["rate"])) for row in table.rows_named(name).values())
        for name in (content.featured.state, content.featured.country_row)
    )
    number = write_number(ours, t)
    return RatesView(
        period=write_period(table.period, t),
        state=count_phrase(number, ours, Unit.CASES_PER_100000, t),
        country=write_number(theirs, t),
        alike=join([name_of_place(state) for state in _find_alike(table, content)], t, "or"),
    )


def _find_alike(table: Series, content: Content) -> list[str]:
    """Return the other states whose range overlaps that of ours."""
    spreads = {str(row["state"]): found for row in table.rows if (found := spread_of(row))}
    ours = spreads.pop(content.featured.state, None)
    if ours is None:
        return []
    return [name for name, (low, high) in spreads.items() if low <= ours[1] and high >= ours[0]]
