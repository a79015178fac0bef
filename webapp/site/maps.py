"""A small drawing of Maine that shows which counties are meant: beside their names, never alone."""

from collections.abc import Collection
from dataclasses import dataclass

from webapp.content.loading import Content

WIDTH, HEIGHT = 105, 160


@dataclass(frozen=True)
class Shape:
    """One county of the drawing."""

    outline: str
    is_meant: bool


@dataclass(frozen=True)
class Map:
    """The 16 counties, some of them filled."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw_map(meant: Collection[str], content: Content) -> Map | None:
    """Draw the counties that are meant; nothing to draw when no county is."""
    if not set(meant) & set(content.counties):
        return None
    shapes = (Shape(one.outline, key in meant) for key, one in content.counties.items())
    return Map(WIDTH, HEIGHT, tuple(shapes))
