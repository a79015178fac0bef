"""A pytest plug-in that runs the browser tests in WebKitGTK's MiniBrowser, on a virtual display.

Type: pytest -p tests.audit.webkit -k webkit tests/browser

MiniBrowser cannot duplicate a tab, reopen a closed one, or restore tabs after a crash.
"""

import os
import shutil
import subprocess
from contextlib import suppress
from typing import Any, Literal

import pytest
from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.remote.command import Command
from urllib3.exceptions import HTTPError

from tests.browser.browsers import ENGINES, Browser, wait_until

# Rows of the display between the address bar and the line that shows the address of a link.
PAGE_ROWS = (40, 680)
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-nocursor", "-screen", "0", "1024x768x24")
NEEDED = ("WebKitWebDriver", "Xvfb")


def pytest_load_initial_conftests() -> None:
    """Replace the other browsers."""
    ENGINES[:] = [WebKit]


def find_reason_to_skip() -> str:
    """Return why WebKit cannot run on this machine, or an empty string if it can."""
    missing = " and ".join(name for name in NEEDED if shutil.which(name) is None)
    command = "sudo apt-get install webkit2gtk-driver xvfb"
    return f"WebKit is not tested, {missing} not found; type: {command}" if missing else ""


class WebKit(Browser):
    """A window of MiniBrowser with its driver, which never waits for a page, and its display."""

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
        display = {"DISPLAY": f":{number}", "NO_AT_BRIDGE": "1", "WAYLAND_DISPLAY": ""}
        self._environment = {**os.environ, **folders, **display}
        self._start_window()

    def _start_window(self) -> None:
        options = WebKitGTKOptions()
        options.page_load_strategy = "none"
        options.add_argument("--automation")
        options.add_argument(f"--enable-javascript-markup={str(self.has_scripts).lower()}")
        self.driver = WebKitGTK(options, WebKitGTKService(env=self._environment))

    def _close_window(self) -> None:
        with suppress(WebDriverException, HTTPError):  # it may have ended already, or hang
            self.driver.quit()
        self.driver.service.stop()

    def close(self) -> None:
        self._close_window()
        self._display.kill()
        self._display.communicate()

    def tabs(self) -> list[str]:
        return [""]

    def open_tab(self, *, keep_old: bool = False) -> None:
        """Open a new window instead: the driver sometimes hangs while it changes tabs."""
        if keep_old:
            pytest.skip("the driver of MiniBrowser is reliable with one window only")
        self._close_window()
        self._start_window()
        wait_until(lambda: set(self.take_screenshot()) == {255}, "the window is not empty")

    def crash(self) -> None:
        pytest.skip("MiniBrowser restores no tab after a crash")

    def run_menu_command(self, name: str) -> None:
        pytest.skip(f"MiniBrowser has no command to {name} a tab")

    def allow_scripts(self, *, allowed: bool) -> None:
        self.has_scripts = allowed
        self.open_tab()

    def evaluate(self, expression: str, tab: str | None = None) -> Any:
        try:
            return self.driver.execute_script(f"return {expression}")
        except JavascriptException as error:
            raise ValueError(error.msg) from error

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.wait_for(f"location.href === '{address}' && document.readyState === 'complete'")

    def resize(self, width: int, height: int = 800) -> None:
        self.driver.set_window_size(width, height)

    def traverse_history(self, steps: int) -> None:
        if steps < 0:
            self.driver.back()
        else:
            self.driver.forward()

    def perform_actions(
        self, device: Literal["key", "pointer"], actions: list[dict[str, Any]], **fields: Any
    ) -> None:
        source = {"type": device, "id": device, "actions": actions, **fields}
        self.driver.execute(Command.W3C_ACTIONS, {"actions": [source]})

    def add_preload_script(self, script: str) -> None:
        """Do nothing: the driver has no preload scripts."""

    def take_screenshot(self) -> bytes:
        """Return pixels of the display, because the driver would wait for the next page.

        Xvfb stores the display in the format of xwd: header size, bytes of a row, and number of
        colors are at the bytes 0, 48 and 76.
        """
        content = (self.profile / "Xvfb_screen0").read_bytes()
        header_size, row_size, colors = (
            int.from_bytes(content[start : start + 4]) for start in (0, 48, 76)
        )
        pixels = header_size + 12 * colors
        first_row, end_row = PAGE_ROWS
        return content[pixels + first_row * row_size : pixels + end_row * row_size]
