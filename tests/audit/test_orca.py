"""What the screen reader Orca speaks on the start page and in one situation of the made-up site.

It runs with Chromium on its own display and message bus, and its speech is written to a file.
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
from pathlib import Path

import pytest

from tests.browser.browsers import Chromium, wait_until

pytestmark = pytest.mark.promise("A12")

NEEDED = ("orca", "Xvfb", "dbus-daemon", "openbox", "xdotool")
MISSING = " and ".join(name for name in NEEDED if shutil.which(name) is None)
INSTALL = "sudo apt-get install orca at-spi2-core dbus-daemon xvfb openbox xdotool"
DISPLAY = ("Xvfb", "-nolisten", "tcp", "-screen", "0", "1280x800x24", "-displayfd", "1")
BUS = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
FLAGS = ("--force-renderer-accessibility", "--window-position=0,0", "--window-size=1280,800")
SCRIPT = Path(__file__).with_name("spoken_texts.js").read_text("utf-8")
SENTENCE_END = re.compile(r"(?<=[.!?:;])\W*\s\W*")
# By default, Orca may read a page when it loads, and may take two quick keys for one command.
CUSTOMIZATIONS = """
from orca import settings, speech
settings.sayAllOnLoad = settings.pageSummaryOnLoad = False
settings.doubleClickTimeout = 0
speech_file = open("{}", "a", buffering=1, encoding="utf-8")
speech.init = lambda: None
speech._speak = lambda text, *_: print(*text.split(), file=speech_file)
speech.say_all = lambda contexts, _: [speech._speak(c.utterance) for c, _ in contexts]
"""


@dataclass(frozen=True)
class Orca:
    """Orca with a browser, a keyboard, and the file with its speech."""

    chromium: Chromium
    file: Path

    def read_speech(self, start: int = 0) -> str:
        """Return what Orca has spoken, one utterance a line."""
        return self.file.read_text("utf-8")[start:]

    def wait_for(self, pattern: str, start: int = 0) -> str:
        """Wait until the speech matches a pattern, and return it."""
        expected = re.compile(pattern, re.MULTILINE)
        wait_until(lambda: expected.search(self.read_speech(start)), f"not spoken: {pattern}")
        return self.read_speech(start)

    def press(self, key: str, pattern: str) -> str:
        """Press a key, wait until the speech after it matches, and return that speech."""
        start = len(self.read_speech())
        subprocess.run(["xdotool", "key", key], check=True)
        return self.wait_for(pattern, start)

    def read_page(self, address: str) -> str:
        """Load a page, and return what Orca speaks from its first link to its end."""
        self.chromium.open(address)
        self.wait_for_silence()
        self.press("Tab", r"\blink\b")
        # Orca may have changed its mode when the page loaded.
        while "Browse mode" not in self.press("Insert+a", r"\bmode\b"):
            pass
        words = self.chromium.evaluate(r"document.body.innerText.trim().split(/\s+/)")
        return self.press("KP_Add", re.escape(" ".join(words[-4:])) + "$")

    def wait_for_silence(self) -> None:
        """Wait, because a key that is pressed while Orca speaks only stops it."""
        before = None
        while before != (speech := self.read_speech()):
            before = speech
            time.sleep(1)


@pytest.fixture(scope="module")
def orca() -> Iterator[Orca]:
    """Start a display, a message bus, a window manager, Chromium and Orca."""
    if MISSING:
        pytest.skip(f"Orca is not tested, {MISSING} not found; type: {INSTALL}")
    find_orca = ["pgrep", "--exact", "--euid", str(os.geteuid()), "orca"]
    if subprocess.run(find_orca, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        pytest.skip("Orca is running, and cannot run twice; quit it first")
    with ExitStack() as stack:
        # Not a folder of pytest: the path of a socket has at most 107 characters.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orca-")))

        def start(*command: str) -> str:
            """Start a program; return the first line that the display or the bus prints."""
            process = stack.enter_context(
                subprocess.Popen(
                    command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            )
            stack.callback(process.kill)  # Orca may wait forever for a bus that has ended
            if process.stdout is None or command not in {DISPLAY, BUS}:
                return ""
            return process.stdout.readline().strip()

        environment = stack.enter_context(pytest.MonkeyPatch.context())
        environment.delenv("WAYLAND_DISPLAY", raising=False)
        for name in ("RUNTIME_DIR", "CONFIG_HOME", "DATA_HOME", "CACHE_HOME"):
            environment.setenv(f"XDG_{name}", str(folder))
        environment.setenv("HOME", str(folder))
        environment.setenv("GSETTINGS_BACKEND", "memory")
        environment.setenv("LC_ALL", "C.UTF-8")
        environment.setenv("DISPLAY", f":{start(*DISPLAY)}")
        environment.setenv("DBUS_SESSION_BUS_ADDRESS", start(*BUS))
        start("openbox", "--sm-disable")
        chromium = Chromium(folder / "profile", flags=FLAGS)
        stack.callback(chromium.close)
        speech_file = folder / "speech.txt"
        speech_file.touch()
        (folder / "orca").mkdir()
        customizations = CUSTOMIZATIONS.format(speech_file)
        (folder / "orca/orca-customizations.py").write_text(customizations, "utf-8")
        start("orca")
        started = Orca(chromium, speech_file)
        started.wait_for("Screen reader on")
        chromium.open("data:text/html,<title>Nothing</title>")
        started.press("ctrl+Home", "Nothing")  # until then Orca does not know the window
        yield started


@pytest.mark.parametrize("path", ["/en/", "/ar/", "/en/go/1/", "/ar/go/1/"])
def test_orca_speaks_all_text_in_order(orca: Orca, origin: str, path: str) -> None:
    speech = "".join(orca.read_page(origin + path).split())
    texts = orca.chromium.evaluate(f"(() => {{ {SCRIPT} return findSpokenTexts() }})()")
    sentences = [sentence for text in texts for sentence in SENTENCE_END.split(text)]

    missing = []
    end = 0
    for sentence in sentences:
        letters = "".join(sentence.split())  # Orca decides where lines end
        start = speech.find(letters, end)
        if start < 0:
            missing.append(sentence)
        else:
            end = start + len(letters)

    assert missing == []


@pytest.mark.parametrize("path", ["/en/", "/ar/"])
def test_orca_announces_the_link_to_leave_and_each_press_of_shift(
    orca: Orca, origin: str, path: str
) -> None:
    orca.read_page(origin + path)
    name = orca.chromium.evaluate("document.getElementById('leave').ariaLabel")
    orca.chromium.evaluate("document.querySelector('.skip').focus()")
    orca.press("Tab", rf"^{re.escape(name)} link\.$")
    announcements = orca.chromium.evaluate(
        "Object.values(document.getElementById('leave').dataset)"
    )
    for announcement in announcements:
        orca.press("Shift_L", re.escape(announcement))
