"""A small drawing of the state and the counties meant: beside their names, never alone."""

from collections.abc import Collection
from dataclasses import dataclass

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
    if not all(one.outline for one in counties.values()):
        return None
    shapes = (Shape(one.outline, key in meant) for key, one in counties.items())
    return Map(size.width, size.height, tuple(shapes))
