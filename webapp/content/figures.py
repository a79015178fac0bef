"""What is known, as frozen records: figures, statements and tables, each with its source.

Every class here is the shape of something an editor writes in `data/`. Loading fills them and
refuses what does not fit; afterwards nobody changes them.
"""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

from webapp.content.field_types import (
    AnsweredLine,
    Count,
    Fips,
    FipsState,
    Identifier,
    Line,
    Number,
    Outline,
    Period,
    PeriodOrUnknown,
    PlaceName,
)
from webapp.content.periods import Period as ParsedPeriod
from webapp.problems import InvalidValueError

STRICT = ConfigDict(extra="forbid")
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class CellName:
    """A cell by its table, the first value of its row, and its column."""

    series: str
    row: str
    column: str

    def __str__(self) -> str:
        """Return the name as an editor writes it."""
        return f"{self.series} {self.row} {self.column}"


def parse_cell(text: object) -> CellName:
    """Read the name of a cell: the first word is the table, the last the column, all else the row.

    Raises InvalidValueError.
    """
    words = str(text).split()
    if len(words) < _FEWEST_WORDS:
        raise InvalidValueError(
            f"{text!r} names no cell",
            "type table, row and column, as `cell: hotline 2013 contacts`",
        )
    return CellName(words[0], " ".join(words[1:-1]), words[-1])


Cell = Annotated[CellName | None, BeforeValidator(parse_cell)]


class Qualifier(StrEnum):
    """How exact a figure is: part of the figure, never of the prose around it."""

    EXACT = "exact"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    ABOUT = "about"
    NEARLY = "nearly"
    FEWER_THAN = "fewer than"


class Confidence(StrEnum):
    """How sure the editors are that the source says this and is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Unit(StrEnum):
    """What a figure counts; each has its plural forms in the catalogs."""

    CALLS = "calls"
    CASES = "cases"
    SIGNALS = "signals"
    PEOPLE = "people"
    OFFENSES = "offenses"
    COUNTIES = "counties"
    PERCENT = "percent"
    CASES_A_YEAR = "cases a year"
    CASES_PER_100000 = "cases per 100,000 people"


class Kind(StrEnum):
    """What was done to the people whom a figure counts, as its source says."""

    SEX = "sex trafficking"
    SEX_AND_LABOR = "sex and labor trafficking"
    EXPLOITATION = "trafficking and exploitation"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """Who speaks in a source, in the order of the page of sources."""

    ORGANIZATION = "organization page"
    GOVERNMENT = "government page"
    LAW = "law"
    NEWS = "news"
    OPINION = "opinion"
    PRESS_RELEASE = "press release"
    REPORT = "report"
    DATA = "data"
    DIRECTORY = "directory"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Source:
    """Where a fact was read: a page, a report, a data file."""

    title: AnsweredLine
    publisher: AnsweredLine
    dated: PeriodOrUnknown
    dated_as: Line
    kind: SourceKind
    reliability: Confidence
    address: Line
    note: Line = ""

    @property
    def is_web_page(self) -> bool:
        """Whether visitors can follow the address; http and named files are shown as text."""
        return self.address.startswith("https://") and " " not in self.address


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Figure:
    """One number with everything that must be beside it.

    `cell` names the cell of a table that holds the same number; `not_in_quote` says why the quote
    does not hold it.
    """

    value: Number | None = None
    cell: Cell = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: Unit
    kind: Kind = Kind.UNKNOWN
    period: PeriodOrUnknown
    place: Line
    counties: tuple[Identifier, ...] = ()
    source: Identifier
    quote: Line
    not_in_quote: Line = ""
    confidence: Confidence
    derived_from: tuple[Line, ...] = ()
    note: Line = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Statement:
    """What somebody said, shown as said then: quoted, attributed and dated.

    `parts` are words of the quote, by a name each, that a page says by themselves.
    """

    quote: Line
    parts: Mapping[Identifier, AnsweredLine] = field(default_factory=dict)
    source: Identifier
    confidence: Confidence
    note: Line = ""


@dataclass(frozen=True)
class Series:
    """A table of figures as written in `data/series/<name>.csv`, typed by its descriptor.

    `period` is the time that the whole table speaks of, `from_age` the age of the youngest people
    in it, where its descriptor says so; `limits` is what it says of how far the numbers reach, and
    `described` what it says of each column, for readers of other Data Packages.
    """

    name: str
    fields: tuple[str, ...]
    rows: tuple[Mapping[str, str | Decimal | None], ...]
    text: str
    period: ParsedPeriod | None = None
    from_age: int | None = None
    limits: str = ""
    title: str = ""
    described: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Return the file as an editor knows it."""
        return f"data/series/{self.name}.csv"

    def rows_named(self, key: str) -> dict[int, Mapping[str, str | Decimal | None]]:
        """Return the rows whose first cell is this, by the line that each is in."""
        first = next(iter(self.fields), "")
        return {line: row for line, row in enumerate(self.rows, 2) if str(row.get(first)) == key}


@dataclass(frozen=True, kw_only=True, config=STRICT)
class County:
    """One county; FIPS codes and population from the Census Bureau."""

    name: Line
    fips: Fips
    outline: Outline = ""
    population: Count
    population_period: Period
    population_source: Identifier


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MapSize:
    """How large the drawing is that the outlines of counties are made for."""

    width: Count
    height: Count


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Places:
    """The counties of the state, how many there are and how their codes begin."""

    count: Number
    fips_state: FipsState
    map: MapSize | None = None
    counties: Mapping[Identifier, County]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Towns:
    """Which towns lie in which county, so that the name of a town leads to who helps there.

    A name may be in two counties.
    """

    source: Identifier
    counties: Mapping[Identifier, tuple[PlaceName, ...]] = field(default_factory=dict)
