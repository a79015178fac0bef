"""The page of what is known: every figure with its phrase, period, source and limits."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from webapp.content import narrative
from webapp.content.figures import Confidence, Figure, Series, Statement, Unit
from webapp.content.figurestable import FIGURES_TABLE
from webapp.content.loading import Content
from webapp.languages.locales import LOCALES, language_name
from webapp.languages.wording import Wording
from webapp.site.addresses import page_address, source_address, table_address
from webapp.site.charts import Chart, Row, draw_bars
from webapp.site.formats import begin, join, name_of_place, write_number, write_period
from webapp.site.frame import page_title
from webapp.site.labels import number_of, phrase_of

_WIDE_LABEL = 132
_WIDE_VALUE = 84
# The report that the page of 2019 named, and what table C16001 of the Census Bureau counts.
CLAIM_YEAR, CENSUS_AGE, CENSUS_YEAR = "2012", "5", "2018"


@dataclass(frozen=True)
class SourceLink:
    """A source by name, with the way to its entry."""

    publisher: str
    title: str
    dated: Markup
    href: str


@dataclass(frozen=True)
class FigureView:
    """A figure in the reader's language."""

    phrase: Markup
    number: Markup
    period: Markup
    place: Markup
    source: SourceLink


@dataclass(frozen=True)
class StatementView:
    """Words as somebody said them, in English, with who and when."""

    quote: str
    source: SourceLink


@dataclass(frozen=True)
class TableView:
    """A table as the page prints it: the cells are finished words."""

    rows: tuple[Mapping[str, str], ...]
    download: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Numbers:
    """The data narrative."""

    title: Markup
    figures: Mapping[str, FigureView]
    statements: Mapping[str, StatementView]
    served: tuple[FigureView, ...]
    hotline: TableView
    hotline_chart: Chart
    police: TableView
    police_chart: Chart
    rates: TableView
    rates_chart: Chart
    estimate_chart: Chart
    languages: TableView
    learners: Markup
    missing_language: Markup
    seed_year: str
    less_sure_years: Markup
    census_age: str
    census_year: str
    all_figures: TableView
    claim_year: str
    rate_base: str
    resources: str
    sources: str


def build_numbers(
    content: Content, words: Wording, languages: Collection[str] = tuple(LOCALES)
) -> Numbers:
    """Build the narrative from the figures, statements and series that it promises to show."""
    figures = {key: _view_figure(content.figures[key], content, words) for key in narrative.FIGURES}
    tags = [str(row["language"]) for row in content.series["learners"].rows]
    return Numbers(
        title=page_title("numbers", words),
        figures=figures,
        statements={
            key: _view_statement(content.statements[key], content, words)
            for key in narrative.STATEMENTS
        },
        served=tuple(figures[key] for key in narrative.SERVED),
        hotline=_tabulate(content.series["hotline"], content, words),
        hotline_chart=_draw_hotline(content.series["hotline"], words),
        police=_tabulate(content.series["police"], content, words),
        police_chart=_draw(content.series["police"], "year", "offenses", words),
        rates=_tabulate(content.series["rates-2024"], content, words),
        rates_chart=_draw(content.series["rates-2024"], "state", "rate", words, _WIDE_LABEL),
        estimate_chart=_draw_estimates(content, words),
        languages=_tabulate(content.series["languages"], content, words),
        learners=join([language_name(tag, words.locale) for tag in tags], words),
        missing_language=name_missing_language(content, words, languages),
        seed_year=_year_of("seed", content),
        less_sure_years=_less_sure_years(content, words),
        census_age=CENSUS_AGE,
        census_year=CENSUS_YEAR,
        all_figures=TableView((), table_address(FIGURES_TABLE), ()),
        claim_year=CLAIM_YEAR,
        rate_base=write_number(100_000, words),
        resources=page_address(words.locale.code, "resources"),
        sources=page_address(words.locale.code, "sources"),
    )


def _link_source(identifier: str, content: Content, words: Wording) -> SourceLink:
    source = content.sources[identifier]
    return SourceLink(
        publisher=source.publisher,
        title=source.title,
        dated=write_period(source.dated, words),
        href=source_address(words.locale.code, identifier),
    )


def _view_figure(figure: Figure, content: Content, words: Wording) -> FigureView:
    return FigureView(
        phrase=phrase_of(figure, words),
        number=number_of(figure, words),
        period=write_period(figure.period, words),
        place=_say_place(figure, content, words),
        source=_link_source(figure.source, content, words),
    )


