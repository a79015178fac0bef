"""Small drawings beside words that say the same: the state and its counties, and the doors."""

from collections.abc import Collection
from dataclasses import dataclass

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
