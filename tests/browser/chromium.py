"""Chromium, headless, driven by Selenium."""

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from tests.browser.driver import DESKTOP, set_viewport, start_browser
from tests.browser.engines import (
    LEFT_BUTTON,
    BetweenPagesError,
    Engine,
    Stroke,
    wait_until,
)

# Nobody but an extension may give Chromium the commands of its menus.
DOORS = {
    "manifest_version": 3,
    "name": "Doors",
    "version": "1",
    "permissions": ["sessions", "tabs"],
    "background": {"service_worker": "doors.js"},
}
REOPEN = "chrome.sessions.restore()"
DUPLICATE = (
    "chrome.tabs.query({ url: 'http://*/*' })"
    ".then((found) => chrome.tabs.duplicate(found.at(-1).id))"
)


class Chromium:
    """A driver that never waits for a page by itself, so that a test sees what comes first."""

    engine: Engine = "chromium"

    def __init__(
        self,
        profile: Path,
        *,
        scripts: bool = True,
        doors: bool = False,
        flags: tuple[str, ...] = (),
    ) -> None:
        """Start in an empty folder, if need be with what can press the browser's own buttons."""
        self.profile = profile
        self.scripts = scripts
        self.flags = flags
        if doors:
            extension = profile.with_suffix(".doors")
            extension.mkdir()
            (extension / "manifest.json").write_text(json.dumps(DOORS), "utf-8")
            (extension / "doors.js").write_text("", "utf-8")
            self.flags += (
                f"--load-extension={extension}",
                "--disable-features=DisableLoadExtensionCommandLineSwitch",
            )
        self._start()

    def _start(self) -> None:
        self.driver = start_browser(profile=self.profile, waits=False, flags=self.flags)
        self.has_crashed = False
        self._set_up_tab()

    def _set_up_tab(self) -> None:
        set_viewport(self.driver, DESKTOP)
        self.driver.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": not self.scripts}
        )

    @property
    def tab(self) -> str:
        return str(self.driver.current_window_handle)

    @tab.setter
    def tab(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def renew_tab(self, *, keep: bool = False) -> None:
        if self.has_crashed:  # after another crash it would offer what this one lost
            self.driver.quit()
            shutil.rmtree(self.profile)
            self._start()
            return
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        if not keep:
            self.driver.switch_to.window(old)
            self.driver.close()
            self.driver.switch_to.window(new)
        self._set_up_tab()

    def reopen_tab(self) -> None:
        address = self.run("location.href")
        self.renew_tab()
        self._command(REOPEN, address)

    def duplicate_tab(self) -> None:
        self._command(DUPLICATE, self.run("location.href"))

    def crash(self) -> None:
        address = self.run("location.href")
        with suppress(WebDriverException):
            self.driver.execute_cdp_cmd("Browser.crash", {})
        self.driver.quit()
        self.driver = start_browser(profile=self.profile, waits=False, flags=self.flags)
        self._command(REOPEN, address)
        self.has_crashed = True

    def _command(self, expression: str, address: str) -> None:
        """Let the extension bring a tab, and go on in the one that shows the address."""
        before = set(self.driver.window_handles)
        self.driver.switch_to.new_window("tab")
        targets = self.driver.execute_cdp_cmd("Target.getTargets", {})["targetInfos"]
        self.driver.get(
            next(target["url"] for target in targets if target["url"].endswith("/doors.js"))
        )
        wait_until(lambda: self.run("!!chrome.tabs"), "the extension does not come")
        before.add(self.tab)
        self.driver.execute_script(expression)

        def is_back() -> bool:
            for tab in set(self.driver.window_handles) - before:
                self.tab = tab
                if self.run("[location.href, document.readyState]") == [address, "complete"]:
                    return True
            return False

        wait_until(is_back, f"{address} does not come back")
        self._set_up_tab()

    def open(self, address: str) -> None:
        self.driver.get(address)
        wait_until(
            lambda: self.run("[location.href, document.readyState]") == [address, "complete"],
            f"{address} does not come",
        )

    def resize(self, width: int, height: int) -> None:
        set_viewport(self.driver, width, height)

    def go(self, steps: int) -> None:
        if steps < 0:
            self.driver.back()
        else:
            self.driver.forward()

    def run(self, expression: str) -> Any:
        try:
            return self.driver.execute_script(f"return {expression}")
        except WebDriverException as error:
            if isinstance(error, JavascriptException) and "unloaded" not in str(error.msg):
                raise
            raise BetweenPagesError(error.msg) from error

    def click(self, selector: str, button: int = LEFT_BUTTON) -> None:
        found = self.driver.find_element(By.CSS_SELECTOR, selector)
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
        for kind, again in (("rawKeyDown", False), ("rawKeyDown", True), ("keyUp", False)):
            self.driver.execute_cdp_cmd(
                "Input.dispatchKeyEvent",
                {
                    "type": kind,
                    "key": "Shift",
                    "code": "ShiftLeft",
                    "windowsVirtualKeyCode": 16,
                    "modifiers": 0 if kind == "keyUp" else 8,
                    "autoRepeat": again,
                },
            )

    def watch(self, script: str) -> None:
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def photograph(self) -> bytes:
        return self.driver.get_screenshot_as_png()

    def close(self) -> None:
        self.driver.quit()
