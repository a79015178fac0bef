"""Drawings beside words that say the same: the map, pictograms of doors, bars of tables."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from webapp.content.doors import Picture
from webapp.content.loading import Content


@dataclass(frozen=True)
class Shape:
    """One county of the drawing."""

    outline: str
    is_meant: bool


@dataclass(frozen=True)
class Map:
    """All counties, some of them filled."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw_map(meant: Collection[str], content: Content) -> Map | None:
    """Draw the counties that are meant; nothing to draw where one of all has no outline."""
    size, counties = content.places.map, content.counties
    if size is None or not set(meant) & set(counties):
        return None
    if not all(county.outline for county in counties.values()):
        return None
    shapes = (Shape(county.outline, key in meant) for key, county in counties.items())
    return Map(size.width, size.height, tuple(shapes))


# Each in a square of 24; strokes only, so that they follow the colour of the words beside them.
PICTOGRAMS = {
    Picture.KEY: "M7.5 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.5 12.5 20 3M16 7l3 3",
    Picture.HOME: "M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6",
    Picture.HEART: "M12 20C5 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 3.5-2 6.5-9 11.5z",
    Picture.YOUNG: "M6 21V10a6 6 0 0 1 12 0v11zM9 5V3h6v2M9 21v-6h6v6M9 11h6",
    Picture.WORK: "M3 8h18v12H3zM9 8V5h6v3M3 13h18",
    Picture.BED: "M3 20V6M3 17h18v3M21 17v-3a3 3 0 0 0-3-3h-8v6"
    "M6.5 10a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    Picture.PAPERS: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    Picture.WRITE: "M4 4h16v12H10l-5 4v-4H4zM8 8h8M8 12h5",
    Picture.HELP: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z"
    "M5.6 5.6l3.6 3.6M14.8 14.8l3.6 3.6M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6",
}


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
