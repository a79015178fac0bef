"""What a test of leaving asks of a browser, whatever its engine and whoever drives it."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

Engine = Literal["chromium", "firefox", "webkit"]
# WebKitGTK's driver hangs now and then: tests/audit/ asks it by hand.
ENGINES: tuple[Engine, ...] = ("chromium", "firefox")
Stroke = tuple[str, ...]
SHIFT = "\ue008"
CONTROL = "\ue009"
ALT = "\ue00a"
ESCAPE = "\ue00c"
TAB = "\ue004"
LEFT_BUTTON, MIDDLE_BUTTON, RIGHT_BUTTON = range(3)
PATIENCE_IN_SECONDS = 20


class BetweenPagesError(Exception):
    """Raised when one page is gone and the next is not there yet: ask again."""


class Browser(Protocol):
    """One window, the tab that is looked at, and the profile that it writes to."""

    engine: Engine
    profile: Path

    @property
    def tab(self) -> str:
        """The browser's name of the tab that is looked at."""

    @tab.setter
    def tab(self, tab: str) -> None: ...

    def renew_tab(self, *, keep: bool = False) -> None:
        """Go on in a new tab, which knows nothing of the old one; close that unless it is kept."""

    def reopen_tab(self) -> None:
        """Close the tab and call it back with the browser's own command; go on in it."""

    def duplicate_tab(self) -> None:
        """Copy the tab with the browser's own command, and go on in the copy."""

    def crash(self) -> None:
        """Kill the whole browser, start it again and go on in the tab that it restores."""

    def open(self, address: str) -> None:
        """Go to an address as if it were typed, and wait for the whole page."""

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, or the next that this browser can have."""

    def go(self, steps: int) -> None:
        """Press Back (-1) or Forward (1), and do not wait."""

    def run(self, expression: str) -> Any:
        """Return the value of JavaScript in the page; raises BetweenPagesError."""

    def click(self, selector: str, button: int = LEFT_BUTTON) -> None:
        """Click the middle of an element with a real pointer, and do not wait."""

    def press(self, *strokes: Stroke, holding: Stroke = ()) -> None:
        """Press one stroke after the other; the keys of a stroke go down in order, and up again.

        Keys that are held stay down from before the first stroke until after the last.
        """

    def hold_shift(self) -> None:
        """Keep Shift down until the keyboard repeats it, then let go."""

    def watch(self, script: str) -> None:
        """Run a script in this tab before any page's own, from the next page on."""

    def photograph(self) -> bytes:
        """Return a picture of the page as it is to be seen."""

    def close(self) -> None:
        """End as when a visitor closes the last window: what is to be written is written."""


class Scripted(Protocol):
    """What can be asked by a script, as Selenium's drivers are."""

    def execute_script(self, script: str, *arguments: Any) -> Any: ...

    def execute_async_script(self, script: str, *arguments: Any) -> Any: ...


@dataclass(frozen=True)
class Asked:
    """A browser of any engine that answers scripts as Selenium's drivers do."""

    browser: Browser

    def execute_script(self, script: str, *arguments: Any) -> Any:
        return self.browser.run(f"(function () {{ {script} }})(...{json.dumps(arguments)})")

    def execute_async_script(self, script: str, *arguments: Any) -> Any:
        given = json.dumps(arguments)
        self.browser.run(
            f"(delete window.answer, (function () {{ {script} }})"
            f"(...{given}, (answer) => {{ window.answer = [answer]; }}), 0)"
        )
        wait_until(lambda: self.browser.run("'answer' in window"), "no answer comes")
        return self.browser.run("window.answer[0]")


def wait_until(is_so: Callable[[], object], what: str) -> None:
    """Wait until something is so; raises TimeoutError that says what was not."""
    until = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < until:
        try:
            if is_so():
                return
        except BetweenPagesError:
            pass
        time.sleep(0.02)
    raise TimeoutError(what)
