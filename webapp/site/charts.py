"""Where every mark of a chart goes: bars that lie, one below the other, so that words have room.

Right-to-left charts are mirrored here, by their numbers: SVG inherits `dir` and would swap what
`text-anchor` means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, ROW, BAR, LABEL, VALUE = 320, 28, 18, 76, 44
_TEXT_DOWN = 13


@dataclass(frozen=True)
class Row:
    """One line of a chart before it has a place: a heading, a bar, a range, or a gap."""

    label: str
    value: Decimal | None = None
    low: Decimal | None = None
    shown: str = ""
    kind: str = "bar"
    is_name: bool = False


@dataclass(frozen=True)
class Mark:
    """One line of a chart with its place, in SVG units."""

    kind: str
    label: str
    label_x: int
    anchor: str
    text_y: int
    bar_x: int
    bar_y: int
    bar_width: int
    bar_height: int
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
    """Place rows in a chart 320 units wide; the longest bar leaves room for its number."""
    highest = max(
        (row.value for row in rows if row.value is not None), default=Decimal(1)
    ) or Decimal(1)
    room = WIDTH - label_width - value_width
    mirrored = direction == "rtl"
    marks = []
    for index, row in enumerate(rows):
        top = index * ROW
        begins = label_width + int(room * (row.low or 0) / highest)
        ends = label_width + (int(room * row.value / highest) if row.value is not None else 0)
        if row.kind == "gap":
            ends = WIDTH
        length = max(ends - begins, 2)
        label_x = 0 if row.kind == "heading" else label_width - 8
        shown_x = begins + 8 if row.kind == "gap" else ends + 6
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
                shown=row.shown,
                shown_x=WIDTH - shown_x if mirrored else shown_x,
                is_name=row.is_name,
            )
        )
    axis = WIDTH - label_width if mirrored else label_width
    return Chart(WIDTH, len(rows) * ROW, axis, tuple(marks))
