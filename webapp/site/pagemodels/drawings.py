"""Drawings as files, usable alone: each carries its finding, sources, day and license."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from webapp.i18n.translator import Translator, plain
from webapp.site.copy.pages import site_name
from webapp.site.pagemodels.figures import FiguresPage
from webapp.site.pagemodels.tables import Drawing

WIDTH_OF_TEXT = 42  # letters of 13 units each
_MARGIN = 12
_LINE = 17


@dataclass(frozen=True)
class TextLine:
    """One line of text at its place; SVG breaks no lines by itself."""

    text: str
    y: int
    size: int
    is_bold: bool = False


@dataclass(frozen=True)
class DrawingFile:
    """A drawing with all that is written around it, in units of the picture.

    `title` is the neutral one of the page: a browser shows it in the tab and keeps it.
    """

    lang: str
    direction: str
    title: str
    finding: str
    measure: str
    sources: str
    site: str
    date: str
    license: str
    drawing: Drawing
    lines: tuple[TextLine, ...]
    width: int
    height: int
    margin: int
    top: int
    edge: int


def build_drawing(
    key: str, page: FiguresPage, t: Translator, today: date, say: Callable[..., str]
) -> DrawingFile:
    """Write around a drawing what the page says of it, in the words of the same template."""
    drawing = page.drawings[key]
    finding, measure = say("finding", key, page), say("measure", key, page)
    sources, site = say("drawn_from", drawing), say("drawn_by", page)
    lines: list[TextLine] = []
    y = _write(lines, finding, _MARGIN, size=15, is_bold=True)
    top = _write(lines, measure, y, size=12) + _LINE // 2
    y = _write(lines, sources, top + drawing.chart.height + _LINE // 2, size=11)
    y = _write(lines, site, y, size=11)
    width = drawing.chart.width + 2 * _MARGIN
    locale, site = t.locale, plain(t.gettext("Local Data & Resources")).unescape()
    return DrawingFile(
        lang=locale.lang,
        direction=locale.direction,
        title=f"{plain(page.title).unescape()} · {plain(site_name(t)).unescape()}",
        finding=finding,
        measure=measure,
        sources=sources,
        site=plain(site_name(t)).unescape(),
        date=today.isoformat(),
        license=page.license,
        drawing=drawing,
        lines=tuple(lines),
        width=width,
        height=y + _MARGIN,
        margin=_MARGIN,
        top=top,
        edge=width - _MARGIN if locale.direction == "rtl" else _MARGIN,
    )


def _write(lines: list[TextLine], text: str, y: int, *, size: int, is_bold: bool = False) -> int:
    """Break a text into lines below a height, and return where the next one may begin."""
    for line in wrap(text, WIDTH_OF_TEXT * 13 // (size + 1), break_on_hyphens=False):
        y += _LINE
        lines.append(TextLine(line, y, size, is_bold))
    return y
