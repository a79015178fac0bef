"""The page of what is known: every figure with its phrase, period, source and limits."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from webapp.content.downloads import FIGURES_TABLE
from webapp.content.figures import CellName, Confidence, Figure, Series, Statement, Unit
from webapp.content.loading import Content
from webapp.content.narrative import (
    CALLS,
    HOTLINE,
    LANGUAGES,
    LEARNERS,
    POLICE,
    RATES,
    SIGNALS,
    Year,
    largest_fall,
    read_years,
    steps,
)
from webapp.site.addresses import PACKAGE, page_address, table_address
from webapp.site.copy.figures import count_phrase, kind_label, number_of, phrase_of, write_period
from webapp.site.copy.pages import page_title
from webapp.site.pagemodels.tables import (
    ESTIMATES,
    WIDE_LABEL,
    Drawing,
    RatesView,
    SourceLink,
    TableView,
    draw,
    draw_estimates,
    draw_hotline,
    link_source,
    name_sources,
    tabulate,
    tabulate_years,
    view_rates,
)
from webapp.site.service_views import LinkView, link_to
from webapp.words.catalogs import Translator
from webapp.words.formats import join, name_of_place, write_date, write_number
from webapp.words.languages import language_name


@dataclass(frozen=True)
class FigureView:
    """A figure in the reader's language."""

    phrase: Markup
    number: Markup
    kind: Markup
    period: Markup
    place: Markup
    source: SourceLink


@dataclass(frozen=True)
class StatementView:
    """Words as somebody said them, in English, with who and when, and parts of them by name."""

    quote: str
    parts: Mapping[str, str]
    source: SourceLink


@dataclass(frozen=True)
class YearView:
    """One year of the hotline: what was counted, and the cases in it."""

    year: str
    contacts: Markup
    cases: Markup


@dataclass(frozen=True)
class FiguresPage:
    """The data narrative."""

    title: Markup
    figures: Mapping[str, FigureView]
    statements: Mapping[str, StatementView]
    most: YearView | None
    fewest: YearView | None
    last: YearView | None
    early_cases: Markup
    late_cases: Markup
    named_before: tuple[LinkView, ...]
    hotline: TableView
    police: TableView
    rates: TableView
    rates_said: RatesView
    languages: TableView
    languages_shown: str
    learners: Markup
    learners_table: TableView
    missing_language: Markup
    seed_year: str
    less_sure_years: Markup
    census_age: str
    census_year: Markup
    drawings: Mapping[str, Drawing]
    recent: tuple[YearView, YearView] | None
    fewest_cases: str
    most_cases: str
    license: str
    day: str
    all_figures: TableView
    package: str
    rate_base: str
    resources: str
    sources: str


def build_figures_page(
    content: Content, t: Translator, languages: Collection[str], today: date
) -> FiguresPage:
    """Build the narrative from figures and statements, and what it says of tables from these."""
    series = content.series
    years = read_years(series[HOTLINE])
    fall = largest_fall(years)
    of_signals = steps(years, SIGNALS)
    recent = of_signals[0] if len(of_signals) == 1 else None
    cases = [year.cases for year in years if year.cases is not None]
    tags = [str(row["language"]) for row in series[LEARNERS].rows]
    return FiguresPage(
        title=page_title("numbers", t),
        figures={key: _view_figure(figure, content, t) for key, figure in content.figures.items()},
        statements={
            key: _view_statement(statement, content, t)
            for key, statement in content.statements.items()
        },
        most=_view_year(fall.before, t) if fall else None,
        fewest=_view_year(fall.after, t) if fall else None,
        last=_view_year(years[-1], t) if years else None,
        early_cases=_say_cases([year for year in years if year.measure == CALLS], t),
        late_cases=_say_cases([year for year in years if year.measure != CALLS], t),
        named_before=tuple(
            link_to(content.services[service_id], content, t)
            for service_id in content.featured.named_before
        ),
        hotline=tabulate_years(series[HOTLINE], content, t),
        police=tabulate(series[POLICE], content, t),
        rates=tabulate(series[RATES], content, t),
        rates_said=view_rates(series[RATES], content, t),
        languages=tabulate(series[LANGUAGES], content, t),
        languages_shown=write_number(_add_up(series[LANGUAGES], "speakers"), t),
        learners=join([language_name(tag, t.locale) for tag in tags], t),
        learners_table=tabulate(series[LEARNERS], content, t),
        missing_language=name_missing_language(content, t, languages),
        seed_year=_year_of("seed", content),
        less_sure_years=_less_sure_years(content, t),
        census_age=str(series[LANGUAGES].from_age),
        census_year=write_period(series[LANGUAGES].period, t),
        drawings=dict(_draw_all(content, t)),
        recent=(_view_year(recent.before, t), _view_year(recent.after, t)) if recent else None,
        fewest_cases=write_number(min(cases, default=Decimal(0)), t),
        most_cases=write_number(max(cases, default=Decimal(0)), t),
        license=content.featured.license,
        day=write_date(today, t),
        all_figures=TableView((), table_address(FIGURES_TABLE), ()),
        package=PACKAGE,
        rate_base=write_number(100_000, t),
        resources=page_address(t.locale.code, "resources"),
        sources=page_address(t.locale.code, "sources"),
    )


