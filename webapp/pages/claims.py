"""What the page of numbers says about the tables of the hotline and of the states."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from webapp.facts.data import Data
from webapp.facts.tables import HotlineRow, RateRow

type Step = tuple[HotlineRow, HotlineRow]


class Claims:
    """What the tables of the hotline and of the states show."""

    def __init__(self, data: Data) -> None:
        """Read the rows of both tables, and those of the years whose contacts are known."""
        self.data = data
        self.hotline: Sequence[HotlineRow] = data.tables["hotline"].rows
        self.rates: Sequence[RateRow] = data.tables["rates-2024"].rows
        self.known_years = [row for row in self.hotline if row.contacts is not None]
        self.cases = [row.cases for row in self.known_years]

    @property
    def newest_from_hotline(self) -> HotlineRow:
        """The newest year from a page of the hotline itself; without one, the newest year."""
        for row in reversed(self.known_years):
            if row.source and self.data.sources[row.source].kind == "organization page":
                return row
        return self.known_years[-1]

    def steps(self, measure: str) -> list[Step]:
        """Return the pairs of years that follow each other and have the same measure."""
        rows = [row for row in self.known_years if row.measure == measure]
        return [(row, later) for row, later in pairwise(rows) if later.year == row.year + 1]

    @property
    def largest_fall(self) -> Step:
        """The step in which calls fell most."""
        return min(
            self.steps("calls"), key=lambda step: (step[1].contacts or 0) - (step[0].contacts or 0)
        )

    @property
    def only_step(self) -> Step | None:
        """The step of signals if there is only one, which shows no trend."""
        steps = self.steps("signals")
        return steps[0] if len(steps) == 1 else None

    @property
    def less_sure_years(self) -> list[str]:
        """The years whose contacts no figure gives with high confidence."""
        figures = self.data.figures.values()
        sure_cells = {figure.cell for figure in figures if figure.confidence == "high"}
        return [
            str(row.year)
            for row in self.known_years
            if f"hotline {row.year} contacts" not in sure_cells
        ]

    def rate_of(self, state: str) -> Decimal:
        """Return the rate of a state."""
        return next(row.rate for row in self.rates if row.state == state)

    @property
    def similar_states(self) -> list[str]:
        """The states whose range overlaps that of ours, so that nobody may rank them."""
        ranges = {row.state: (row.low, row.high) for row in self.rates if row.low and row.high}
        bottom, top = ranges.pop(self.data.site.state, (0, -1))
        return [state for state, (low, high) in ranges.items() if low <= top and high >= bottom]

    @property
    def years_by_measure(self) -> Iterator[tuple[str | None, list[HotlineRow]]]:
        """Yield runs of years with one measure; it is None where contacts are missing."""
        for measure, rows in groupby(self.hotline, lambda row: row.contacts and row.measure):
            yield measure or None, [*rows]
