"""What a table by year says: its last year, and where its numbers rise and fall."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from webapp.content.figures import Series

CALLS, SIGNALS = "calls", "signals"


@dataclass(frozen=True)
class Year:
    """One year of the hotline that has contacts, and the line that it stands in."""

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
    counted = [one for one in years if one.measure == measure]
    return tuple(Step(a, b) for a, b in pairwise(counted) if b.year == a.year + 1)


def largest_fall(years: Iterable[Year]) -> Step | None:
    """Return the step in which calls fell most, the first of such; None where they never fell."""
    falls = [step for step in steps(years) if step.rise < 0]
    return min(falls, key=lambda step: step.rise, default=None)
