"""What the page of numbers says of its tables, and the bars that it draws of them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from flask import g
from flask_babel import gettext, pgettext

from webapp.facts.data import Data
from webapp.facts.tables import HotlineRow, PoliceRow, RateRow
from webapp.pages.filters import number, years
from webapp.pages.labels import amount

type Step = tuple[HotlineRow, HotlineRow]
# Bars are drawn as wide as a page leaves room for on a screen of 320 px: a unit is a px there.
WIDTH, ROW, BAR = 284, 28, 18
LABEL, WIDE_LABEL, NO_LABEL = 48, 118, 8
VALUE, WIDE_VALUE = 36, 116
TEXT_BELOW, CAP = 18, 4


class Findings:
    """What the tables of the hotline and of the states say."""

    def __init__(self, data: Data) -> None:
        """Take the rows, and of the years those that are known."""
        self.data = data
        self.hotline: Sequence[HotlineRow] = data.tables["hotline"].rows
        self.rates: Sequence[RateRow] = data.tables["rates-2024"].rows
        self.known = [row for row in self.hotline if row.contacts is not None]
        self.cases = [row.cases for row in self.known if row.cases is not None]

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
    def folded_years(self) -> Iterator[tuple[str, HotlineRow | None]]:
        """Yield each year with its row; those not known that follow each other, as one."""
        for is_known, found in groupby(self.hotline, lambda row: row.contacts is not None):
            if is_known:
                yield from ((str(row.year), row) for row in found)
                continue
            first, *rest = [str(row.year) for row in found]
            yield years(first, rest[-1]) if rest else first, None

    def draw(self, name: str) -> "Chart":
        """Draw one of the five pictures of the page."""
        match name:
            case "estimate":
                return Chart([*_draw_estimates(self.data)], NO_LABEL, WIDE_VALUE)
            case "police":
                return Chart([*_draw_police(self.data.tables["police"].rows)])
            case "rates":
                bars = _draw_rates(self.rates, self.data.site.country_row)
            case _:
                bars = _draw_years(self.folded_years, "contacts" if name == "hotline" else name)
        return Chart([*bars], WIDE_LABEL)


def _rise(step: Step) -> int:
    """Return how many contacts more there were; a fall is below zero."""
    return (step[1].contacts or 0) - (step[0].contacts or 0)


class Bar(NamedTuple):
    """One line of a chart: a heading, a bar, a range from `low`, or a gap.

    `spread` is the range in which the value of a bar may lie, where that is known.
    """

    label: str
    value: Decimal | int | None = None
    low: Decimal | int = 0
    spread: Sequence[Decimal] = ()
    shown: str = ""
    kind: str = "bar"
    is_name: bool = False


class Chart:
    """Bars in a picture, each with its place; mirrored where the language runs from the right."""

    width, thickness = WIDTH, BAR

    def __init__(self, bars: Sequence[Bar], label: int = LABEL, value: int = VALUE) -> None:
        """Place all bars; the longest leaves room for its number."""
        ends = [end for bar in bars for end in (bar.value, *bar.spread) if end]
        self._highest, self._room = max(ends, default=1), WIDTH - label - value
        self._label, self._is_mirrored = label, g.locale.direction == "rtl"
        self.axis, self.height = self._mirror(label), len(bars) * ROW
        self.bars = [self._place(bar, index * ROW) for index, bar in enumerate(bars)]

    def _at(self, value: Decimal | int) -> int:
        return self._label + int(self._room * value // self._highest)

    def _mirror(self, x: int, length: int = 0) -> int:
        return WIDTH - x - length if self._is_mirrored else x

    def _place(self, bar: Bar, top: int) -> dict[str, Any]:
        begins = self._at(bar.low)
        reaches = WIDTH if bar.kind == "gap" else self._at(bar.value or 0)
        length = max(reaches - begins, 2)
        spread = [self._at(end) for end in bar.spread]
        shown = begins + 8 if bar.kind == "gap" else max([reaches, *spread]) + 6
        return bar._asdict() | {
            "x": self._mirror(begins, length),
            "y": top + (ROW - BAR) // 2,
            "length": length,
            "spread": _draw_spread(sorted(map(self._mirror, spread)), top + ROW // 2),
            "shown_x": self._mirror(shown),
            "text_y": top + TEXT_BELOW,
            "label_x": self._mirror(0 if bar.kind == "heading" else self._label - 8),
        }


def _draw_spread(ends: list[int], y: int) -> str:
    """Return the path of a line between two ends, each with a cap across it."""
    caps = "".join(f"M{x} {y - CAP}v{2 * CAP}" for x in ends)
    return f"M{ends[0]} {y}H{ends[-1]}{caps}" if ends else ""


def _draw_years(years: Iterable[tuple[str, HotlineRow | None]], column: str) -> Iterator[Bar]:
    """Yield calls and signals apart, and a gap where years are not known."""
    headings = {
        ("contacts", "calls"): pgettext("chart", "Calls"),
        ("contacts", "signals"): pgettext("chart", "Signals"),
        ("cases", "calls"): pgettext("chart", "Cases found in calls"),
        ("cases", "signals"): pgettext("chart", "Cases found in signals"),
    }
    last = None
    for label, row in years:
        value = getattr(row, column) if row else None
        if row is None or value is None:
            yield Bar(label, kind="gap", shown=gettext("not in our copy"))
            continue
        if row.measure != last:
            last = row.measure
            yield Bar(headings[column, last or "calls"], kind="heading")
        kind = "signals" if row.measure == "signals" else "bar"
        yield Bar(label, value, shown=number(value), kind=kind)


def _draw_estimates(data: Data) -> Iterator[Bar]:
    for heading, figure in (
        (pgettext("chart", "Best estimate"), data.figures["estimate_2015"]),
        (pgettext("chart", "Lowest to highest"), data.figures["estimate_2015_full"]),
    ):
        yield Bar(heading, kind="heading")
        yield Bar("", figure.high, low=figure.low or 0, kind="range", shown=amount(figure))


def _draw_police(rows: Sequence[PoliceRow]) -> Iterator[Bar]:
    """Yield the years that were counted like the first."""
    for row in rows:
        if row.offenses is not None and row.system == rows[0].system:
            yield Bar(str(row.year), row.offenses, shown=number(row.offenses))


def _draw_rates(rows: Sequence[RateRow], country: str) -> Iterator[Bar]:
    for row in rows:
        is_name = row.state != country
        if not is_name:  # in some languages long, and no state among states
            yield Bar(gettext("The whole country"), kind="heading")
        spread = (row.low, row.high) if row.low is not None and row.high is not None else ()
        label, shown = row.state if is_name else "", number(row.rate)
        yield Bar(label, row.rate, spread=spread, shown=shown, is_name=is_name)
