"""Chromium and Firefox, each with a profile of its own, driven in the same words of WebDriver BiDi.

Debian has no driver for Firefox, which speaks this standard by itself.
"""

import json
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Literal

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from websocket import WebSocket, create_connection

type Command = Literal["reopen", "duplicate"]
PATIENCE_IN_SECONDS = 180
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
FLAGS = (
    "--no-sandbox",  # as root, as in most CI, Chromium refuses to start with it
    "--disable-dev-shm-usage",  # containers give /dev/shm too little
    "--disable-gpu",
    "--hide-scrollbars",  # so that a width in CSS is the width that was asked for
    "--force-color-profile=srgb",
)
# For who only looks at pages: none waits for Back, and no process for a page to come. That halves
# what it costs to open one.
AT_ONCE = (
    "BackForwardCache,PaintHolding,ProactivelySwapBrowsingInstance,RenderDocument,"
    "SpareRendererForSitePerProcess"
)
# Nobody but an extension may give Chromium the commands of its menus. The key makes its address.
EXTENSION = {
    "manifest_version": 3,
    "name": "Commands",
    "version": "1",
    "key": "AAAA",
    "permissions": ["sessions", "tabs"],
}
EXTENSION_PAGE = "chrome-extension://hajoiamiieihkcebbobooenpljpcckig/manifest.json"
# A profile as visitors have it: what is usually set for tests would hide what is kept of a visit.
PREFERENCES = {
    "remote.prefs.recommended": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.sessionstore.interval": 200,  # 15 s are long to wait for
    "browser.sessionstore.restore_on_demand": False,
    "ui.useOverlayScrollbars": 1,  # a width in CSS is the width that was asked for
}
CLOSED = "SessionStore.getClosedTabCountForWindow(window)"
MIDDLE = """((one) => {
    one.scrollIntoView({ block: "center" });
    const { x, y, width, height } = one.getClientRects()[0];
    return [x + width / 2, y + height / 2].map(Math.round);
})(document.querySelector("%s"))"""


class BrowserError(Exception):
    """Raised with what a browser objects to, as when one page is gone and the next not there."""


def wait_until(is_so: Callable[[], object], what: str) -> None:
    """Wait until something is so; raises TimeoutError that says what was not."""
    until = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < until:
        with suppress(BrowserError):
            if is_so():
                return
        time.sleep(0.05)
    raise TimeoutError(what)


