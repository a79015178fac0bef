"""The tables of the page of numbers, as rows of finished words and as charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from webapp.content.figures import Series, Unit
from webapp.content.loading import Content
from webapp.languages.locales import language_name
from webapp.languages.wording import Wording
from webapp.site.addresses import source_address, table_address
from webapp.site.charts import Chart, Row, draw_bars
from webapp.site.formats import begin, write_number, write_period
from webapp.site.labels import number_of

FRENCH = "french-haitian-cajun"  # one group of the Census
WIDE_LABEL = 132
_WIDE_VALUE = 84
_LABEL = 76


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


def link_source(identifier: str, content: Content, words: Wording) -> SourceLink:
    """Name a source, with its date and the way to its entry."""
    source = content.sources[identifier]
    return SourceLink(
        publisher=source.publisher,
        title=source.title,
        dated=write_period(source.dated, words),
        href=source_address(words.locale.code, identifier),
    )


def tabulate(series: Series, content: Content, words: Wording) -> TableView:
    """Put a table into the reader's words; `is_name` marks a row whose name stays English."""
    rows = tuple(
        {column: _say_cell(column, row[column], content, words) for column in series.fields}
        | {"is_name": "yes" if _is_name(row.get("state"), content) else ""}
        | {"range": _say_range(row, words)}
        for row in series.rows
    )
    named = dict.fromkeys(str(row["source"]) for row in series.rows if row.get("source"))
    return TableView(
        rows=rows,
        download=table_address(series.name),
        sources=tuple(link_source(one, content, words) for one in named),
    )


def spread_of(row: Mapping[str, str | Decimal | None]) -> tuple[Decimal, Decimal] | None:
    """Return the range in which the number of a row may lie, where the table knows it."""
    low, high = row.get("low"), row.get("high")
    return (low, high) if isinstance(low, Decimal) and isinstance(high, Decimal) else None


def draw(
    series: Series, columns: tuple[str, str], content: Content, words: Wording, width: int = _LABEL
) -> Chart:
    """Draw a table as bars, from the columns of the labels and of the numbers.

    Of rows that were counted in several ways (`system`), only those like the first are drawn.
    """
    label, value = columns
    rows = []
    for row in series.rows:
        if row[value] is None or row.get("system") != series.rows[0].get("system"):
            continue
        number = Decimal(str(row[value]))
        rows.append(
            Row(
                _say_cell(label, row[label], content, words),
                number,
                spread=spread_of(row),
                shown=write_number(number, words),
                is_name=label == "state" and _is_name(row[label], content),
            )
        )
    return draw_bars(rows, words.locale.direction, width)


def draw_hotline(series: Series, words: Wording) -> Chart:
    """Draw calls and signals apart, each below its heading, with a gap for years without any."""
    headings = {
        "bar": words.pgettext("chart", "Calls"),
        "signals": words.pgettext("chart", "Signals"),
    }
    rows: list[Row] = []
    missing: list[str] = []
    last = ""
    for row in series.rows:
        year, contacts = str(row["year"]), row["contacts"]
        if not isinstance(contacts, Decimal):
            missing.append(year)
            continue
        if missing:
            years = words.pgettext(
                "period", "%(start)s to %(end)s", start=missing[0], end=missing[-1]
            )
            rows.append(Row(str(years), kind="gap", shown=str(words.gettext("not in our copy"))))
            missing = []
        kind = "signals" if row["measure"] == "signals" else "bar"
        if kind != last:
            rows.append(Row(str(headings[kind]), kind="heading"))
            last = kind
        rows.append(Row(year, contacts, shown=write_number(contacts, words), kind=kind))
    return draw_bars(rows, words.locale.direction, WIDE_LABEL)


def draw_estimates(content: Content, words: Wording) -> Chart:
    """Draw how far apart the estimates of one study are."""
    named = (
        (words.pgettext("chart", "Best estimate"), content.figures["estimate_2015"]),
        (words.pgettext("chart", "Lowest to highest"), content.figures["estimate_2015_full"]),
    )
    rows = [
        Row(str(label), figure.high, low=figure.low, kind="range",
            shown=str(number_of(figure, words))) for label, figure in named
    ]  # fmt: skip
    assert all(figure.unit is Unit.CASES_A_YEAR for _, figure in named)  # noqa: S101
    return draw_bars(rows, words.locale.direction, WIDE_LABEL, _WIDE_VALUE)


def _is_name(state: str | Decimal | None, content: Content) -> bool:
    """Whether a row is that of a state, whose name stays as it is in every language."""
    return state is not None and state != content.featured.country_row


def _say_range(row: Mapping[str, str | Decimal | None], words: Wording) -> str:
    spread = spread_of(row)
    if spread is None:
        return ""
    low, high = (write_number(one, words) for one in spread)
    return str(words.pgettext("figure", "%(low)s to %(high)s", low=low, high=high))


def _say_cell(column: str, cell: str | Decimal | None, content: Content, words: Wording) -> str:
    if cell is None:
        return ""
    if column == "language":
        if cell == "other":
            return str(words.gettext("Other languages"))
        if cell == FRENCH:
            return str(words.gettext("French, Haitian or Cajun"))
        return begin(language_name(str(cell), words.locale))
    if column == "state" and not _is_name(cell, content):
        return str(words.gettext("The whole country"))
    if isinstance(cell, Decimal):
        return str(cell) if column in {"year", "rank"} else write_number(cell, words)
    return cell
