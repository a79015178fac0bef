"""WebKitGTK's MiniBrowser on a display that nobody sees, driven by Selenium.

It has no command that copies a tab or calls a closed one back, and it restores none after a crash.
"""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import ActionChains, Remote, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.engines import (
    LEFT_BUTTON,
    SHIFT,
    BetweenPagesError,
    Engine,
    Stroke,
    wait_until,
)

START_IN_SECONDS = 30
PAGE = (40, 680)  # rows between the bar with the address and the line that names a link
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-nocursor", "-screen", "0", "1024x768x24")
NEEDED = ("WebKitWebDriver", "Xvfb")


def missing_programs() -> list[str]:
    """Return the programs that are not on the path."""
    return [name for name in NEEDED if shutil.which(name) is None]


class WebKit:
    """A window, its driver and its display; like Chromium's, the driver never waits for a page."""

    engine: Engine = "webkit"

    def __init__(self, profile: Path, *, scripts: bool = True) -> None:
        """Start; raises OSError when it is not there or does not start."""
        if lacking := missing_programs():
            raise FileNotFoundError(f"not on the path: {' '.join(lacking)}")
        self.profile = profile
        self.options = WebKitGTKOptions()
        self.options.page_load_strategy = "none"
        self.options.add_argument("--automation")
        self.options.add_argument(f"--enable-javascript-markup={scripts}".lower())
        reading, writing = os.pipe()
        self._display = subprocess.Popen(
            [*DISPLAY, "-fbdir", str(self.profile), "-displayfd", str(writing)],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise OSError("Xvfb does not start")
        folders = {f"XDG_{name}_HOME": str(profile) for name in ("CACHE", "CONFIG", "DATA")}
        self.environment = {**os.environ, **folders, "DISPLAY": f":{number}", "NO_AT_BRIDGE": "1"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        try:
            self._start()
        except WebDriverException as error:
            self._service.stop()
            self._end_display()
            raise OSError(f"MiniBrowser does not start: {error.msg}") from error

    def _start(self) -> None:
        self._service = Service(shutil.which("WebKitWebDriver"), env=self.environment)
        self._service.start()
        # Selenium's own WebKitGTK joins the two in a way that it has deprecated itself.
        config = ClientConfig(self._service.service_url, timeout=START_IN_SECONDS)
        self.driver = Remote(RemoteConnection(client_config=config), options=self.options)
        self.driver.set_script_timeout(START_IN_SECONDS)

    @property
    def tab(self) -> str:
        return str(self.driver.current_window_handle)

    @tab.setter
    def tab(self, tab: str) -> None:
        raise NotImplementedError("one window is all that its driver can be trusted with")

    def renew_tab(self, *, keep: bool = False) -> None:
        """Start the window anew: its driver hangs now and then while it changes tabs."""
        if keep:
            raise NotImplementedError("one window is all that its driver can be trusted with")
        self._end()
        self._start()
        wait_until(lambda: set(self.photograph()) == {255}, "no empty window is drawn")

    def reopen_tab(self) -> None:
        raise NotImplementedError("MiniBrowser has no command that calls a closed tab back")

    def duplicate_tab(self) -> None:
        raise NotImplementedError("MiniBrowser has no command that copies a tab")

    def crash(self) -> None:
        raise NotImplementedError("MiniBrowser restores no tab after a crash")

    def open(self, address: str) -> None:
        self.driver.get(address)
        wait_until(
            lambda: self.run("[location.href, document.readyState]") == [address, "complete"],
            f"{address} does not come",
        )

    def resize(self, width: int, height: int) -> None:
        self.driver.set_window_size(width, height)

    def go(self, steps: int) -> None:
        if steps < 0:
            self.driver.back()
        else:
            self.driver.forward()

    def run(self, expression: str) -> Any:
        try:
            return self.driver.execute_script(f"return {expression}")
        except WebDriverException as error:
            if isinstance(error, JavascriptException):
                raise
            raise BetweenPagesError(error.msg) from error

    def click(self, selector: str, button: int = LEFT_BUTTON) -> None:
        found = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        chain = ActionChains(self.driver, duration=0).move_to_element(found)
        pointer = chain.w3c_actions.pointer_action
        pointer.pointer_down(button)  # type: ignore[no-untyped-call]
        pointer.pointer_up(button)  # type: ignore[no-untyped-call]
        chain.perform()

    def press(self, *strokes: Stroke, holding: Stroke = ()) -> None:
        chain = ActionChains(self.driver, duration=0)
        for key in holding:
            chain.key_down(key)
        for stroke in strokes:
            for key in stroke:
                chain.key_down(key)
            for key in reversed(stroke):
                chain.key_up(key)
        for key in holding:
            chain.key_up(key)
        chain.perform()

    def hold_shift(self) -> None:
        self.press((SHIFT, SHIFT, SHIFT))

    def watch(self, script: str) -> None:
        """Leave it out: this driver runs nothing before a page's own scripts."""

    def photograph(self) -> bytes:
        """Read the memory of the display, since the driver's pictures wait for the next page."""
        held = (self.profile / "Xvfb_screen0").read_bytes()
        header, line = (int.from_bytes(held[at : at + 4]) for at in (0, 48))
        colors = 12 * int.from_bytes(held[76:80])
        start, end = (header + colors + row * line for row in PAGE)
        return held[start:end]

    def close(self) -> None:
        try:
            self._end()
        finally:
            self._end_display()

    def _end(self) -> None:
        with suppress(WebDriverException, HTTPError):  # it may have quit by itself, or hang
            self.driver.quit()
        self._service.stop()

    def _end_display(self) -> None:
        self._display.kill()
        self._display.wait()