class Browser(ABC):
    """One window, the tab that is looked at, and the profile that it writes to."""

    name: ClassVar[str]
    commands: ClassVar[Mapping[Command, str]]

    def __init__(self, profile: Path) -> None:
        """Start in an empty folder; raises OSError where it cannot be had."""
        self.profile = profile
        profile.mkdir(exist_ok=True)
        self.start()
        self.tab = self.tabs()[0]

    @abstractmethod
    def start(self) -> None:
        """Start the program and connect to it."""

    @abstractmethod
    def close(self) -> None:
        """End as when a visitor closes the last window: what is to be written is written."""

    @abstractmethod
    def crash(self) -> None:
        """End as no visitor would, start again and let the tabs come back."""

    @abstractmethod
    def command(self, name: Command) -> None:
        """Give a command of the browser's own menus."""

    @abstractmethod
    def allow_scripts(self, *, allowed: bool) -> None:
        """Let scripts of the pages run that are loaded from now on, or not; ours always run."""

    def connect(self, address: str) -> None:
        """Talk to a browser that listens there."""
        # Firefox refuses who comes from a page, and so has an origin.
        self._socket: WebSocket = create_connection(
            address, timeout=PATIENCE_IN_SECONDS, suppress_origin=True
        )
        self._last = 0

    def disconnect(self) -> None:
        """Leave it alone."""
        self._socket.shutdown()  # type: ignore[no-untyped-call]

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return the result of a command; raises BrowserError."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._last:
            pass
        if answer["type"] == "error":
            raise BrowserError(f"{answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def run(self, expression: str, tab: str | None = None) -> Any:
        """Return the value of JavaScript in the page; raises ValueError where it fails."""
        target = {"context": tab or self.tab}
        script = f"JSON.stringify({expression})"
        answer = self.call("script.evaluate", expression=script, target=target, awaitPromise=False)
        if answer["type"] == "exception":
            raise ValueError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def wait(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        wait_until(lambda: self.run(expression), f"never {expression}")

    def open(self, address: str) -> None:
        """Go to an address as if it were typed, and wait for the whole page."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def go(self, steps: int) -> None:
        """Press Back or Forward, and do not wait."""
        self.call("browsingContext.traverseHistory", context=self.tab, delta=steps)

    def resize(self, width: int, height: int = 800) -> None:
        """Give the page so many pixels."""
        size = {"width": width, "height": height}
        self.call("browsingContext.setViewport", context=self.tab, viewport=size)

    def watch(self, script: str) -> None:
        """Run a script in this tab before any page's own, from the next page on."""
        function = f"() => {{ {script} }}"
        self.call("script.addPreloadScript", functionDeclaration=function, contexts=[self.tab])

    def photograph(self) -> bytes:
        """Return a picture of the page as it is to be seen."""
        return b64decode(self.call("browsingContext.captureScreenshot", context=self.tab)["data"])

    def click(self, selector: str, button: int = 0) -> None:
        """Click the middle of an element with a real pointer, and do not wait."""
        x, y = self.run(MIDDLE % selector)
        moves = [{"type": kind, "button": button} for kind in ("pointerDown", "pointerUp")]
        self.act("pointer", [{"type": "pointerMove", "x": x, "y": y}, *moves])

    def press(self, *strokes: str, holding: str = "") -> None:
        """Press one stroke after the other; its keys go down in order, and up again.

        Keys that are held stay down from before the first stroke until after the last.
        """
        moves = [("keyDown", holding)]
        for stroke in strokes:
            moves += [("keyDown", stroke), ("keyUp", stroke[::-1])]
        moves.append(("keyUp", holding))
        self.act("key", [{"type": kind, "value": key} for kind, keys in moves for key in keys])

    def act(self, device: str, actions: list[dict[str, Any]]) -> None:
        """Move a device as hands would."""
        source = {"type": device, "id": device, "actions": actions}
        self.call("input.performActions", context=self.tab, actions=[source])

    def tabs(self) -> list[str]:
        """Return the browser's own names of its tabs."""
        contexts = self.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return [context["context"] for context in contexts]

    def renew_tab(self, *, keep: bool = False) -> None:
        """Go on in a new tab, which knows nothing of the old one; close that unless it is kept."""
        old, self.tab = self.tab, self.call("browsingContext.create", type="tab")["context"]
        if not keep:
            self.call("browsingContext.close", context=old)

    def bring_back(self, command: Command) -> None:
        """Close the tab and call it back, or copy it; go on there."""
        address = self.run("location.href")
        if command == "reopen":
            self.renew_tab()
        before = self.tabs()
        self.command(command)
        self.find_tab(address, before)

    def find_tab(self, address: str, before: list[str] | None = None) -> None:
        """Wait until an address is shown in a tab that was not there before, and go on there."""

        def is_there() -> bool:
            for tab in set(self.tabs()).difference(before or ()):
                self.tab = tab
                if self.run("[location.href, document.readyState]") == [address, "complete"]:
                    return True
            return False

        wait_until(is_there, f"{address} does not come back")
        self.call("browsingContext.activate", context=self.tab)


class Chromium(Browser):
    """Chromium, whose Selenium driver is there for what the standard has no words for."""

    name = "chromium"
    commands: ClassVar = {
        "reopen": "chrome.sessions.restore()",
        "duplicate": "chrome.tabs.query({ url: 'http://*/*' })"
        ".then((found) => chrome.tabs.duplicate(found.at(-1).id))",
    }

    def __init__(
        self, profile: Path, *, flags: tuple[str, ...] = ("--headless=new",), off: str = ""
    ) -> None:
        """Start it with other flags, or some of its features off."""
        self._extension = profile.with_suffix(".extension")
        self._extension.mkdir()
        (self._extension / "manifest.json").write_text(json.dumps(EXTENSION), "utf-8")
        off = f"--disable-features=DisableLoadExtensionCommandLineSwitch,{off}"
        self._flags = (*FLAGS, *flags, off)
        super().__init__(profile)

    def start(self) -> None:
        options = ChromeOptions()
        options.page_load_strategy = "none"
        options.enable_bidi = True
        # A bar in the window would say that a program drives it.
        options.add_experimental_option("excludeSwitches", ["enable-automation"])
        folders = (f"--user-data-dir={self.profile}", f"--load-extension={self._extension}")
        for flag in (*self._flags, *folders):
            options.add_argument(flag)
        service = ChromeService()
        program, driver = find(*CHROMIUM), find("chromedriver")
        if program and driver:  # else Selenium finds or fetches them
            options.binary_location, service.path = program, driver
        self.driver = Chrome(options=options, service=service)
        self.connect(self.driver.capabilities["webSocketUrl"])

    def close(self) -> None:
        self.disconnect()
        self.driver.quit()

    def crash(self) -> None:
        with suppress(WebDriverException):
            self.driver.execute_cdp_cmd("Browser.crash", {})
        self.close()
        self.start()
        self.command("reopen")

    def command(self, name: Command) -> None:
        self.renew_tab(keep=True)
        self.open(EXTENSION_PAGE)
        self.run(self.commands[name])

    def allow_scripts(self, *, allowed: bool) -> None:
        enabled = None if allowed else False
        self.call("emulation.setScriptingEnabled", enabled=enabled, contexts=[self.tab])

    def photograph(self) -> bytes:
        # The standard's own command waits until a page that was asked for has come.
        return b64decode(self.driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"])

    def renew_tab(self, *, keep: bool = False) -> None:
        super().renew_tab(keep=keep)
        self.driver.switch_to.window(self.tab)


class Firefox(Browser):
    """Firefox, whose own window answers our scripts as pages do."""

    name = "firefox"
    commands: ClassVar = {
        "reopen": "SessionStore.undoCloseTab(window, 0)",
        "duplicate": "gBrowser.duplicateTab(gBrowser.selectedTab)",
    }

    def start(self) -> None:
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items()]
        (self.profile / "user.js").write_text("".join(lines), "utf-8")
        listening = self.profile / "WebDriverBiDiServer.json"
        listening.unlink(missing_ok=True)
        remote = ("--remote-debugging-port", "0", "--remote-allow-system-access")
        self._process = subprocess.Popen(
            [find(*FIREFOX) or "firefox", "--headless", "--profile", self.profile, *remote],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(
            lambda: (
                self._process.poll() is not None
                or (listening.exists() and listening.read_text("utf-8").endswith("}"))
            ),
            "Firefox does not start",
        )
        port = json.loads(listening.read_text("utf-8"))["ws_port"]
        self.connect(f"ws://127.0.0.1:{port}/session")
        self.call("session.new", capabilities={})

    def close(self) -> None:
        self.call("browser.close")
        self._process.wait(PATIENCE_IN_SECONDS)
        self.disconnect()

    def crash(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE_IN_SECONDS)
        self.disconnect()
        self.start()

    def command(self, name: Command) -> None:
        if name == "reopen":
            wait_until(lambda: self._ask_window(CLOSED) > self._closed, "no tab is remembered")
        self._ask_window(
            f"(window.made = {self.commands[name]}, gBrowser.selectedTab = made,"
            "made.addEventListener('SSTabRestored', () => { made.isRestored = true }), 0)"
        )
        wait_until(lambda: self._ask_window("made.isRestored"), "the tab does not come back")

    def allow_scripts(self, *, allowed: bool) -> None:
        value = str(allowed).lower()
        self._ask_window(f"Services.prefs.setBoolPref('javascript.enabled', {value})")

    def open(self, address: str) -> None:
        super().open(address)
        self._ask_window("gBrowser.selectedBrowser.focus()")  # it stays in the bar otherwise

    def renew_tab(self, *, keep: bool = False) -> None:
        self._closed = self._ask_window(CLOSED)
        super().renew_tab(keep=keep)

    def _ask_window(self, expression: str) -> Any:
        tree = self.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        return self.run(expression, tree["contexts"][0]["context"])


def find(*programs: str) -> str | None:
    """Return the first program that is on this machine."""
    return next(filter(None, map(shutil.which, programs)), None)


ENGINES: list[type[Browser]] = [Chromium, Firefox]
