"""WebKitGTK's MiniBrowser on a display that nobody sees, in place of the other browsers.

`pytest -p tests.audit.webkit -k webkit tests/browser` asks it what they are asked. It has no
command that copies a tab or calls a closed one back, and restores none after a crash.
"""

import os
import shutil
import subprocess
from contextlib import suppress
from typing import Any

import pytest
from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.remote.command import Command as Sent
from urllib3.exceptions import HTTPError

from tests.browser.browsers import ENGINES, Browser, BrowserError, wait_until

PAGE = (40, 680)  # rows between the bar with the address and the line that names a link
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-nocursor", "-screen", "0", "1024x768x24")
NEEDED = ("WebKitWebDriver", "Xvfb")


def pytest_load_initial_conftests() -> None:
    """Take the place of the other browsers."""
    ENGINES[:] = [WebKit]


def why_not() -> str:
    """Return why it cannot be looked at here, or nothing where it can."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    how = "type: sudo apt-get install webkit2gtk-driver xvfb"
    return f"WebKit is not looked at, {' and '.join(lacking)} not found; {how}" if lacking else ""


class WebKit(Browser):
    """A window, its driver and its display; the driver never waits for a page."""

    name = "webkit"
    has_scripts = True

    def start(self) -> None:
        self._display = subprocess.Popen(
            [*DISPLAY, "-fbdir", self.profile, "-displayfd", "1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._display.stdout
        number = self._display.stdout.readline().decode().strip()
        folders = {f"XDG_{name}_HOME": str(self.profile) for name in ("CACHE", "CONFIG", "DATA")}
        own = {**folders, "DISPLAY": f":{number}", "NO_AT_BRIDGE": "1", "WAYLAND_DISPLAY": ""}
        self._environment = {**os.environ, **own}
        self._start_window()

    def _start_window(self) -> None:
        options = WebKitGTKOptions()
        options.page_load_strategy = "none"
        options.add_argument("--automation")
        options.add_argument(f"--enable-javascript-markup={str(self.has_scripts).lower()}")
        self.driver = WebKitGTK(options, WebKitGTKService(env=self._environment))

    def _end_window(self) -> None:
        with suppress(WebDriverException, HTTPError):  # it may have quit by itself, or hang
            self.driver.quit()
        self.driver.service.stop()

    def close(self) -> None:
        self._end_window()
        self._display.kill()
        self._display.communicate()

    def tabs(self) -> list[str]:
        return [""]

    def renew_tab(self, *, keep: bool = False) -> None:
        """Start the window anew: its driver hangs now and then while it changes tabs."""
        if keep:
            pytest.skip("one window is all that its driver can be trusted with")
        self._end_window()
        self._start_window()
        wait_until(lambda: set(self.photograph()) == {255}, "no empty window is drawn")

    def crash(self) -> None:
        pytest.skip("MiniBrowser brings no tab back after a crash")

    def command(self, name: str) -> None:
        pytest.skip(f"MiniBrowser has no command to {name} a tab")

    def allow_scripts(self, *, allowed: bool) -> None:
        self.has_scripts = allowed
        self.renew_tab()

    def run(self, expression: str, tab: str | None = None) -> Any:
        try:
            return self.driver.execute_script(f"return {expression}")
        except JavascriptException as error:
            raise ValueError(error.msg) from error
        except WebDriverException as error:
            raise BrowserError(error.msg) from error

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.wait(f"location.href === '{address}' && document.readyState === 'complete'")

    def resize(self, width: int, height: int = 800) -> None:
        self.driver.set_window_size(width, height)

    def go(self, steps: int) -> None:
        if steps < 0:
            self.driver.back()
        else:
            self.driver.forward()

    def act(self, device: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": device, "id": device, "actions": actions}
        self.driver.execute(Sent.W3C_ACTIONS, {"actions": [source]})

    def watch(self, script: str) -> None:
        """Leave it out: this driver runs nothing before a page's own scripts."""

    def photograph(self) -> bytes:
        """Read the memory of the display, since the driver's pictures wait for the next page."""
        held = (self.profile / "Xvfb_screen0").read_bytes()
        header, line = (int.from_bytes(held[at : at + 4]) for at in (0, 48))
        colors = 12 * int.from_bytes(held[76:80])
        start, end = (header + colors + row * line for row in PAGE)
        return held[start:end]
