"""Drivers of Chromium and Firefox with one interface, over WebDriver BiDi.

Firefox implements WebDriver BiDi itself; Debian has no geckodriver. Each browser has its own
profile.
"""

import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Literal

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.wait import WebDriverWait
from websocket import WebSocket, create_connection

type MenuCommand = Literal["reopen", "duplicate"]
TIMEOUT_IN_SECONDS = 180
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
FLAGS = (
    "--no-sandbox",  # as root, as in most CI, Chromium does not start with a sandbox
    "--disable-dev-shm-usage",  # /dev/shm is too small in containers
    "--disable-gpu",
    "--hide-scrollbars",  # so that the width in CSS is the width of the window
    "--force-color-profile=srgb",
)
# Features that take half of the time to open a page. Tests that only look at pages turn them off.
SLOW_FEATURES = (
    "BackForwardCache,PaintHolding,ProactivelySwapBrowsingInstance,RenderDocument,"
    "SpareRendererForSitePerProcess"
)
# Only an extension may run Chromium's menu commands. Its address follows from the key.
EXTENSION = {
    "manifest_version": 3,
    "name": "Commands",
    "version": "1",
    "key": "AAAA",
    "permissions": ["sessions", "tabs"],
}
EXTENSION_PAGE = "chrome-extension://hajoiamiieihkcebbobooenpljpcckig/manifest.json"
# Not the recommended preferences for tests: they would change what Firefox stores of a visit.
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
    "browser.sessionstore.interval": 200,  # milliseconds; the default is 15 seconds
    "browser.sessionstore.restore_on_demand": False,
    "ui.useOverlayScrollbars": 1,  # so that the width in CSS is the width of the window
}
CLOSED_TAB_COUNT = "SessionStore.getClosedTabCountForWindow(window)"
SCROLL_TO_CENTER = """((element) => {
    element.scrollIntoView({ block: "center" });
    const { x, y, width, height } = element.getClientRects()[0];
    return [x + width / 2, y + height / 2].map(Math.round);
})(document.querySelector("%s"))"""


def wait_until(condition: Callable[[], object], message: str) -> None:
    """Wait until a condition holds; raises TimeoutException with the message.

    An error of the browser, as while one page replaces another, means that it does not hold yet.
    """
    wait = WebDriverWait[Any](None, TIMEOUT_IN_SECONDS, 0.05, [WebDriverException])
    wait.until(lambda _: condition(), message)


