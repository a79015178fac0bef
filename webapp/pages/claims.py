"""What the page of numbers says of the tables of the hotline and of the states."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from webapp.facts.data import Data
from webapp.facts.tables import HotlineRow, RateRow

type Step = tuple[HotlineRow, HotlineRow]


class Claims:
    """What the tables of the hotline and of the states say."""

    def __init__(self, data: Data) -> None:
        """Take the rows, and of the years those that are known."""
        self.data = data
        self.hotline: Sequence[HotlineRow] = data.tables["hotline"].rows
        self.rates: Sequence[RateRow] = data.tables["rates-2024"].rows
        self.known = [row for row in self.hotline if row.contacts is not None]
        self.cases = [row.cases for row in self.known if row.cases is not None]

    @property
    def newest_from_hotline(self) -> HotlineRow:
        """The newest year on a page of the hotline itself, or of all years where none is."""
        kinds = {key: source.kind for key, source in self.data.sources.items()}
        from_hotline = [row for row in self.known if kinds[str(row.source)] == "organization page"]
        return (from_hotline or self.known)[-1]

    def steps(self, measure: str) -> list[Step]:
        """Return the steps from year to year; two measures, or years with a gap, make none."""
        counted = [row for row in self.known if row.measure == measure]
        return [(a, b) for a, b in pairwise(counted) if b.year == a.year + 1]

    @property
    def largest_fall(self) -> Step:
        """The step in which calls fell most."""
        return min(self.steps("calls"), key=_rise)

    @property
    def only_step(self) -> Step | None:
        """The step of signals while there is one alone: nothing can be said of a trend."""
        found = self.steps("signals")
        return found[0] if len(found) == 1 else None

    @property
    def less_sure_years(self) -> list[str]:
        """The years whose contacts no figure gives with high confidence."""
        sure = {f.cell for f in self.data.figures.values() if f.confidence == "high"}
        return [str(y.year) for y in self.known if f"hotline {y.year} contacts" not in sure]

    def rate_of(self, state: str) -> Decimal:
        """Return the rate of a row."""
        return next(row.rate for row in self.rates if row.state == state)

    @property
    def alike(self) -> list[str]:
        """The states whose range overlaps that of ours: nobody may rank them."""
        spreads = {row.state: (row.low, row.high) for row in self.rates if row.low and row.high}
        low, high = spreads.pop(self.data.site.state, (Decimal(0), Decimal(-1)))
        return [state for state, (a, b) in spreads.items() if a <= high and b >= low]

    @property
    def years_by_measure(self) -> Iterator[tuple[str | None, list[HotlineRow]]]:
        """Yield the years that follow each other with one measure; None where we lack them."""
        for measure, rows in groupby(self.hotline, lambda row: row.contacts and row.measure):
            yield measure or None, [*rows]


def _rise(step: Step) -> int:
    """Return how many contacts more there were; a fall is below zero."""
    return (step[1].contacts or 0) - (step[0].contacts or 0)
