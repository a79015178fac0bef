"""The site served in a process of its own, with the command that `make run` gives."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from webapp.settings import ROOT

COMMAND = (
    str(Path(sys.executable).parent / "gunicorn"),
    "-c",
    "python:webapp.serving.settings",
    "webapp.wsgi:app",
)
PATIENCE_IN_SECONDS = 30


@dataclass(frozen=True)
class Served:
    """A running site: where it listens, its process, and the file with all that it wrote."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    def written(self) -> str:
        """Return all that the site has written, standard output and error together."""
        return self.output.read_bytes().decode("utf-8", "replace")


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody answers there; raises AssertionError when the process ends first."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended while it started"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not listen in time")


@contextmanager
def serve(
    folder: Path, environment: Mapping[str, str] | None = None, command: tuple[str, ...] = COMMAND
) -> Iterator[Served]:
    """Serve the site on a free port until the block ends; what it writes lands in `folder`."""
    port = free_port()
    output = folder / "written.txt"
    with output.open("wb") as sink:
        process = subprocess.Popen(  # noqa: S603 - the command is the one above or a test's own
            command,
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), **(environment or {})},
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until_listening(port, process)
            yield Served(port, process, output)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server, then whatever it has left behind."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
