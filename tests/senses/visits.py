"""One page as all visitors see it: every look, every measure, what each of them finds."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from justhtml import JustHTML
from selenium.webdriver import Chrome

from tests.browser.driver import DESKTOP, PHONE, without_scripts
from tests.browser.room import NARROW
from tests.page import Page
from tests.senses.browser import OPEN, Look, ask, measure
from tests.senses.keyboard import (
    find_covered,
    find_disorder,
    find_hidden,
    find_plain,
    find_traps,
    walk,
)
from tests.senses.kinds import find_faults
from tests.senses.looks import find_silent_status
from tests.senses.painted import CHANGED, MARKED, find_lost_colors, measure_focus
from tests.sites import RunningSite

TABLET = 768
# Drawings keep their place where spaces are wider; the table below each says the same.
DRAWINGS = "svg"
ROOM = (("sideways",), ("clipped",), ("overlapping",))
ORDER = (("lost",), ("misplaced",), ("targets", 44))
PAPER = (("clipped",), ("overlapping",), ("contrast", 7))
COLORS = (("contrast", 7), ("colored",), ("moving",))
ZOOMED = Look(DESKTOP // 4, 800 // 4)  # four times as large
LOOKS: tuple[tuple[Look, tuple[tuple[str | int, ...], ...]], ...] = (
    (Look(NARROW), (*ROOM, *ORDER, *COLORS)),
    (Look(NARROW, scheme="dark"), COLORS),
    (Look(NARROW, is_spaced=True), (("sideways", DRAWINGS), ("clipped",))),
    (Look(PHONE, text=2), (*ROOM, *ORDER)),
    (Look(TABLET), (*ROOM, *ORDER)),
    (Look(DESKTOP), (*ROOM, *ORDER)),
    (Look(DESKTOP, text=2), (*ROOM, *ORDER)),
    (Look(DESKTOP, is_spaced=True), (("sideways", DRAWINGS), ("clipped",))),
    (Look(DESKTOP, medium="print"), PAPER),
)
# Scripts have put on the page what stands in a template.
MADE = """
const made = document.documentElement.cloneNode(true);
for (const template of made.querySelectorAll('template')) template.remove();
return made.outerHTML;
"""
HELP_WITHIN = 5
HELP = """
const main = document.querySelector('main');
const inside = stops().filter((one) => main.contains(one) && one !== main);
const place = inside.findIndex((one) => /^(tel|sms):/.test(one.getAttribute('href')));
return place < given[0]; // a sheet of paper has none to press
"""


@dataclass(frozen=True)
class Visitor:
    """A browser that remembers which kinds of elements it has looked at, by what they hang on."""

    driver: Chrome
    site: RunningSite
    origin: str
    known: dict[str, set[str]] = field(default_factory=dict)

    def find_all(self, path: str) -> list[str]:
        """Return all that is wrong with a page."""
        return [f"{path}: {where}: {fault}" for where, fault in self._find(path)]

    def _find(self, path: str) -> Iterator[tuple[str, str]]:
        self._open(path)
        yield from (("markup", fault) for fault in self._find_markup(path))
        yield from (("status", fault) for fault in find_silent_status(self.driver))
        yield from self._look()
        for look in (Look(), ZOOMED):
            yield from self._walk(look)
        direction = str(self.driver.execute_script("return document.dir"))
        for look in (Look(), Look(scheme="dark")):
            yield from self._paint(look, direction)
        with without_scripts(self.driver):
            self._open(path)
            yield from self._measure(Look(NARROW), (*ROOM, *ORDER), "no scripts")

    def find_by_looking(self, path: str) -> list[str]:
        """Return what the measures find in every look, but for what only keys and pixels tell."""
        self._open(path)
        return [f"{path}: {where}: {fault}" for where, fault in self._look()]

    def _look(self) -> Iterator[tuple[str, str]]:
        for look, measures in LOOKS:
            yield from self._measure(look, measures)

    def _open(self, path: str) -> None:
        Look().apply(self.driver)
        self.driver.get(self.origin + path)
        self.driver.execute_script(OPEN)

    def _find_markup(self, path: str) -> list[str]:
        """Return what the rules find in the page as scripts have changed it."""
        html = self.driver.execute_script(MADE)
        response = self.site.app.test_client().get(path)
        return find_faults(Page(path, JustHTML(html, sanitize=False), response, self.site))

    def _measure(
        self, look: Look, measures: tuple[tuple[str | int, ...], ...], more: str = ""
    ) -> Iterator[tuple[str, str]]:
        look.apply(self.driver)
        for name, *arguments in measures:
            for fault in measure(self.driver, str(name), *arguments):
                yield f"{name} {look} {more}", fault

    def _walk(self, look: Look) -> Iterator[tuple[str, str]]:
        """Go through the page by the keyboard, and back."""
        look.apply(self.driver)
        there, back = walk(self.driver), walk(self.driver, backwards=True)
        faults = find_disorder(there) + find_disorder(back, backwards=True)
        for way in (there, back):
            faults += find_traps(way) + find_covered(way) + find_hidden(way) + find_plain(way)
        yield from ((f"keyboard {look}", fault) for fault in faults)
        if not ask(self.driver, HELP, HELP_WITHIN):
            yield "keyboard", f"no number of help is within {HELP_WITHIN} stops"

    def _paint(self, look: Look, direction: str) -> Iterator[tuple[str, str]]:
        """Look at each kind of element that is not known in these colors and this direction."""
        both = (look, replace(look, forced=True)) if look == Look() else (look,)
        for colors in both:
            known = self.known.setdefault(f"focus {colors} {direction}", set())
            colors.apply(self.driver)
            for mark in measure_focus(self.driver, known):
                if mark.changed < CHANGED or mark.strong < MARKED:
                    yield f"focus {colors}", f"{mark.strong:.1f} of {MARKED}: {mark.label}"
        known = self.known.setdefault(f"marks {look} {direction}", set())
        look.apply(self.driver)
        for fault in find_lost_colors(self.driver, look, known):
            yield f"forced colors {look}", fault
