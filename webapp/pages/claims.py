"""What the pages on figures say about the tables, and the charts that they draw of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from webapp.facts.data import Data
from webapp.facts.models import Figure
from webapp.facts.tables import HotlineRow, PoliceRow, RateRow

type Number = Decimal | int
type Step = tuple[HotlineRow, HotlineRow]

# People who got help from a program, in the order of the chart.
SERVED = (
    "served_two_counties_2014", "served_dv_2015", "served_groups_2018", "served_bangor_2021",
    "served_preble_2022", "served_safevoices", "served_mecasa",
)  # fmt: skip


class Bar(NamedTuple):
    """A bar for a row, and a thin line for its range or for the whole that it is part of."""

    row: object
    low: Number
    high: Number
    line_low: Number = 0
    line_high: Number = 0  # 0 if there is no line


class Claims:
    """What the tables of the hotline, the police and the states show.

    A site without figures may have no tables.
    """

    def __init__(self, data: Data) -> None:
        """Keep the data."""
        self.data = data

    @property
    def hotline(self) -> Sequence[HotlineRow]:
        """The years of the hotline."""
        return self.data.tables["hotline"].rows

    @property
    def police(self) -> Sequence[PoliceRow]:
        """The years of the police."""
        return self.data.tables["police"].rows

    @property
    def rates(self) -> Sequence[RateRow]:
        """The states and the whole country."""
        return self.data.tables["rates-2024"].rows

    @cached_property
    def known_years(self) -> list[HotlineRow]:
        """The years of the hotline whose contacts are known."""
        return [row for row in self.hotline if row.contacts is not None]

    @property
    def cases(self) -> list[int | None]:
        """The cases of these years."""
        return [row.cases for row in self.known_years]

    @property
    def comparable_police_years(self) -> list[PoliceRow]:
        """The years of the police that can be compared."""
        return [row for row in self.police if row.offenses is not None and row.system == "summary"]

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
    def less_sure_years(self) -> list[int]:
        """The years whose contacts no figure gives with high confidence."""
        sure_cells = {
            figure.cell for figure in self.data.figures.values() if figure.confidence == "high"
        }
        return [
            row.year for row in self.known_years if f"hotline {row.year} contacts" not in sure_cells
        ]

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

    @property
    def estimate_chart(self) -> list[Bar]:
        """The best estimate, and a line from the lowest to the highest one."""
        return [self._compare("estimate_2015", "estimate_2015_full")]

    @property
    def survivors_chart(self) -> list[Bar]:
        """Signals from survivors, and a line for all signals of the year."""
        return [
            self._compare("signals_2021_from_survivors", "signals_2021"),
            self._compare("signals_2023_from_survivors", "signals_2023"),
        ]

    def _compare(self, part_id: str, whole_id: str) -> Bar:
        """Return a bar for a figure, with a line for a larger one; its row has both."""
        part, whole = self.data.figures[part_id], self.data.figures[whole_id]
        return Bar((part, whole), *_find_ends(part), *_find_ends(whole))

    @property
    def served_chart(self) -> list[Bar]:
        """People whom each program helped."""
        figures = [self.data.figures[key] for key in SERVED]
        return [Bar(figure, *_find_ends(figure)) for figure in figures]

    @property
    def rates_chart(self) -> list[Bar]:
        """The rate of each state, and a line for its range."""
        return [Bar(row, 0, row.rate, row.low or 0, row.high or 0) for row in self.rates]


def _find_ends(figure: Figure) -> tuple[Number, Number]:
    """Return the range of a figure; that of a single number begins at 0."""
    return figure.low or 0, figure.high or figure.value or 0
