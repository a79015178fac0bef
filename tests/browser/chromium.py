"""Chromium, headless, driven by Selenium."""

from pathlib import Path
from typing import Any

from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from tests.browser.driver import DESKTOP, set_viewport, start_browser
from tests.browser.engines import BetweenPagesError, Engine, Stroke, wait_until


class Chromium:
    """A driver that never waits for a page by itself, so that a test sees what comes first."""

    engine: Engine = "chromium"

    def __init__(self, profile: Path, *, scripts: bool = True) -> None:
        """Start in an empty folder."""
        self.profile = profile
        self.scripts = scripts
        self.driver = start_browser(profile=profile, waits=False)
        self._set_up_tab()

    def _set_up_tab(self) -> None:
        set_viewport(self.driver, DESKTOP)
        self.driver.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": not self.scripts}
        )

    def renew_tab(self, *, keep: bool = False) -> None:
        old = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        if not keep:
            self.driver.switch_to.window(old)
            self.driver.close()
            self.driver.switch_to.window(new)
        self._set_up_tab()

    def open(self, address: str) -> None:
        self.driver.get(address)
        wait_until(
            lambda: self.run("[location.href, document.readyState]") == [address, "complete"],
            f"{address} does not come",
        )

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

    def click(self, selector: str) -> None:
        found = self.driver.find_element(By.CSS_SELECTOR, selector)
        ActionChains(self.driver, duration=0).move_to_element(found).click().perform()

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
                {"type": kind, "key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16,
                 "modifiers": 0 if kind == "keyUp" else 8, "autoRepeat": again},
            )  # fmt: skip

    def watch(self, script: str) -> None:
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def photograph(self) -> bytes:
        return self.driver.get_screenshot_as_png()

    def close(self) -> None:
        self.driver.quit()