def _draw_all(content: Content, t: Translator) -> Iterator[tuple[str, Drawing]]:
    series = content.series
    hotline, police, rates = (series[key] for key in (HOTLINE, POLICE, RATES))
    estimates = (content.figures[key].source for key in ESTIMATES)
    for name, chart, sources in (
        ("hotline", draw_hotline(hotline, "contacts", t), name_sources(hotline)),
        ("cases", draw_hotline(hotline, "cases", t), name_sources(hotline)),
        ("estimate", draw_estimates(content, t), estimates),
        ("police", draw(police, ("year", "offenses"), content, t), name_sources(police)),
        (
            "rates",
            draw(rates, ("state", "rate"), content, t, WIDE_LABEL),
            name_sources(rates),
        ),
    ):
        links = tuple(link_source(source_id, content, t) for source_id in dict.fromkeys(sources))
        yield name, Drawing(chart, links)


def _view_figure(figure: Figure, content: Content, t: Translator) -> FigureView:
    return FigureView(
        phrase=phrase_of(figure, t),
        number=number_of(figure, t),
        kind=kind_label(figure.kind, t),
        period=write_period(figure.period, t),
        place=_say_place(figure, content, t),
        source=link_source(figure.source, content, t),
    )


def _say_place(figure: Figure, content: Content, t: Translator) -> Markup:
    names = [content.counties[county].name for county in figure.counties] or [figure.place]
    return join([name_of_place(name) for name in names], t)


def _view_year(year: Year, t: Translator) -> YearView:
    def say(number: Decimal, unit: Unit) -> Markup:
        return count_phrase(write_number(number, t), number, unit, t)

    cases = say(year.cases, Unit.CASES) if year.cases is not None else Markup()
    return YearView(str(year.year), say(year.contacts, Unit(year.measure)), cases)


def _say_cases(years: Iterable[Year], t: Translator) -> Markup:
    return join([write_number(year.cases, t) for year in years if year.cases is not None], t)


def _add_up(table: Series, column: str) -> Decimal:
    return sum((cell for row in table.rows if isinstance(cell := row[column], Decimal)), Decimal(0))


def _year_of(source: str, content: Content) -> str:
    dated = content.sources[source].dated
    return str(dated.end.year) if dated else ""


def _less_sure_years(content: Content, t: Translator) -> Markup:
    """Name the years whose contacts no figure gives with high confidence."""
    sure = {
        figure.cell for figure in content.figures.values() if figure.confidence is Confidence.HIGH
    }
    years = [str(year.year) for year in read_years(content.series[HOTLINE])]
    return join([year for year in years if CellName(HOTLINE, year, "contacts") not in sure], t)


def name_missing_language(content: Content, t: Translator, languages: Collection[str]) -> Markup:
    """Name the languages that many pupils speak and that this site lacks."""
    spoken = [str(row["language"]) for row in content.series[LEARNERS].rows]
    missing = [language_name(tag, t.locale) for tag in spoken if tag not in languages]
    return join(missing, t)


def _view_statement(statement: Statement, content: Content, t: Translator) -> StatementView:
    source = link_source(statement.source, content, t)
    return StatementView(statement.quote, statement.parts, source)
