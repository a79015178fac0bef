"""Where every mark of a chart goes: bars that lie, one below the other, so that words have room.

Right-to-left charts are mirrored here, by their numbers: SVG inherits `dir` and would swap what
`text-anchor` means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

# As wide as a page leaves room for on a screen of 320 px: there a unit is a px, letters too.
WIDTH, ROW, BAR, LABEL, VALUE = 284, 28, 18, 48, 36
_CAP = 4
_TEXT_DOWN = 13


@dataclass(frozen=True)
class Row:
    """One line of a chart before it has a place: a heading, a bar, a range, or a gap.

    `spread` is the range in which the value of a bar may lie, where that is known.
    """

    label: str
    value: Decimal | None = None
    low: Decimal | None = None
    spread: tuple[Decimal, Decimal] | None = None
    shown: str = ""
    kind: str = "bar"
    is_name: bool = False


@dataclass(frozen=True)
class Mark:
    """One line of a chart with its place, in SVG units; `spread` is a path, empty without one."""

    kind: str
    label: str
    label_x: int
    anchor: str
    text_y: int
    bar_x: int
    bar_y: int
    bar_width: int
    bar_height: int
    spread: str
    shown: str
    shown_x: int
    is_name: bool


@dataclass(frozen=True)
class Chart:
    """A chart ready to be drawn."""

    width: int
    height: int
    axis_x: int
    marks: tuple[Mark, ...]


def draw_bars(
    rows: Sequence[Row], direction: str, label_width: int = LABEL, value_width: int = VALUE
) -> Chart:
    """Place rows in a chart; the longest bar leaves room for its number."""
    ends = [row.spread[1] if row.spread else row.value for row in rows]
    highest = max((value for value in ends if value is not None), default=Decimal(1)) or Decimal(1)
    room = WIDTH - label_width - value_width
    mirrored = direction == "rtl"
    marks = []
    for index, row in enumerate(rows):
        top = index * ROW
        begins = label_width + int(room * (row.low or 0) / highest)
        reaches = label_width + (int(room * row.value / highest) if row.value is not None else 0)
        if row.kind == "gap":
            reaches = WIDTH
        length = max(reaches - begins, 2)
        spread = [label_width + int(room * value / highest) for value in row.spread or ()]
        label_x = 0 if row.kind == "heading" else label_width - 8
        shown_x = begins + 8 if row.kind == "gap" else max([reaches, *spread]) + 6
        marks.append(
            Mark(
                kind=row.kind,
                label=row.label,
                label_x=WIDTH - label_x if mirrored else label_x,
                anchor="start" if row.kind == "heading" else "end",
                text_y=top + (ROW - BAR) // 2 + _TEXT_DOWN,
                bar_x=WIDTH - begins - length if mirrored else begins,
                bar_y=top + (ROW - BAR) // 2,
                bar_width=length,
                bar_height=BAR,
                spread=_draw_spread(
                    [WIDTH - value if mirrored else value for value in spread], top + ROW // 2
                ),
                shown=row.shown,
                shown_x=WIDTH - shown_x if mirrored else shown_x,
                is_name=row.is_name,
            )
        )
    axis = WIDTH - label_width if mirrored else label_width
    return Chart(WIDTH, len(rows) * ROW, axis, tuple(marks))


def _draw_spread(ends: Sequence[int], y: int) -> str:
    """Return the path of a line between two ends, each with a cap across it."""
    if not ends:
        return ""
    first, last = min(ends), max(ends)
    caps = "".join(f"M{x} {y - _CAP}v{2 * _CAP}" for x in (first, last))
    return f"M{first} {y}H{last}{caps}"
