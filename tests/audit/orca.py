"""Orca reads pages in Chromium, on a display and a bus of their own; what it says is written down.

`.venv/bin/python -m tests.audit.orca /ar/` prints what it says of a live page, read to its end.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from selenium.webdriver import Chrome

from tests.audit.speech import Speech, listen
from tests.browser.driver import start_browser
from tests.browser.serving import served
from tests.sites import live

NEEDED = ("orca", "Xvfb", "dbus-daemon", "openbox", "xdotool")
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-screen", "0", "1280x800x24", "-displayfd", "1")
BUS = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
FLAGS = ("--force-renderer-accessibility", "--window-position=0,0", "--window-size=1280,800")
STARTED = "Screen reader on."
LINK = r"\blink\b"
BETWEEN_KEYS_IN_SECONDS = 0.15  # a key that comes too early swallows what is spoken
# Whether it reads by itself when a page has come depends on where somebody was before; and whether
# two presses of a key are one command, on how busy the machine is.
CUSTOMS = """
from orca import settings
settings.sayAllOnLoad = settings.pageSummaryOnLoad = False
settings.doubleClickTimeout = 0
"""
# The last words of a page.
END = r"return document.body.innerText.trim().split(/\s+/).slice(-4).join(' ')"


def why_not() -> str:
    """Return why Orca cannot be heard here, or nothing where it can."""
    if lacking := [name for name in NEEDED if shutil.which(name) is None]:
        return (
            f"Orca is not heard, {' and '.join(lacking)} not found; type: "
            "sudo apt-get install orca at-spi2-core dbus-daemon xvfb openbox xdotool"
        )
    mine = ["pgrep", "--exact", "--euid", str(os.geteuid()), "orca"]
    if subprocess.run(mine, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        return "Orca runs already, and allows no second one; end it first"
    return ""


@dataclass(frozen=True)
class Reader:
    """A person at the keyboard who hears Orca."""

    driver: Chrome
    speech: Speech
    environment: Mapping[str, str]

    def read(self, address: str) -> list[str]:
        """Load a page, go to its first link, let it be read from there, return its sentences."""
        self.driver.get(address)
        self.speech.wait_for_silence()
        self.press("Tab", LINK)
        self.set_mode("Browse")  # after a page has come Orca may forget the keys of that mode
        return self.read_on()

    def read_on(self) -> list[str]:
        """Let the page be read to its end, and return the sentences."""
        utterances = self.press("KP_Add", re.escape(str(self.ask(END))) + "$").splitlines()
        self.speech.wait_for_silence()  # a key that comes too early only ends the reading
        return utterances

    def set_mode(self, mode: Literal["Browse", "Focus"]) -> None:
        """Let keys be Orca's or the page's."""
        while not self.press("Insert+a", r"\bmode\b").splitlines()[-1].startswith(mode):
            pass

    def focus(self, selector: str, pattern: str) -> None:
        """Give something else than before the focus, and wait until it is announced."""
        since = len(self.speech.utterances)
        self.driver.execute_script("document.querySelector(arguments[0]).focus()", selector)
        self.hear(since, pattern)

    def ask(self, script: str) -> Any:
        """Return what a script on the page answers."""
        return self.driver.execute_script(script)

    def press(self, key: str, pattern: str) -> str:
        """Press a key and return what is spoken after it, up to what matches."""
        since = len(self.speech.utterances)
        self.send("key", key)
        return self.hear(since, pattern)

    def walk(self, key: str, pattern: str, many: int) -> list[str]:
        """Press a key until it has led to so many stops, and return what is spoken at each.

        A key that comes while Orca still finds out where it is leads to the same stop again.
        """
        stops: list[str] = []
        while len(stops) < many:
            self.speech.wait_for_silence(BETWEEN_KEYS_IN_SECONDS)
            stop = self.press(key, pattern).splitlines()[-1]
            stops += [stop] if stops[-1:] != [stop] else []
        return stops

    def hear(self, since: int, pattern: str) -> str:
        """Return what is spoken up to what matches."""
        return "\n".join(self.speech.wait(since, re.compile(pattern).search))

    def send(self, *command: str) -> None:
        """Let the display have keys, as `xdotool` calls them."""
        subprocess.run(["xdotool", *command], env=self.environment, check=True)


@contextmanager
def start_orca() -> Iterator[Reader]:
    """Start all that Orca needs, and end it; raises OSError where one of them does not start."""
    with ExitStack() as stack:
        # A socket's name may have 107 letters, fewer than a folder of pytest has.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orca-")))
        speech = stack.enter_context(listen(folder))
        names = ("XDG_RUNTIME_DIR", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        environment = {
            **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
            **dict.fromkeys(names, str(folder)),
            "GSETTINGS_BACKEND": "memory",
            "LC_ALL": "C.UTF-8",
        }
        environment["DISPLAY"] = f":{_start_there(stack, DISPLAY, environment)}"
        environment["DBUS_SESSION_BUS_ADDRESS"] = _start_there(stack, BUS, environment)
        _start(stack, ("openbox", "--sm-disable"), environment)
        driver = start_browser(profile=folder / "profile", flags=FLAGS, environment=environment)
        stack.callback(driver.quit)
        (folder / "orca").mkdir()
        (folder / "orca" / "orca-customizations.py").write_text(CUSTOMS, "utf-8")
        _start(stack, ("orca",), environment)
        reader = Reader(driver, speech, environment)
        reader.hear(0, re.escape(STARTED))
        driver.get("data:text/html,<title>Nothing</title>")
        reader.press("ctrl+Home", "Nothing")  # before it, Orca knows of no window
        yield reader


def _start(stack: ExitStack, command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Start a program until the stack ends."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(process.wait)
    stack.callback(process.kill)  # Orca may wait for ever for a bus that has ended


def _start_there(stack: ExitStack, command: Sequence[str], environment: Mapping[str, str]) -> str:
    """Start a program that says first where it is, and return that."""
    process = stack.enter_context(
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
    )
    stack.callback(process.kill)
    if process.stdout and (line := process.stdout.readline().strip()):
        return line
    raise OSError(f"{command[0]} does not start")


def main(arguments: list[str]) -> int:
    """Print what Orca says of live pages."""
    if reason := why_not():
        sys.stderr.write(f"{reason}\n")
        return 1
    with served(live()) as origin, start_orca() as reader:
        for path in arguments:
            sys.stdout.writelines(f"{utterance}\n" for utterance in reader.read(origin + path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
