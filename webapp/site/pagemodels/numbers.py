"""The page of what is known: every figure with its phrase, period, source and limits."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from webapp.content.cells import CellName
from webapp.content.claim_facts import CALLS, SIGNALS, Year, largest_fall, read_years, steps
from webapp.content.downloads import FIGURES_TABLE
from webapp.content.figures import Confidence, Figure, Series, Statement, Unit
from webapp.content.loading import Content
from webapp.content.narrative import HOTLINE, LANGUAGES, LEARNERS, POLICE, RATES
from webapp.i18n.locales import language_name
from webapp.i18n.translator import Translator
from webapp.site.addresses import PACKAGE, drawing_address, page_address, table_address
from webapp.site.formatting import join, name_of_place, write_date, write_number, write_period
from webapp.site.labels import count_phrase, kind_label, number_of, phrase_of
from webapp.site.layout import page_title
from webapp.site.pagemodels.rates import RatesView, view_rates
from webapp.site.pagemodels.tables import (
    ESTIMATES,
    WIDE_LABEL,
    Drawing,
    SourceLink,
    TableView,
    draw,
    draw_estimates,
    draw_hotline,
    link_source,
    name_sources,
    tabulate,
    tabulate_years,
)
from webapp.site.service_views import LinkView, link_to

DRAWINGS = ("hotline", "cases", "estimate", "police", "rates")


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
class Numbers:
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


def build_numbers(
    content: Content, words: Translator, languages: Collection[str], today: date
) -> Numbers:
    """Build the narrative from figures and statements, and what it says of tables from these."""
    series = content.series
    years = read_years(series[HOTLINE])
    fall = largest_fall(years)
    of_signals = steps(years, SIGNALS)
    recent = of_signals[0] if len(of_signals) == 1 else None
    cases = [one.cases for one in years if one.cases is not None]
    tags = [str(row["language"]) for row in series[LEARNERS].rows]
    return Numbers(
        title=page_title("numbers", words),
        figures={key: _view_figure(one, content, words) for key, one in content.figures.items()},
        statements={
            key: _view_statement(one, content, words) for key, one in content.statements.items()
        },
        most=_view_year(fall.before, words) if fall else None,
        fewest=_view_year(fall.after, words) if fall else None,
        last=_view_year(years[-1], words) if years else None,
        early_cases=_say_cases([one for one in years if one.measure == CALLS], words),
        late_cases=_say_cases([one for one in years if one.measure != CALLS], words),
        named_before=tuple(
            link_to(content.services[one], content, words) for one in content.featured.named_before
        ),
        hotline=tabulate_years(series[HOTLINE], content, words),
        police=tabulate(series[POLICE], content, words),
        rates=tabulate(series[RATES], content, words),
        rates_said=view_rates(series[RATES], content, words),
        languages=tabulate(series[LANGUAGES], content, words),
        languages_shown=write_number(_add_up(series[LANGUAGES], "speakers"), words),
        learners=join([language_name(tag, words.locale) for tag in tags], words),
        learners_table=tabulate(series[LEARNERS], content, words),
        missing_language=name_missing_language(content, words, languages),
        seed_year=_year_of("seed", content),
        less_sure_years=_less_sure_years(content, words),
        census_age=str(series[LANGUAGES].from_age),
        census_year=write_period(series[LANGUAGES].period, words),
        drawings=dict(_draw_all(content, words)),
        recent=(_view_year(recent.before, words), _view_year(recent.after, words))
        if recent
        else None,
        fewest_cases=write_number(min(cases, default=Decimal(0)), words),
        most_cases=write_number(max(cases, default=Decimal(0)), words),
        license=content.featured.license,
        day=write_date(today, words),
        all_figures=TableView((), table_address(FIGURES_TABLE), ()),
        package=PACKAGE,
        rate_base=write_number(100_000, words),
        resources=page_address(words.locale.code, "resources"),
        sources=page_address(words.locale.code, "sources"),
    )


def _draw_all(content: Content, words: Translator) -> Iterator[tuple[str, Drawing]]:
    series, code = content.series, words.locale.code
    hotline, police, rates = (series[one] for one in (HOTLINE, POLICE, RATES))
    estimates = (content.figures[one].source for one in ESTIMATES)
    for name, chart, sources in (
        ("hotline", draw_hotline(hotline, "contacts", words), name_sources(hotline)),
        ("cases", draw_hotline(hotline, "cases", words), name_sources(hotline)),
        ("estimate", draw_estimates(content, words), estimates),
        ("police", draw(police, ("year", "offenses"), content, words), name_sources(police)),
        (
            "rates",
            draw(rates, ("state", "rate"), content, words, WIDE_LABEL),
            name_sources(rates),
        ),
    ):
        links = tuple(link_source(one, content, words) for one in dict.fromkeys(sources))
        yield name, Drawing(chart, drawing_address(code, name), links)


def _view_figure(figure: Figure, content: Content, words: Translator) -> FigureView:
    return FigureView(
        phrase=phrase_of(figure, words),
        number=number_of(figure, words),
        kind=kind_label(figure.kind, words),
        period=write_period(figure.period, words),
        place=_say_place(figure, content, words),
        source=link_source(figure.source, content, words),
    )


def _say_place(figure: Figure, content: Content, words: Translator) -> Markup:
    names = [content.counties[one].name for one in figure.counties] or [figure.place]
    return join([name_of_place(one) for one in names], words)


def _view_year(year: Year, words: Translator) -> YearView:
    def say(number: Decimal, unit: Unit) -> Markup:
        return count_phrase(write_number(number, words), number, unit, words)

    cases = say(year.cases, Unit.CASES) if year.cases is not None else Markup()
    return YearView(str(year.year), say(year.contacts, Unit(year.measure)), cases)


def _say_cases(years: Iterable[Year], words: Translator) -> Markup:
    return join([write_number(one.cases, words) for one in years if one.cases is not None], words)


def _add_up(table: Series, column: str) -> Decimal:
    return sum((one for row in table.rows if isinstance(one := row[column], Decimal)), Decimal(0))


def _year_of(source: str, content: Content) -> str:
    dated = content.sources[source].dated
    return str(dated.end.year) if dated else ""


def _less_sure_years(content: Content, words: Translator) -> Markup:
    """Name the years whose contacts no figure gives with high confidence."""
    sure = {
        figure.cell for figure in content.figures.values() if figure.confidence is Confidence.HIGH
    }
    years = [str(one.year) for one in read_years(content.series[HOTLINE])]
    return join([one for one in years if CellName(HOTLINE, one, "contacts") not in sure], words)


def name_missing_language(
    content: Content, words: Translator, languages: Collection[str]
) -> Markup:
    """Name the languages that many pupils speak and that this site lacks."""
    spoken = [str(row["language"]) for row in content.series[LEARNERS].rows]
    missing = [language_name(tag, words.locale) for tag in spoken if tag not in languages]
    return join(missing, words)


def _view_statement(statement: Statement, content: Content, words: Translator) -> StatementView:
    source = link_source(statement.source, content, words)
    return StatementView(statement.quote, statement.parts, source)