class Browser(ABC):
    """One window of a browser, with its profile and the tab that the methods act on."""

    name: ClassVar[str]
    menu_commands: ClassVar[Mapping[MenuCommand, str]]

    def __init__(self, profile: Path) -> None:
        """Start with an empty profile folder."""
        self.profile = profile
        profile.mkdir(exist_ok=True)
        self.start()
        self.tab = self.tabs()[0]

    @abstractmethod
    def start(self) -> None:
        """Start the program and connect to it."""

    @abstractmethod
    def close(self) -> None:
        """Close the last window, so that the browser writes its profile."""

    @abstractmethod
    def crash(self) -> None:
        """Kill the browser, start it again and let it restore its tabs."""

    @abstractmethod
    def run_menu_command(self, name: MenuCommand) -> None:
        """Reopen the tab that was closed last, or duplicate the current tab."""

    @abstractmethod
    def allow_scripts(self, *, allowed: bool) -> None:
        """Turn the scripts of pages that are loaded later on or off; `evaluate` works anyway."""

    def connect(self, address: str) -> None:
        """Connect to a browser that listens at an address."""
        # Firefox refuses connections with an Origin header, as pages send it.
        self._socket: WebSocket = create_connection(
            address, timeout=TIMEOUT_IN_SECONDS, suppress_origin=True
        )
        self._last_id = 0

    def disconnect(self) -> None:
        """Close the connection; the browser goes on."""
        self._socket.shutdown()  # type: ignore[no-untyped-call]

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return the result of a BiDi command; raises WebDriverException."""
        self._last_id += 1
        command = {"id": self._last_id, "method": method, "params": parameters}
        self._socket.send(json.dumps(command))
        answer: dict[str, Any] = {}
        while answer.get("id") != self._last_id:  # events have no id
            answer = json.loads(self._socket.recv())
        if answer["type"] == "error":
            raise WebDriverException(f"{answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, expression: str, tab: str | None = None) -> Any:
        """Return the value of a JavaScript expression in the page; raises ValueError."""
        target = {"context": tab or self.tab}
        script = f"JSON.stringify({expression})"
        answer = self.call("script.evaluate", expression=script, target=target, awaitPromise=False)
        if answer["type"] == "exception":
            raise ValueError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true in the page."""
        wait_until(lambda: self.evaluate(expression), f"never true: {expression}")

    def open(self, address: str) -> None:
        """Navigate to an address as if it were typed, and wait for the whole page."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def traverse_history(self, steps: int) -> None:
        """Go back or forward, without waiting for the page."""
        self.call("browsingContext.traverseHistory", context=self.tab, delta=steps)

    def resize(self, width: int, height: int = 800) -> None:
        """Give the page a size in CSS pixels."""
        size = {"width": width, "height": height}
        self.call("browsingContext.setViewport", context=self.tab, viewport=size)

    def add_preload_script(self, script: str) -> None:
        """Run a script in each later page of this tab, before the scripts of the page."""
        function = f"() => {{ {script} }}"
        self.call("script.addPreloadScript", functionDeclaration=function, contexts=[self.tab])

    def take_screenshot(self) -> bytes:
        """Return a picture of the visible page."""
        return b64decode(self.call("browsingContext.captureScreenshot", context=self.tab)["data"])

    def click(self, selector: str, button: int = 0) -> None:
        """Click the center of an element, without waiting for what follows."""
        self._press_pointer("mouse", selector, button)

    def tap(self, selector: str) -> None:
        """Touch the center of an element with a finger, without waiting for what follows."""
        self._press_pointer("touch", selector)

    def _press_pointer(
        self, kind: Literal["mouse", "touch"], selector: str, button: int = 0
    ) -> None:
        x, y = self.evaluate(SCROLL_TO_CENTER % selector)
        actions = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": button},
            {"type": "pointerUp", "button": button},
        ]
        self.perform_actions("pointer", actions, id=kind, parameters={"pointerType": kind})

    def press(self, *strokes: str, holding: str = "") -> None:
        """Press strokes one after the other, while other keys may be held.

        The keys of a stroke go down in their order, and up in reverse order.
        """
        events = [("keyDown", holding)]
        for stroke in strokes:
            events += [("keyDown", stroke), ("keyUp", stroke[::-1])]
        events.append(("keyUp", holding))
        actions = [{"type": kind, "value": key} for kind, keys in events for key in keys]
        self.perform_actions("key", actions)

    def perform_actions(
        self, device: Literal["key", "pointer"], actions: list[dict[str, Any]], **fields: Any
    ) -> None:
        """Send actions of a keyboard (`key`) or a mouse or finger (`pointer`)."""
        source = {"type": device, "id": device, "actions": actions, **fields}
        self.call("input.performActions", context=self.tab, actions=[source])

    def tabs(self) -> list[str]:
        """Return the ids of all tabs."""
        contexts = self.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return [context["context"] for context in contexts]

    def open_tab(self, *, keep_old: bool = False) -> None:
        """Switch to a new empty tab, and close the old one unless it is kept."""
        old = self.tab
        self.tab = self.call("browsingContext.create", type="tab")["context"]
        if not keep_old:
            self.call("browsingContext.close", context=old)

    def restore_tab(self, command: MenuCommand) -> None:
        """Close and reopen the tab, or duplicate it, and switch to the result."""
        address = self.evaluate("location.href")
        if command == "reopen":
            self.open_tab()
        tabs_before = self.tabs()
        self.run_menu_command(command)
        self.switch_to_tab(address, tabs_before)

    def switch_to_tab(self, address: str, excluded: list[str] | None = None) -> None:
        """Wait until a tab, not an excluded one, shows an address, and switch to it."""

        def is_shown() -> bool:
            for tab in set(self.tabs()).difference(excluded or ()):
                self.tab = tab
                state = self.evaluate("[location.href, document.readyState]")
                if state == [address, "complete"]:
                    return True
            return False

        wait_until(is_shown, f"no tab shows {address}")
        self.call("browsingContext.activate", context=self.tab)


class Chromium(Browser):
    """Chromium, with a Selenium driver for what WebDriver BiDi cannot do."""

    name = "chromium"
    menu_commands: ClassVar = {
        "reopen": "chrome.sessions.restore()",
        "duplicate": "chrome.tabs.query({ url: 'http://*/*' })"
        ".then((tabs) => chrome.tabs.duplicate(tabs.at(-1).id))",
    }

    def __init__(
        self,
        profile: Path,
        *,
        flags: tuple[str, ...] = ("--headless=new",),
        disabled_features: str = "",
    ) -> None:
        """Start with additional flags and without some features."""
        self._extension = profile.with_suffix(".extension")
        self._extension.mkdir()
        (self._extension / "manifest.json").write_text(json.dumps(EXTENSION), "utf-8")
        features = f"DisableLoadExtensionCommandLineSwitch,{disabled_features}"
        self._flags = (*FLAGS, *flags, f"--disable-features={features}")
        super().__init__(profile)

    def start(self) -> None:
        options = ChromeOptions()
        options.page_load_strategy = "none"
        options.enable_bidi = True
        # Without this, a bar in the window says that a program controls it.
        options.add_experimental_option("excludeSwitches", ["enable-automation"])
        folders = (f"--user-data-dir={self.profile}", f"--load-extension={self._extension}")
        for flag in (*self._flags, *folders):
            options.add_argument(flag)
        service = ChromeService()
        program, driver = find_program(*CHROMIUM), find_program("chromedriver")
        if program and driver:  # otherwise Selenium finds or downloads them
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
        self.run_menu_command("reopen")

    def run_menu_command(self, name: MenuCommand) -> None:
        self.open_tab(keep_old=True)
        self.open(EXTENSION_PAGE)
        self.evaluate(self.menu_commands[name])

    def allow_scripts(self, *, allowed: bool) -> None:
        enabled = None if allowed else False
        self.call("emulation.setScriptingEnabled", enabled=enabled, contexts=[self.tab])

    def take_screenshot(self) -> bytes:
        # The BiDi command would wait for a page that is being loaded.
        return b64decode(self.driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"])

    def open_tab(self, *, keep_old: bool = False) -> None:
        super().open_tab(keep_old=keep_old)
        self.driver.switch_to.window(self.tab)


class Firefox(Browser):
    """Firefox; scripts in its own window run its menu commands."""

    name = "firefox"
    menu_commands: ClassVar = {
        "reopen": "SessionStore.undoCloseTab(window, 0)",
        "duplicate": "gBrowser.duplicateTab(gBrowser.selectedTab)",
    }

    def start(self) -> None:
        lines = [
            f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items()
        ]
        (self.profile / "user.js").write_text("".join(lines), "utf-8")
        port_file = self.profile / "WebDriverBiDiServer.json"
        port_file.unlink(missing_ok=True)
        remote = ("--remote-debugging-port", "0", "--remote-allow-system-access")
        program = find_program(*FIREFOX) or "firefox"
        self._process = subprocess.Popen(
            [program, "--headless", "--profile", self.profile, *remote],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

        def has_started_or_ended() -> bool:
            is_written = port_file.exists() and port_file.read_text("utf-8").endswith("}")
            return is_written or self._process.poll() is not None

        wait_until(has_started_or_ended, "Firefox does not start")
        port = json.loads(port_file.read_text("utf-8"))["ws_port"]
        self.connect(f"ws://127.0.0.1:{port}/session")
        self.call("session.new", capabilities={})

    def close(self) -> None:
        self.call("browser.close")
        self._process.wait(TIMEOUT_IN_SECONDS)
        self.disconnect()

    def crash(self) -> None:
        self._process.kill()
        self._process.wait(TIMEOUT_IN_SECONDS)
        self.disconnect()
        self.start()

    def run_menu_command(self, name: MenuCommand) -> None:
        if name == "reopen":
            wait_until(
                lambda: self._evaluate_in_window(CLOSED_TAB_COUNT) > self._closed_tab_count,
                "Firefox has not stored the closed tab",
            )
        self._evaluate_in_window(
            f"(window.newTab = {self.menu_commands[name]}, gBrowser.selectedTab = newTab,"
            "newTab.addEventListener('SSTabRestored', () => { newTab.isRestored = true }), 0)"
        )
        wait_until(
            lambda: self._evaluate_in_window("newTab.isRestored"),
            "Firefox has not restored the tab",
        )

    def allow_scripts(self, *, allowed: bool) -> None:
        value = str(allowed).lower()
        self._evaluate_in_window(f"Services.prefs.setBoolPref('javascript.enabled', {value})")

    def open(self, address: str) -> None:
        super().open(address)
        # Otherwise the address bar keeps the focus.
        self._evaluate_in_window("gBrowser.selectedBrowser.focus()")

    def open_tab(self, *, keep_old: bool = False) -> None:
        self._closed_tab_count = self._evaluate_in_window(CLOSED_TAB_COUNT)
        super().open_tab(keep_old=keep_old)

    def _evaluate_in_window(self, expression: str) -> Any:
        tree = self.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        return self.evaluate(expression, tree["contexts"][0]["context"])


def find_program(*names: str) -> str | None:
    """Return the path of the first program that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


ENGINES: list[type[Browser]] = [Chromium, Firefox]
