"""What is really painted: the mark of the focus, and what is left where colors are forced.

Styles hang on what an element is and stands in, so one of each kind is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selenium.webdriver import Chrome

from tests.senses.browser import Look, ask, take_picture

# Shares of a line of one pixel around an element. WCAG 2.4.13 asks for twice that line; rounded
# corners and the edges of letters take some of it.
MARKED = 1.6
CHANGED = 0.1
SEEN = 3.0
AROUND = 8


@dataclass(frozen=True)
class Mark:
    """How much the focus changes of an element, and how much of that by 3 to 1."""

    told: str
    changed: float
    strong: float


def measure_focus(driver: Chrome, known: set[str] | None = None) -> Iterator[Mark]:
    """Yield what the focus changes of each kind that is not known yet; it is known then."""
    for number, told in choose(driver, "focusable()", known):
        driver.execute_script("document.activeElement.blur()")
        box = ask(driver, "return place(...given);", number, AROUND)
        before = take_picture(driver)
        ask(driver, "chosen[given[0]].focus({ focusVisible: true, preventScroll: true });", number)
        after = take_picture(driver)
        [[changed, strong]] = ask(driver, "return compare(...given);", before, after, [box])
        yield Mark(told, changed / box["around"], strong / box["around"])


def choose(driver: Chrome, elements: str, known: set[str] | None) -> list[tuple[int, str]]:
    """Keep one element of each kind that is not known yet in the page, by its number."""
    kinds = ask(driver, f"return choose({elements}, given[0]);", sorted(known or ()))
    if known is not None:
        known.update(kind for kind, _ in kinds)
    return [(number, told) for number, (_, told) in enumerate(kinds)]


def find_missing_focus(driver: Chrome, known: set[str] | None = None) -> list[str]:
    """Return what is painted the same with and without the focus."""
    return [mark.told for mark in measure_focus(driver, known) if mark.changed < CHANGED]


def find_weak_focus(driver: Chrome, known: set[str] | None = None) -> list[str]:
    """Return what the focus changes too little to be seen."""
    return [
        f"{mark.strong:.1f} of {MARKED}: {mark.told}"
        for mark in measure_focus(driver, known)
        if mark.changed >= CHANGED and mark.strong < MARKED
    ]


def find_lost_colors(driver: Chrome, look: Look, known: set[str] | None = None) -> list[str]:
    """Return what is seen in the colors of the page and not in those of the reader."""
    marks = choose(driver, "marks()", known)
    before = measure_strength(driver, len(marks))
    replace(look, forced=True).apply(driver)
    after = measure_strength(driver, len(marks))
    look.apply(driver)
    return [
        f"{now:.1f} to 1: {told}"
        for (_, told), was, now in zip(marks, before, after, strict=True)
        if was >= SEEN > now
    ]


def measure_strength(driver: Chrome, many: int) -> list[float]:
    """Return the strongest contrast that is painted in each of the chosen elements."""
    found = []
    for number in range(many):
        box = ask(driver, "return place(...given);", number, 1)
        picture = take_picture(driver)
        found += ask(driver, "return strength(...given);", picture, [box])
    return found
