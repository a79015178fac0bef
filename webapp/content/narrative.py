"""What the page of numbers shows, and the facts that its sentences are held against.

A name that a page shows and that is not in `data/` is a problem at start, so that no page misses a
number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from webapp.content.featured import Featured
from webapp.content.figures import Figure, Series, Source, Statement
from webapp.content.periods import Period
from webapp.yamlfile import Document

HOTLINE, POLICE, RATES, LANGUAGES, LEARNERS = (
    "hotline",
    "police",
    "rates-2024",
    "languages",
    "learners",
)
# The columns that the page shows of each table, and whether each row must have a value there.
SERIES: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        HOTLINE: {
            "year": True,
            "measure": False,
            "contacts": False,
            "cases": False,
            "people": False,
            "source": False,
        },
        POLICE: {
            "year": True,
            "offenses": False,
            "places": False,
            "system": True,
            "source": True,
        },
        RATES: {"state": True, "rate": True, "low": False, "high": False, "source": True},
        LANGUAGES: {
            "language": True,
            "speakers": True,
            "margin": True,
            "limited_english": True,
            "source": True,
        },
        LEARNERS: {"language": True, "source": True},
    }
)
# What the page says of a whole table, and what to type into its entry of datapackage.json.
DESCRIBED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        RATES: {"period": '"period": "2024"'},
        LANGUAGES: {"period": '"period": "2018"', "from_age": '"from_age": 5'},
    }
)


@dataclass(frozen=True)
class PageFacts:
    """What a template names: ids of figures and statements, parts of quotes, and its sentences.

    A part is the id of a statement and the name of one of its `parts`.
    """

    figures: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    sentences: frozenset[str] = frozenset()


NO_FACTS = PageFacts()


class UnknownFactError(Exception):
    """Raised where a claim speaks of a fact that this folder does not have."""


@dataclass(frozen=True)
class Breach:
    """Why a claim is not true, and the line that made it so."""

    file: str
    line: int
    why: str


@dataclass(frozen=True)
class ClaimFacts:
    """All facts that claims may ask for; a missing one raises an error.

    `documents` know the lines of what is in YAML files.
    """

    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    featured: Featured
    documents: Mapping[str, Document]

    def figure(self, key: str) -> Figure:
        """Return a figure, or raise UnknownFactError."""
        return _look_up(self.figures, key)

    def number(self, key: str) -> Decimal:
        """Return the number of a figure that has one, or raise UnknownFactError."""
        value = self.figure(key).value
        if value is None:
            raise UnknownFactError(key)
        return value

    def end_year(self, key: str) -> int:
        """Return the last year that a figure speaks of, or raise UnknownFactError."""
        return _last_year(self.figure(key).period)

    def quote(self, key: str) -> str:
        """Return the words of a statement, or raise UnknownFactError."""
        return _look_up(self.statements, key).quote

    def year_of_statement(self, key: str) -> int:
        """Return the year in which a statement was made, or raise UnknownFactError."""
        return _last_year(_look_up(self.sources, _look_up(self.statements, key).source).dated)

    def table(self, name: str) -> Series:
        """Return a table, or raise UnknownFactError."""
        return _look_up(self.series, name)

    def cell(self, name: str, row: str, column: str) -> tuple[int, Decimal]:
        """Return the line and number of a cell, or raise UnknownFactError."""
        for line, found in self.table(name).rows_named(row).items():
            value = found.get(column)
            if isinstance(value, Decimal):
                return line, value
        raise UnknownFactError(row)

    def report_figure(self, key: str, why: str) -> Breach:
        """Say that a figure makes a claim untrue."""
        document = self.documents.get("figures")
        name = document.name if document else "data/figures.yaml"
        return Breach(name, document.line_of((key,)) if document else 1, why)

    def report_row(self, name: str, line: int, why: str) -> Breach:
        """Say that a row of a table makes a claim untrue."""
        return Breach(self.table(name).file, line, why)

    def report_table(self, name: str, why: str) -> Breach:
        """Say that a table as a whole makes a claim untrue, most often by its last row."""
        return self.report_row(name, len(self.table(name).rows) + 1, why)


def _look_up[Record](records: Mapping[str, Record], key: str) -> Record:
    if key not in records:
        raise UnknownFactError(key)
    return records[key]


def _last_year(period: Period | None) -> int:
    if period is None:
        raise UnknownFactError
    return period.end.year


CALLS, SIGNALS = "calls", "signals"


@dataclass(frozen=True)
class Year:
    """One year of the hotline that has contacts, and the line that it is in."""

    line: int
    year: int
    measure: str
    contacts: Decimal
    cases: Decimal | None


@dataclass(frozen=True)
class Step:
    """Two years that follow each other, with contacts that were counted in the same way."""

    before: Year
    after: Year

    @property
    def rise(self) -> Decimal:
        """Return how many contacts more there were; a fall is below zero."""
        return self.after.contacts - self.before.contacts

    @property
    def case_rise(self) -> Decimal:
        """Return how many cases more there were; a year without any known has none."""
        return (self.after.cases or Decimal(0)) - (self.before.cases or Decimal(0))


def read_years(table: Series) -> tuple[Year, ...]:
    """Return the years that have contacts, in the order of the table."""
    found = []
    for line, row in enumerate(table.rows, 2):
        year, contacts, cases = row.get("year"), row.get("contacts"), row.get("cases")
        if isinstance(year, Decimal) and isinstance(contacts, Decimal):
            counted = cases if isinstance(cases, Decimal) else None
            found.append(Year(line, int(year), str(row.get("measure") or ""), contacts, counted))
    return tuple(found)


def steps(years: Iterable[Year], measure: str = CALLS) -> tuple[Step, ...]:
    """Return the steps from year to year; two measures, or years with a gap, are never compared."""
    counted = [year for year in years if year.measure == measure]
    return tuple(Step(a, b) for a, b in pairwise(counted) if b.year == a.year + 1)


def largest_fall(years: Iterable[Year]) -> Step | None:
    """Return the step in which calls fell most, the first of such; None where they never fell."""
    falls = [step for step in steps(years) if step.rise < 0]
    return min(falls, key=lambda step: step.rise, default=None)
