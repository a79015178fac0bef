"""A speech server without sound: it writes down what a screen reader would say.

It speaks SSIP as speech-dispatcher does, which without a sound card hangs Orca.
"""

import html
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# A client may hear that a sentence has ended before it listens for that, and then waits for ever.
ENDS_AFTER_SECONDS = (0.005, 0.05, 0.5)
CLIENT = "1"
ANSWERS = {
    "SPEAK": "230 OK RECEIVING DATA",
    "HISTORY": f"245-{CLIENT}\r\n245 OK CLIENT ID SENT",
    "LIST OUTPUT_MODULES": "250-silent\r\n250 OK MODULE LIST SENT",
    "LIST SYNTHESIS_VOICES": "249-silent\ten\tnone\r\n249 OK VOICE LIST SENT",
    "GET": "251-0\r\n251 OK GET RETURNED",
    "QUIT": "231 HAPPY HACKING",
    "": "200 OK",
}
PATIENCE_IN_SECONDS = 60
SILENT_AFTER_SECONDS = 0.5


class Speech(socketserver.ThreadingUnixStreamServer):
    """What was spoken since the server began, in order, utterance by utterance."""

    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        """Listen at a socket that is not there yet."""
        super().__init__(str(socket), Listener)
        self.utterances: list[str] = []
        self.has_spoken = threading.Condition()

    def keep(self, text: str) -> int:
        """Write down a sentence, and return its number."""
        with self.has_spoken:
            self.utterances.append(" ".join(html.unescape(re.sub("<[^>]*>", "", text)).split()))
            self.has_spoken.notify_all()
            return len(self.utterances)

    def wait_for_silence(self) -> None:
        """Wait until nothing is spoken for a while."""
        with self.has_spoken:
            while self.has_spoken.wait(SILENT_AFTER_SECONDS):
                pass

    def wait(self, since: int, pattern: str) -> list[str]:
        """Return what is spoken up to what matches; raises AssertionError when it does not come."""

        def find() -> int:
            spoken = enumerate(self.utterances[since:], since + 1)
            return next((at for at, text in spoken if re.search(pattern, text)), 0)

        with self.has_spoken:
            has_come = self.has_spoken.wait_for(find, PATIENCE_IN_SECONDS)
            assert has_come, f"not spoken: {pattern}; the last are {self.utterances[-5:]}"
            return self.utterances[since : find()]


class Listener(socketserver.StreamRequestHandler):
    """One connection of a screen reader."""

    server: Speech

    def handle(self) -> None:
        """Answer its commands until it goes."""
        with suppress(OSError):
            for line in self.lines():
                if line.startswith("CHAR "):
                    self.speak(line[5:])
                    continue
                self.send(next(ANSWERS[start] for start in ANSWERS if line.startswith(start)))
                if line == "SPEAK":
                    self.speak("\n".join(iter(lambda: next(self.lines()), ".")))

    def lines(self) -> Iterator[str]:
        """Yield what it sends."""
        for line in self.rfile:
            yield line.decode().rstrip("\r\n")

    def speak(self, text: str) -> None:
        """Keep a sentence; say that it is taken, and a little later that it has been spoken."""
        number = self.server.keep(text)
        self.send(f"225-{number}\r\n225 OK MESSAGE QUEUED")
        events = ("701 BEGIN", "702 END")
        done = "\r\n".join(f"{e[:3]}-{number}\r\n{e[:3]}-{CLIENT}\r\n{e}" for e in events)
        for seconds in ENDS_AFTER_SECONDS:
            timer = threading.Timer(seconds, self.send, [done])
            timer.daemon = True
            timer.start()

    def send(self, answer: str) -> None:
        """Answer in whole lines."""
        with suppress(OSError, ValueError):
            self.connection.sendall(f"{answer}\r\n".encode())


@contextmanager
def listen(folder: Path) -> Iterator[Speech]:
    """Serve where a client looks first, in the folder that is its XDG_RUNTIME_DIR."""
    socket = folder / "speech-dispatcher" / "speechd.sock"
    socket.parent.mkdir()
    with Speech(socket) as speech:
        threading.Thread(target=speech.serve_forever, args=(0.05,), daemon=True).start()
        yield speech
        speech.shutdown()
