"""A page walked by the keyboard alone: what each press of Tab meets, forwards and backwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.browser.engines import SHIFT, TAB, Asked, Browser
from tests.browser.looks import ask

# The share of an element that must be seen when it has the focus: an engine may scroll no further.
SEEN = {"chromium": 0.5, "firefox": 0, "webkit": 0}
# In Firefox the key stops at each box that scrolls.
SCROLLING = """
return [...document.querySelectorAll('body *')].filter((one) => one.tabIndex < 0
  && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight
).length;
"""


@dataclass(frozen=True)
class Stop:
    """What has the focus: its place among all that can have it, from the start of the page."""

    place: int
    label: str
    is_covered: bool
    is_hidden: bool
    is_plain: bool


@dataclass(frozen=True)
class Walk:
    """All that can have the focus, and what the key led to."""

    expected: list[str]
    stops: list[Stop]

    @property
    def places(self) -> list[int]:
        """Return where the walk was, step by step."""
        return [stop.place for stop in self.stops if stop.place >= 0]


def walk(browser: Browser, *, backwards: bool = False) -> Walk:
    """Go to the first thing that can have the focus, or the last, and press Tab through all."""
    asked = Asked(browser)
    expected: list[str] = ask(
        asked, "scrollTo(0, 0); return startWalk(...given);", SEEN[browser.engine]
    )
    ask(asked, "stops().at(given[0]).focus();", -1 if backwards else 0)
    more = asked.execute_script(SCROLLING) if browser.engine == "firefox" else 0
    tabs = [(TAB,)] * (len(expected) - 1 + more)
    browser.press(*tabs, holding=(SHIFT,) if backwards else ())
    met = ask(asked, "return endWalk();")
    stops = [
        Stop(one["at"], one["label"], one["isCovered"], one["isHidden"], one["isPlain"])
        for one in met
    ]
    return Walk(expected, stops)


def find_all(browser: Browser) -> Iterator[str]:
    """Yield what is wrong for who has keys alone, forwards and backwards."""
    for backwards in (False, True):
        taken = walk(browser, backwards=backwards)
        rules = (find_traps, find_covered, find_hidden, find_plain)
        found = {rule.__name__: rule(taken) for rule in rules}
        if browser.engine == "webkit":  # it scrolls to a field some moments later
            found["find_covered"] = [one for one in found["find_covered"] if one[:6] != "input."]
        found["find_disorder"] = find_disorder(taken, backwards=backwards)
        yield from (f"{rule} {backwards=}: {fault}" for rule in found for fault in found[rule])


def find_traps(taken: Walk) -> list[str]:
    """Return what holds the focus, and what the key never reaches."""
    stuck = [b.label for a, b in pairwise(taken.stops) if a == b]
    missed = sorted({*range(len(taken.expected))} - {*taken.places})
    return [f"holds the focus: {label}" for label in stuck] + [
        f"is never reached: {taken.expected[place]}" for place in missed
    ]


def find_disorder(taken: Walk, *, backwards: bool = False) -> list[str]:
    """Return each step that does not lead to the next thing that is read."""
    places = taken.places[::-1] if backwards else taken.places
    return [
        f"{taken.expected[b]} comes after {taken.expected[a]}" for a, b in pairwise(places) if b < a
    ]


def find_covered(taken: Walk) -> list[str]:
    """Return what has the focus out of sight or under something else, such as the way out."""
    return [stop.label for stop in taken.stops if stop.is_covered]


def find_hidden(taken: Walk) -> list[str]:
    """Return what can have the focus and is not seen or not heard."""
    return [stop.label for stop in taken.stops if stop.is_hidden]


def find_plain(taken: Walk) -> list[str]:
    """Return what looks the same with and without the focus."""
    return [stop.label for stop in taken.stops if stop.is_plain]
