"""What Orca says of the start page and of one situation of the made-up site, from both sides.

It runs in Chromium on a display and a bus of its own; what it would speak goes into a file.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.browser.browsers import Chromium, wait_until

pytestmark = pytest.mark.promise("A12")

NEEDED = ("orca", "Xvfb", "dbus-daemon", "openbox", "xdotool")
LACKING = " and ".join(name for name in NEEDED if shutil.which(name) is None)
INSTALL = "sudo apt-get install orca at-spi2-core dbus-daemon xvfb openbox xdotool"
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-screen", "0", "1280x800x24", "-displayfd", "1")
BUS = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
FLAGS = ("--force-renderer-accessibility", "--window-position=0,0", "--window-size=1280,800")
STANDING = Path(__file__).with_name("standing.js").read_text("utf-8")
# Whether it reads by itself when a page has come depends on where somebody was before; and whether
# two presses of a key are one command, on how busy the machine is.
CUSTOMS = """
from orca import settings, speech
settings.sayAllOnLoad = settings.pageSummaryOnLoad = False
settings.doubleClickTimeout = 0
spoken = open("{}", "a", buffering=1, encoding="utf-8")
speech.init = lambda: None
speech._speak = lambda text, *_: print(*text.split(), file=spoken)
speech.say_all = lambda texts, _: [speech._speak(each.utterance) for each, _ in texts]
"""


@dataclass(frozen=True)
class Orca:
    """A person at the keyboard who hears Orca."""

    chromium: Chromium
    file: Path

    def read_spoken(self, since: int = 0) -> str:
        """Return what was said, a line an utterance."""
        return self.file.read_text("utf-8")[since:]

    def wait(self, since: int, pattern: str) -> str:
        """Return what is said once it matches."""
        is_spoken = re.compile(pattern, re.MULTILINE)
        wait_until(lambda: is_spoken.search(self.read_spoken(since)), f"not said: {pattern}")
        return self.read_spoken(since)

    def press(self, key: str, pattern: str) -> str:
        """Press a key and return what is said after it."""
        since = len(self.read_spoken())
        subprocess.run(["xdotool", "key", key], check=True)
        return self.wait(since, pattern)

    def read(self, address: str) -> str:
        """Load a page, go to its first link, and let it be read from there to its end."""
        self.chromium.open(address)
        before = ""
        while before != (before := self.read_spoken()):  # a key that comes too early only ends it
            time.sleep(1)
        self.press("Tab", r"\blink\b")
        while "Browse mode" not in self.press("Insert+a", r"\bmode\b"):
            pass  # after a page has come it may forget the keys of that mode
        end = self.chromium.run(r"document.body.innerText.trim().split(/\s+/).slice(-4).join(' ')")
        return self.press("KP_Add", re.escape(end) + "$")


@pytest.fixture(scope="module")
def orca() -> Iterator[Orca]:
    """Start all that Orca needs, and end it."""
    if LACKING:
        pytest.skip(f"Orca is not heard, {LACKING} not found; type: {INSTALL}")
    mine = ["pgrep", "--exact", "--euid", str(os.geteuid()), "orca"]
    if subprocess.run(mine, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        pytest.skip("Orca runs already, and allows no second one; end it first")
    with ExitStack() as stack:
        # A socket's name may have 107 letters, fewer than a folder of pytest has.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orca-")))

        def start(*command: str) -> str:
            process = stack.enter_context(
                subprocess.Popen(
                    command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            )
            stack.callback(process.kill)  # Orca may wait for ever for a bus that has ended
            is_asked = process.stdout and command in {DISPLAY, BUS}
            return process.stdout.readline().strip() if process.stdout and is_asked else ""

        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        for name in ("RUNTIME_DIR", "CONFIG_HOME", "DATA_HOME", "CACHE_HOME"):
            patch.setenv(f"XDG_{name}", str(folder))
        patch.setenv("HOME", str(folder))
        patch.setenv("GSETTINGS_BACKEND", "memory")
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("DISPLAY", f":{start(*DISPLAY)}")
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", start(*BUS))
        start("openbox", "--sm-disable")
        chromium = Chromium(folder / "profile", flags=FLAGS)
        stack.callback(chromium.close)
        (file := folder / "spoken.txt").touch()
        (folder / "orca").mkdir()
        (folder / "orca/orca-customizations.py").write_text(CUSTOMS.format(file), "utf-8")
        start("orca")
        heard = Orca(chromium, file)
        heard.wait(0, "Screen reader on")
        chromium.open("data:text/html,<title>Nothing</title>")
        heard.press("ctrl+Home", "Nothing")  # before it, Orca knows of no window
        yield heard


@pytest.mark.parametrize("path", ["/en/", "/ar/", "/en/go/1/", "/ar/go/1/"])
def test_all_is_spoken_in_its_order(orca: Orca, origin: str, path: str) -> None:
    """Where sentences end, Orca decides: blanks do not count."""
    heard, place, lost = "".join(orca.read(origin + path).split()), 0, []
    texts = orca.chromium.run(f"(() => {{ {STANDING} return findTexts() }})()")
    for sentence in chain.from_iterable(re.split(r"(?<=[.!?:;])\W*\s\W*", t) for t in texts):
        found = heard.find(wanted := "".join(sentence.split()), place)
        if found < 0:
            lost.append(sentence)
        else:
            place = found + len(wanted)
    assert lost == []


@pytest.mark.parametrize("path", ["/en/", "/ar/"])
def test_the_link_that_leaves_and_each_press_of_shift_are_announced(
    orca: Orca, origin: str, path: str
) -> None:
    orca.read(origin + path)
    name = orca.chromium.run("document.getElementById('leave').ariaLabel")
    orca.chromium.run("document.querySelector('.skip').focus()")
    orca.press("Tab", rf"^{re.escape(name)} link\.$")
    for words in orca.chromium.run("Object.values(document.getElementById('leave').dataset)"):
        orca.press("Shift_L", re.escape(words))
