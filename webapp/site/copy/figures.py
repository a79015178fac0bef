"""Figures in words: qualifiers, units, periods, the names of sources, tables and charts."""

from decimal import Decimal

from markupsafe import Markup

from webapp.content.figures import Confidence, Figure, Kind, Qualifier, SourceKind, Unit
from webapp.content.periods import Period
from webapp.words.catalogs import Translator
from webapp.words.formats import write_number, write_partial_date, write_percent


def write_period(period: Period | None, t: Translator) -> Markup:
    """Write a period as a reader says it."""
    if period is None:
        return t.pgettext("period", "no date given")
    end = write_partial_date(period.end, t)
    if period.twelve_months:
        return t.pgettext("period", "the twelve months to %(end)s", end=end)
    if period.start is None:
        return Markup.escape(end)
    return write_years(write_partial_date(period.start, t), end, t)


def write_years(start: str, end: str, t: Translator) -> Markup:
    """Write the first and the last day, month or year of a time."""
    return t.pgettext("period", "%(start)s to %(end)s", start=start, end=end)


def qualify(number: str, qualifier: Qualifier, t: Translator) -> Markup:
    """Put a figure's qualifier to its number."""
    match qualifier:
        case Qualifier.MORE_THAN:
            return t.pgettext("figure", "more than %(number)s", number=number)
        case Qualifier.AT_LEAST:
            return t.pgettext("figure", "at least %(number)s", number=number)
        case Qualifier.ABOUT:
            return t.pgettext("figure", "about %(number)s", number=number)
        case Qualifier.NEARLY:
            return t.pgettext("figure", "nearly %(number)s", number=number)
        case Qualifier.FEWER_THAN:
            # TRANSLATORS: before a number of calls, cases or people; no figure says so now
            return t.pgettext("figure", "fewer than %(number)s", number=number)
        case _:
            return Markup.escape(number)


def write_range(low: Decimal, high: Decimal, t: Translator) -> Markup:
    """Write between which two numbers one lies."""
    return t.pgettext(
        "figure", "%(low)s to %(high)s", low=write_number(low, t), high=write_number(high, t)
    )


def number_of(figure: Figure, t: Translator) -> Markup:
    """Write the number of a figure with its qualifier, without its unit."""
    if figure.value is None:
        if figure.low is None or figure.high is None:
            raise TypeError("loading refuses a figure without a number")
        return write_range(figure.low, figure.high, t)
    write = write_percent if figure.unit is Unit.PERCENT else write_number
    return qualify(write(figure.value, t), figure.qualifier, t)


def phrase_of(figure: Figure, t: Translator) -> Markup:
    """Write a figure whole, with unit: `more than 240 calls`."""
    number = number_of(figure, t)
    value = figure.value if figure.value is not None else figure.high
    return count_phrase(number, value or Decimal(0), figure.unit, t)


def kind_label(kind: Kind, t: Translator) -> Markup:
    """Say what was done to the people whom a figure counts."""
    return {
        Kind.SEX: t.pgettext("kind", "sex trafficking"),
        Kind.SEX_AND_LABOR: t.pgettext("kind", "sex and labor trafficking"),
        Kind.EXPLOITATION: t.pgettext("kind", "trafficking and exploitation"),
        Kind.UNKNOWN: t.pgettext("kind", "the source does not say"),
    }[kind]


def source_kind_label(kind: SourceKind, t: Translator) -> Markup:
    """Name the sources of one kind, as a heading."""
    return {
        SourceKind.ORGANIZATION: t.gettext("Pages of organizations"),
        SourceKind.GOVERNMENT: t.gettext("Pages of governments and public universities"),
        SourceKind.LAW: t.gettext("Laws"),
        SourceKind.NEWS: t.gettext("News"),
        SourceKind.OPINION: t.gettext("Opinions"),
        SourceKind.PRESS_RELEASE: t.gettext("Press releases"),
        SourceKind.REPORT: t.gettext("Reports"),
        SourceKind.DATA: t.gettext("Tables of numbers, copied by others"),
        SourceKind.DIRECTORY: t.gettext("Lists that others made"),
    }[kind]


def reliability_label(reliability: Confidence, t: Translator) -> Markup:
    """Say how far we think that one can rely on a source."""
    return {
        Confidence.HIGH: t.gettext("Reliability: high"),
        Confidence.MEDIUM: t.gettext("Reliability: medium"),
        Confidence.LOW: t.gettext("Reliability: low"),
    }[reliability]


def count_phrase(number: str, value: Decimal, unit: Unit, t: Translator) -> Markup:
    """Write a number with its unit in the plural form that its value asks for."""
    n = int(value)
    match unit:
        case Unit.CALLS:
            return t.ngettext("%(number)s call", "%(number)s calls", n, number=number)
        case Unit.CASES:
            return t.ngettext("%(number)s case", "%(number)s cases", n, number=number)
        case Unit.SIGNALS:
            return t.ngettext("%(number)s signal", "%(number)s signals", n, number=number)
        case Unit.PEOPLE:
            return t.ngettext("%(number)s person", "%(number)s people", n, number=number)
        case Unit.OFFENSES:
            # TRANSLATORS: crimes that the police counted
            return t.ngettext("%(number)s offense", "%(number)s offenses", n, number=number)
        case Unit.COUNTIES:
            return t.ngettext("%(number)s county", "%(number)s counties", n, number=number)
        case Unit.CASES_A_YEAR:
            return t.ngettext("%(number)s case a year", "%(number)s cases a year", n, number=number)
        case Unit.CASES_PER_100000:
            return t.gettext(
                "%(number)s cases for every %(base)s people",
                number=number,
                base=write_number(100_000, t),
            )
        case _:
            return Markup.escape(number)


def chart_heading(column: str, measure: str, t: Translator) -> Markup:
    """Head the bars of one column that were counted in one way."""
    return {
        ("contacts", "calls"): t.pgettext("chart", "Calls"),
        ("contacts", "signals"): t.pgettext("chart", "Signals"),
        ("cases", "calls"): t.pgettext("chart", "Cases found in calls"),
        ("cases", "signals"): t.pgettext("chart", "Cases found in signals"),
    }[column, measure]


def gap_label(t: Translator) -> Markup:
    """Say of years why they have no bar."""
    return t.gettext("not in our copy")


def estimate_headings(t: Translator) -> tuple[Markup, Markup]:
    """Head the best estimate, and the lowest and highest of the same study."""
    return t.pgettext("chart", "Best estimate"), t.pgettext("chart", "Lowest to highest")


def other_languages_label(t: Translator) -> Markup:
    """Name the row of all languages that have none of their own."""
    return t.gettext("Other languages")


def french_label(t: Translator) -> Markup:
    """Name the languages that the Census counts as one."""
    return t.gettext("French, Haitian or Cajun")


def country_label(t: Translator) -> Markup:
    """Name the row of the country among states."""
    return t.gettext("The whole country")


def undated_label(t: Translator) -> Markup:
    """Head the sources that have no date."""
    return t.gettext("No date")


def count_sources(number: int, t: Translator) -> Markup:
    """Say how many sources there are."""
    return t.ngettext("%(num)s source", "%(num)s sources", number)
