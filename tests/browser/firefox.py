"""Firefox, headless, driven over WebDriver BiDi."""

import json
import re
import shutil
import subprocess
import time
from base64 import b64decode
from pathlib import Path
from typing import Any

from websocket import WebSocketException

from tests.browser.bidi import Bidi, BidiError
from tests.browser.engines import (
    LEFT_BUTTON,
    SHIFT,
    BetweenPagesError,
    Engine,
    Stroke,
    wait_until,
)

START_IN_SECONDS = 60  # a first start on a busy machine
BROWSERS = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
MOVING = {"no such frame", "no such node", "stale element reference", "unknown error"}
# A profile as visitors have it: what is usually set for tests would hide what is kept of a visit.
PREFERENCES: dict[str, bool | int | str] = {
    "remote.prefs.recommended": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.sessionstore.interval": 200,  # 15 s are long to wait for
    "ui.useOverlayScrollbars": 1,  # a width in CSS is the width that was asked for
    "browser.sessionstore.max_resumed_crashes": 99,  # else the second one asks
}


def find_firefox() -> str | None:
    """Return the program, Debian's long-lived one before any other."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Firefox:
    """A process, its session and its one tab."""

    engine: Engine = "firefox"

    def __init__(self, profile: Path, *, scripts: bool = True) -> None:
        """Start in an empty folder; raises OSError when no Firefox is there or starts."""
        self.profile = profile
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in {**PREFERENCES, "javascript.enabled": scripts}.items()
        ]
        (profile / "user.js").write_text("".join(lines), "utf-8")
        self._start()
        self.tab = self._tabs()[0]

    def _start(self) -> None:
        program = find_firefox()
        if program is None:
            raise FileNotFoundError("no firefox-esr and no firefox on the path")
        log = self.profile.with_suffix(".log")
        with log.open("w") as written:
            self._process = subprocess.Popen(
                [
                    program,
                    "--headless",
                    "--no-remote",
                    "--profile",
                    str(self.profile),
                    "--remote-debugging-port",
                    "0",
                    "--remote-allow-system-access",
                ],
                stdout=written,
                stderr=written,
            )
        try:
            self._bidi = Bidi(self._address(log))
        except (BidiError, WebSocketException) as error:
            self._process.kill()
            raise OSError(f"Firefox does not answer: {error}") from error

    def _tabs(self) -> list[str]:
        tree = self._bidi.call("browsingContext.getTree")
        return [context["context"] for context in tree["contexts"]]

    def _address(self, log: Path) -> str:
        """Wait until Firefox has said where it listens."""
        until = time.monotonic() + START_IN_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            if found := LISTENING.search(log.read_text("utf-8", "replace")):
                return found[1]
            time.sleep(0.05)
        self._process.kill()
        raise OSError(f"Firefox does not start: {log.read_text('utf-8', 'replace')[-500:]}")

    def renew_tab(self, *, keep: bool = False) -> None:
        old, self.tab = self.tab, self._bidi.call("browsingContext.create", type="tab")["context"]
        if not keep:
            self._bidi.call("browsingContext.close", context=old)

    def reopen_tab(self) -> None:
        closed = "SessionStore.getClosedTabCountForWindow(window)"
        before = self._ask_window(closed)
        self.renew_tab()
        wait_until(lambda: self._ask_window(closed) > before, "the tab is not remembered")
        self._command("SessionStore.undoCloseTab(window, 0)")

    def duplicate_tab(self) -> None:
        self._bidi.call("browsingContext.activate", context=self.tab)
        self._command("gBrowser.duplicateTab(gBrowser.selectedTab)")

    def _command(self, expression: str) -> None:
        """Let the browser's own window make a tab, go there and wait until it is restored."""
        before = set(self._tabs())
        self._ask_window(
            f"window.restored = false; window.made = {expression};"
            "made.addEventListener('SSTabRestored', () => { restored = true; }, { once: true });"
            "gBrowser.selectedTab = made;"
        )
        wait_until(lambda: self._ask_window("restored"), "the tab does not come back")
        (self.tab,) = set(self._tabs()) - before

    def _ask_window(self, expression: str) -> Any:
        window = self._bidi.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        answer = self._bidi.call(
            "script.evaluate",
            expression=expression,
            target={"context": window["contexts"][0]["context"]},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise ValueError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def crash(self) -> None:
        path = self.run("location.pathname")
        self._process.kill()
        self._process.wait(START_IN_SECONDS)
        self._bidi.let_go()
        self._start()

        def is_back() -> bool:
            for tab in self._tabs():
                self.tab = tab
                if self.run("[location.pathname, document.readyState]") == [path, "complete"]:
                    return True
            return False

        wait_until(is_back, f"{path} is not restored")

    def open(self, address: str) -> None:
        self._bidi.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self._ask_window("gBrowser.selectedBrowser.focus()")  # it stays in the bar otherwise

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self._bidi.call("browsingContext.setViewport", context=self.tab, viewport=size)

    def go(self, steps: int) -> None:
        self._bidi.call("browsingContext.traverseHistory", context=self.tab, delta=steps)

    def run(self, expression: str) -> Any:
        try:
            answer = self._bidi.call(
                "script.evaluate",
                expression=f"JSON.stringify({expression})",
                target={"context": self.tab},
                awaitPromise=False,
            )
        except BidiError as error:
            if error.kind in MOVING:
                raise BetweenPagesError(str(error)) from error
            raise
        if answer["type"] == "exception":
            raise ValueError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def click(self, selector: str, button: int = LEFT_BUTTON) -> None:
        self.run(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block:'center'}})"
        )
        found = self._bidi.call(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )
        origin = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        self._act(
            "pointer",
            [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
                {"type": "pointerDown", "button": button},
                {"type": "pointerUp", "button": button},
            ],
        )

    def press(self, *strokes: Stroke, holding: Stroke = ()) -> None:
        moves = [("keyDown", holding)]
        for stroke in strokes:
            moves += [("keyDown", stroke), ("keyUp", stroke[::-1])]
        moves.append(("keyUp", holding))
        self._act("key", [{"type": kind, "value": key} for kind, keys in moves for key in keys])

    def hold_shift(self) -> None:
        self.press((SHIFT, SHIFT, SHIFT))

    def watch(self, script: str) -> None:
        self._bidi.call(
            "script.addPreloadScript",
            functionDeclaration=f"() => {{ {script} }}",
            contexts=[self.tab],
        )

    def _act(self, device: str, actions: list[dict[str, object]]) -> None:
        source = {"type": device, "id": device, "actions": actions}
        self._bidi.call("input.performActions", context=self.tab, actions=[source])

    def photograph(self) -> bytes:
        shot = self._bidi.call("browsingContext.captureScreenshot", context=self.tab)
        return b64decode(shot["data"])

    def close(self) -> None:
        try:
            self._bidi.close()
            self._process.wait(START_IN_SECONDS)
        finally:
            self._process.kill()
