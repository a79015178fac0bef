"""Orca reads pages in Chromium, on a display and a bus of their own; what it says is kept."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.audit.speech import Speech, listen
from tests.browser.browsers import Chromium

NEEDED = ("orca", "Xvfb", "dbus-daemon", "openbox", "xdotool")
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-screen", "0", "1280x800x24", "-displayfd", "1")
BUS = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
FLAGS = ("--force-renderer-accessibility", "--window-position=0,0", "--window-size=1280,800")
# Whether it reads by itself when a page has come depends on where somebody was before; and whether
# two presses of a key are one command, on how busy the machine is.
CUSTOMS = """
from orca import settings
settings.sayAllOnLoad = settings.pageSummaryOnLoad = False
settings.doubleClickTimeout = 0
"""
# The last words of a page.
END = r"document.body.innerText.trim().split(/\s+/).slice(-4).join(' ')"


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

    chromium: Chromium
    speech: Speech

    def read(self, address: str) -> list[str]:
        """Load a page, go to its first link, let it be read from there, return its sentences."""
        self.chromium.open(address)
        self.speech.wait_for_silence()
        self.press("Tab", r"\blink\b")
        self.set_mode("Browse")  # after a page has come Orca may forget the keys of that mode
        return self.read_on()

    def read_on(self) -> list[str]:
        """Let the page be read to its end, and return the sentences."""
        spoken = self.press("KP_Add", re.escape(self.chromium.run(END)) + "$")
        self.speech.wait_for_silence()  # a key that comes too early only ends the reading
        return spoken

    def set_mode(self, mode: str) -> None:
        """Let keys be Orca's (Browse) or the page's (Focus)."""
        while not self.press("Insert+a", r"\bmode\b")[-1].startswith(mode):
            pass

    def focus(self, selector: str, pattern: str) -> None:
        """Give something else than before the focus, and wait until it is announced."""
        since = len(self.speech.utterances)
        self.chromium.run(f"document.querySelector('{selector}').focus()")
        self.speech.wait(since, pattern)

    def press(self, key: str, pattern: str, *, kind: str = "key") -> list[str]:
        """Press a key, or type, and return what is spoken after it, up to what matches."""
        since = len(self.speech.utterances)
        subprocess.run(["xdotool", kind, key], check=True)
        return self.speech.wait(since, pattern)


@contextmanager
def start_orca() -> Iterator[Reader]:
    """Start all that Orca needs, and end it."""
    with ExitStack() as stack:
        # A socket's name may have 107 letters, fewer than a folder of pytest has.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orca-")))
        speech = stack.enter_context(listen(folder))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        for name in ("RUNTIME_DIR", "CONFIG_HOME", "DATA_HOME", "CACHE_HOME"):
            patch.setenv(f"XDG_{name}", str(folder))
        patch.setenv("HOME", str(folder))
        patch.setenv("GSETTINGS_BACKEND", "memory")
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("DISPLAY", f":{start(stack, *DISPLAY)}")
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", start(stack, *BUS))
        start(stack, "openbox", "--sm-disable", speaks=False)
        chromium = Chromium(folder / "profile", flags=FLAGS)
        stack.callback(chromium.close)
        (folder / "orca").mkdir()
        (folder / "orca" / "orca-customizations.py").write_text(CUSTOMS, "utf-8")
        start(stack, "orca", speaks=False)
        reader = Reader(chromium, speech)
        speech.wait(0, "Screen reader on")
        chromium.open("data:text/html,<title>Nothing</title>")
        reader.press("ctrl+Home", "Nothing")  # before it, Orca knows of no window
        yield reader


def start(stack: ExitStack, *command: str, speaks: bool = True) -> str:
    """Start a program until the stack ends; return what it says first, if it speaks."""
    out = subprocess.PIPE if speaks else subprocess.DEVNULL
    process = stack.enter_context(
        subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, text=True)
    )
    stack.callback(process.kill)  # Orca may wait for ever for a bus that has ended
    return process.stdout.readline().strip() if process.stdout else ""
