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
# A picture is taken of what is painted next, which may be the page as it was.
FOCUS = """
chosen[given[0]].focus({ focusVisible: true, preventScroll: true });
await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
"""


@dataclass(frozen=True)
class Mark:
    """How much the focus changes of an element, and how much of that by 3 to 1."""

    label: str
    changed: float
    strong: float


def measure_focus(driver: Chrome, known: set[str] | None = None) -> Iterator[Mark]:
    """Yield what the focus changes of each kind that is not known yet; it is known then."""
    label = choose(driver, "focusable()", known)
    for views in see_all(driver, len(label), AROUND):
        driver.execute_script("document.activeElement.blur()")
        before = take_picture(driver)
        for number, box in views.items():
            ask(driver, FOCUS, number)
            after = take_picture(driver)
            [[changed, strong]] = ask(driver, "return compare(...given);", before, after, [box])
            yield Mark(label[number], changed / box["around"], strong / box["around"])


def see_all(driver: Chrome, many: int, more: int) -> Iterator[dict[int, dict[str, float]]]:
    """Scroll from one chosen element to the next; yield where those are that are in the window."""
    waiting = list(range(many))
    while waiting:
        seen = ask(driver, "return show(...given);", waiting, more)
        views = {view["number"]: view["box"] for view in seen}
        yield views
        waiting = [number for number in waiting if number not in views]


def choose(driver: Chrome, elements: str, known: set[str] | None) -> list[str]:
    """Keep one element of each kind that is not known yet in the page; return what they are."""
    kinds = ask(driver, f"return choose({elements}, given[0]);", sorted(known or ()))
    if known is not None:
        known.update(kind for kind, _ in kinds)
    return [label for _, label in kinds]


def find_missing_focus(driver: Chrome, known: set[str] | None = None) -> list[str]:
    """Return what is painted the same with and without the focus."""
    return [mark.label for mark in measure_focus(driver, known) if mark.changed < CHANGED]


def find_weak_focus(driver: Chrome, known: set[str] | None = None) -> list[str]:
    """Return what the focus changes too little to be seen."""
    return [
        f"{mark.strong:.1f} of {MARKED}: {mark.label}"
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
        f"{now:.1f} to 1: {label}"
        for label, was, now in zip(marks, before, after, strict=True)
        if was >= SEEN > now
    ]


def measure_strength(driver: Chrome, many: int) -> list[float]:
    """Return the strongest contrast that is painted in each of the chosen elements."""
    found: dict[int, float] = {}
    for views in see_all(driver, many, 1):
        boxes = list(views.values())
        strengths = ask(driver, "return strength(...given);", take_picture(driver), boxes)
        found.update(zip(views, strengths, strict=True))
    return [found[number] for number in range(many)]
