"""What somebody who takes the device sees, from the moment of leaving on."""

from dataclasses import dataclass
from typing import Any

from tests.browser.engines import SHIFT, BetweenPagesError, Browser, wait_until
from tests.browser.fixture_sites import WEATHER, Place

SEEN = (
    "[document.title, document.body ? document.body.innerText.trim() : '', performance.timeOrigin]"
)
SHOWN = "document.getElementById('leave')?.checkVisibility({visibilityProperty: true})"
NEUTRAL_TITLES = {"", "\u200b", "weather", "before", "earlier"}
NEUTRAL_WORDS = {"", WEATHER}

# Before each frame of a page of ours: are there words on it although somebody has left? It is kept
# where the tab's flag is, since no page of ours is there to be asked.
WATCH = """
const look = () => {
  requestAnimationFrame(look);
  try {
    if (sessionStorage.getItem("left") === "1" && document.body?.innerText.trim()) {
      sessionStorage.setItem("drawn", `${sessionStorage.getItem("drawn") ?? ""} ${location.href}`);
    }
  } catch { /* no storage here */ }
};
look();
"""


@dataclass
class LeakWatcher:
    """Somebody at the browser who looks all the time."""

    browser: Browser
    place: Place

    def __post_init__(self) -> None:
        """Begin in a tab that has been elsewhere twice."""
        self.blank = self.browser.photograph()
        self.browser.watch(WATCH)
        for name in ("earlier", "before"):
            self.browser.open(f"{self.place.other}/{name}")

    def look(self) -> tuple[str, float]:
        """Return the title and the birth of the page; fails when it is one of ours."""
        title, words, born = self.browser.run(SEEN)
        assert words in NEUTRAL_WORDS
        assert title in NEUTRAL_TITLES
        return str(title), float(born)

    def go(self, steps: int, to: str) -> None:
        """Press Back or Forward and look until another page is there, by its title."""
        _, before = self.look()
        self.browser.go(steps)

        def is_there() -> bool:
            title, born = self.look()
            return title == to and born != before

        wait_until(is_there, f"{to} does not come")

    def wait_for_weather(self) -> None:
        """Look until the other site is there."""
        wait_until(lambda: self.look()[0] == "weather", "the weather does not come")

    def drawn(self) -> Any:
        """Type our address again and return which pages had words on them after leaving."""
        self.browser.open(f"{self.place.site}/en/")
        return self.browser.run("sessionStorage.getItem('drawn')")


def leave_by(browser: Browser, way: str) -> None:
    """Click the link or press Shift three times."""
    if way == "click":
        browser.click("#leave")
    else:
        browser.press((SHIFT,), (SHIFT,), (SHIFT,))


def is_here(browser: Browser) -> bool:
    """Whether a page of ours is shown."""
    try:
        return bool(browser.run(SHOWN))
    except BetweenPagesError:
        return False