def _say_place(figure: Figure, content: Content, words: Wording) -> Markup:
    names = [content.counties[one].name for one in figure.counties] or [figure.place]
    return join([name_of_place(one) for one in names], words)


def _year_of(source: str, content: Content) -> str:
    dated = content.sources[source].dated
    return str(dated.end.year) if dated else ""


def _less_sure_years(content: Content, words: Wording) -> Markup:
    years = []
    for row in content.series["hotline"].rows:
        figure = content.figures.get(f"{row['measure']}_{row['year']}")
        if row["measure"] and (figure is None or figure.confidence is not Confidence.HIGH):
            years.append(str(row["year"]))
    return join(years, words)


def name_missing_language(content: Content, words: Wording, languages: Collection[str]) -> Markup:
    """Name the languages that many pupils speak and that this site lacks."""
    spoken = [str(row["language"]) for row in content.series["learners"].rows]
    missing = [language_name(tag, words.locale) for tag in spoken if tag not in languages]
    return join(missing, words)


def _view_statement(statement: Statement, content: Content, words: Wording) -> StatementView:
    return StatementView(statement.quote, _link_source(statement.source, content, words))


def _is_name(state: str | Decimal | None) -> bool:
    return state is not None and not str(state).startswith("50 states")


def _say_cell(column: str, cell: str | Decimal | None, words: Wording) -> str:
    if cell is None:
        return ""
    if column == "language":
        if cell == "other":
            return str(words.gettext("Other languages, not named in the table"))
        return begin(language_name(str(cell), words.locale))
    if column == "state" and not _is_name(cell):
        return str(words.gettext("The whole country"))
    if isinstance(cell, Decimal):
        return str(cell) if column in {"year", "rank"} else write_number(cell, words)
    return cell


def _tabulate(series: Series, content: Content, words: Wording) -> TableView:
    rows = tuple(
        {column: _say_cell(column, row[column], words) for column in series.fields}
        | {"is_name": "yes" if _is_name(row.get("state")) else ""}
        for row in series.rows
    )
    named = dict.fromkeys(str(row["source"]) for row in series.rows if row.get("source"))
    return TableView(
        rows=rows,
        download=table_address(series.name),
        sources=tuple(_link_source(one, content, words) for one in named),
    )


def _draw(series: Series, label: str, value: str, words: Wording, label_width: int = 76) -> Chart:
    rows = []
    for row in series.rows:
        number = row[value]
        assert isinstance(number, Decimal)  # noqa: S101 - the descriptor requires a number here
        rows.append(
            Row(
                _say_cell(label, row[label], words),
                number,
                shown=write_number(number, words),
                is_name=label == "state" and _is_name(row[label]),
            )
        )
    return draw_bars(rows, words.locale.direction, label_width)


def _draw_hotline(series: Series, words: Wording) -> Chart:
    rows = [Row(str(words.pgettext("chart", "Calls")), kind="heading")]
    missing: list[str] = []
    for row in series.rows:
        year, contacts = str(row["year"]), row["contacts"]
        if not isinstance(contacts, Decimal):
            missing.append(year)
            continue
        if missing:
            years = words.pgettext(
                "period", "%(start)s to %(end)s", start=missing[0], end=missing[-1]
            )
            rows.append(Row(str(years), kind="gap", shown=str(words.gettext("no figures found"))))
            rows.append(Row(str(words.pgettext("chart", "Signals")), kind="heading"))
            missing = []
        kind = "signals" if row["measure"] == "signals" else "bar"
        rows.append(Row(year, contacts, shown=write_number(contacts, words), kind=kind))
    return draw_bars(rows, words.locale.direction, _WIDE_LABEL)


def _draw_estimates(content: Content, words: Wording) -> Chart:
    named = (
        (words.pgettext("chart", "Best estimate"), content.figures["estimate_2015"]),
        (words.pgettext("chart", "Lowest to highest"), content.figures["estimate_2015_full"]),
    )
    rows = [
        Row(str(label), figure.high, low=figure.low, kind="range",
            shown=str(number_of(figure, words))) for label, figure in named
    ]  # fmt: skip
    assert all(figure.unit is Unit.CASES_A_YEAR for _, figure in named)  # noqa: S101
    return draw_bars(rows, words.locale.direction, _WIDE_LABEL, _WIDE_VALUE)
