"""A speech server without sound: it writes down what a screen reader would say.

It speaks SSIP as speech-dispatcher does, which without a sound card hangs Orca.
"""

import html
import re
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

TAGS = re.compile(r"<[^>]*>")
# A client may hear that a sentence has ended before it listens for that, and then waits for ever.
ENDS_AFTER_SECONDS = (0.005, 0.05, 0.5)
BEGIN, END = "701 BEGIN", "702 END"
ANSWERS = {
    "LIST OUTPUT_MODULES": ("250-silent", "250 OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249-silent\ten\tnone", "249 OK VOICE LIST SENT"),
    "GET": ("251-0", "251 OK GET RETURNED"),
    "QUIT": ("231 HAPPY HACKING",),
    "": ("200 OK",),
}
PATIENCE_IN_SECONDS = 30
SILENT_AFTER_SECONDS = 0.5
MOST_SENTENCES = 1_000


class Speech(socketserver.ThreadingUnixStreamServer):
    """What was spoken since the server began, in order, utterance by utterance."""

    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        """Listen at a socket that is not there yet."""
        super().__init__(str(socket), Listener)
        self.utterances: list[str] = []
        self.numbers = count(1)
        self.has_spoken = threading.Condition()

    def keep(self, text: str) -> int:
        """Write down a sentence, and return its number."""
        with self.has_spoken:
            self.utterances.append(" ".join(html.unescape(TAGS.sub("", text)).split()))
            self.has_spoken.notify_all()
        return next(self.numbers)

    def wait_for_silence(self, seconds: float = SILENT_AFTER_SECONDS) -> None:
        """Wait until so long nothing is spoken; raises AssertionError when that does not come."""
        with self.has_spoken:
            spoken = (self.has_spoken.wait(seconds) for _ in range(MOST_SENTENCES))
            assert not all(spoken), "it goes on and on"

    def wait(self, since: int, is_it: Callable[[str], object]) -> list[str]:
        """Return what is spoken up to an utterance; raises AssertionError when it does not come."""

        def place() -> int:
            found = (at for at, text in enumerate(self.utterances[since:], since) if is_it(text))
            return next(found, -1) + 1

        with self.has_spoken:
            has_come = self.has_spoken.wait_for(place, PATIENCE_IN_SECONDS)
            spoken = self.utterances[since : place() or None]
        assert has_come, f"not spoken; the last of {len(spoken)} are {spoken[-5:]}"
        return spoken


class Listener(socketserver.StreamRequestHandler):
    """One connection of a screen reader."""

    server: Speech

    def handle(self) -> None:
        """Answer its commands until it goes."""
        self.writing = threading.Lock()
        self.client = next(self.server.numbers)
        with suppress(OSError):
            for line in self._lines():
                if line.upper() == "SPEAK":
                    self._send("230 OK RECEIVING DATA")
                    self._speak("\n".join(self._read_data()))
                elif line.upper().startswith("CHAR "):
                    self._speak(line[5:])
                elif line.upper() == "HISTORY GET CLIENT_ID":
                    self._send(f"245-{self.client}", "245 OK CLIENT ID SENT")
                else:
                    known = next(start for start in ANSWERS if line.upper().startswith(start))
                    self._send(*ANSWERS[known])

    def _lines(self) -> Iterator[str]:
        for line in self.rfile:
            yield line.decode().rstrip("\r\n")

    def _read_data(self) -> Iterator[str]:
        for line in self._lines():
            if line == ".":
                return
            yield line.removeprefix(".") if line.startswith("..") else line

    def _speak(self, text: str) -> None:
        number = self.server.keep(text)
        self._send(f"225-{number}", "225 OK MESSAGE QUEUED")
        threading.Thread(target=self._finish, args=(number,), daemon=True).start()

    def _finish(self, number: int) -> None:
        """Say that a sentence has been spoken."""
        with suppress(OSError):
            for seconds in ENDS_AFTER_SECONDS:
                time.sleep(seconds)
                for event in (BEGIN, END):
                    code = event[:3]
                    self._send(f"{code}-{number}", f"{code}-{self.client}", event)

    def _send(self, *lines: str) -> None:
        with self.writing:
            self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@contextmanager
def listen(folder: Path) -> Iterator[Speech]:
    """Serve where a client looks first, in the folder that is its XDG_RUNTIME_DIR."""
    socket = folder / "speech-dispatcher" / "speechd.sock"
    socket.parent.mkdir(parents=True)
    with Speech(socket) as speech:
        threading.Thread(target=speech.serve_forever, args=(0.05,), daemon=True).start()
        yield speech
        speech.shutdown()
