"""The site served in a process of its own, by the commands of the Makefile."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.sites import fixture_folder
from webapp.settings import ROOT

MAKEFILE = ROOT / "Makefile"
PATIENCE_IN_SECONDS = 30
_LOOK_EVERY_SECONDS = 0.02
# Systems give higher ports to whoever connects, and so take them away before a server has them.
_PORTS = range(10_240, 32_768)
_GIVEN: set[int] = set()


@dataclass(frozen=True)
class Served:
    """A running site: where it listens, its process, and the file with all that it wrote."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    def written(self) -> str:
        """Return all that the site has written, standard output and error together."""
        return self.output.read_bytes().decode("utf-8", "replace")


def site_environment() -> dict[str, str]:
    """Return the settings of a served site: the made-up one."""
    folder = fixture_folder()
    return {"SITE_DATA": f"{folder}/data", "SITE_TRANSLATIONS": f"{folder}/translations"}


def command_of(target: str, port: int) -> str:
    """Return what the Makefile does for `make run` and the like, in the environment of now."""
    lines = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE.read_text("utf-8"), re.MULTILINE)
    assert lines, target
    variables = {"$(VENV)": str(Path(sys.executable).parent), "$(PORT)": str(port), "$$": "$"}
    command = lines[1].replace("\t@", "")
    for name, value in variables.items():
        command = command.replace(name, value)
    return command


def wait_for[T](look: Callable[[], T], what_is: Callable[[], object]) -> T:
    """Return what `look` finds once it finds something; raises AssertionError with what is."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, what_is()
        time.sleep(_LOOK_EVERY_SECONDS)
    return found


def free_port() -> int:
    """Return a port of this machine that nobody uses, and no other process of these tests."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    this = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    own = _PORTS[this::processes]
    while True:
        port = secrets.choice(own)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in _GIVEN:
            _GIVEN.add(port)
            return port


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody answers there; raises AssertionError when the process ends first."""

    def look() -> bool:
        assert process.poll() is None, "the server ended while it started"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_for(look, lambda: "the server did not listen in time")


@contextmanager
def serve(
    folder: Path, target: str = "run", environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Serve the site on a free port until the block ends; what it writes lands in `folder`."""
    port = free_port()
    output = folder / "written.txt"
    settings = {**site_environment(), **(environment or {})}
    with output.open("wb") as sink:
        process = subprocess.Popen(
            ("sh", "-c", command_of(target, port)),
            cwd=ROOT,
            env={**os.environ, **settings},
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
            process.wait(PATIENCE_IN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a session of its own, and all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
