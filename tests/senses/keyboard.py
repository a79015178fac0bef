"""A page walked by the keyboard alone: what each press of Tab meets, forwards and backwards."""

from dataclasses import dataclass
from itertools import pairwise

from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from tests.browser.engines import Scripted
from tests.senses.browser import ask


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


def walk(driver: Chrome, *, backwards: bool = False) -> Walk:
    """Press Tab as often as something can have the focus."""
    expected = start_walk(driver, backwards=backwards)
    chain = ActionChains(driver, duration=0)
    if backwards:
        chain.key_down(Keys.SHIFT)
    for _ in expected[1:]:
        chain.key_down(Keys.TAB).key_up(Keys.TAB)
    if backwards:
        chain.key_up(Keys.SHIFT)
    chain.perform()
    return end_walk(driver, expected)


def start_walk(driver: Scripted, *, backwards: bool = False, least: float = 0.5) -> list[str]:
    """Go to the first thing that can have the focus, or the last; return all of them.

    Of what the key meets at least this share must be seen.
    """
    expected: list[str] = ask(driver, "scrollTo(0, 0); return startWalk(...given);", least)
    ask(driver, "stops().at(given[0]).focus();", -1 if backwards else 0)
    return expected


def end_walk(driver: Scripted, expected: list[str]) -> Walk:
    """Return what the presses of Tab since the start have met."""
    met = ask(driver, "return endWalk();")
    stops = [
        Stop(one["at"], one["label"], one["isCovered"], one["isHidden"], one["isPlain"])
        for one in met
    ]
    return Walk(expected, stops)


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
