"""The site as docs/hosts.md recommends it: nginx before it, its door held by somebody else.

The files of `deploy/` are used as they are; only the places and the port differ.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.served import COMMAND
from tests.serving.asking import ask, page
from tests.serving.nginxfiles import NGINX, Ports, write_nginx_files
from webapp.settings import ROOT

PATIENCE_IN_SECONDS = 40
# What systemd does with the door: it is the third file of the process that it starts.
_AT_THE_DOOR = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); "
    "os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1'); "
    "os.execv(sys.argv[2], sys.argv[2:])"
)


@dataclass
class Stack:
    """A door, whoever serves behind it, and nginx before it."""

    folder: Path
    environment: Mapping[str, str]
    logs: Path
    ports: Ports = field(default_factory=Ports)
    command: tuple[str, ...] = COMMAND
    behind_nginx: bool = True
    door: socket.socket = field(default_factory=socket.socket)
    site: subprocess.Popen[bytes] | None = None
    nginx: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """Where pages are asked for, without TLS."""
        return self.ports.plain

    @property
    def place(self) -> Path:
        """Where the door is."""
        return self.folder / "site.sock"

    def open_door(self) -> None:
        """Listen, as the socket unit does; without nginx at the port itself."""
        if self.behind_nginx:
            self.door.close()
            self.door = socket.socket(socket.AF_UNIX)
            self.door.bind(str(self.place))
            self.place.chmod(0o666)
        else:
            self.door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.door.bind(("127.0.0.1", self.port))
        self.door.listen(2048)

    def start_site(self) -> None:
        """Start the site behind the door; what it writes lands in the folder."""
        number = str(self.door.fileno())
        with (self.logs / "site-output.txt").open("ab") as sink:
            self.site = subprocess.Popen(  # noqa: S603 - the documented command
                [sys.executable, "-c", _AT_THE_DOOR, number, *self.command],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                pass_fds=(self.door.fileno(),),
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def end_site(self) -> int:
        """Tell the site to end and return how it did."""
        assert self.site is not None
        self.site.terminate()
        return self.site.wait(PATIENCE_IN_SECONDS)

    def write_last_resort(self) -> None:
        """Give the command that the service gives before it starts."""
        flask = str(Path(sys.executable).parent / "flask")
        subprocess.run(  # noqa: S603 - the documented command
            [flask, "site", "write-last-resort", str(self.folder)],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            check=True,
            capture_output=True,
        )

    def start_nginx(self) -> None:
        """Start nginx with the file of the site."""
        assert NGINX is not None
        conf = write_nginx_files(self.folder, self.logs, self.place, self.ports)
        with (self.logs / "nginx-output.txt").open("wb") as sink:
            self.nginx = subprocess.Popen(  # noqa: S603 - from the system's own folders
                [NGINX, "-p", str(self.folder), "-c", str(conf), "-g", "daemon off;"],
                env={**os.environ, **self.environment},
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_it_answers(self, place: int | str) -> None:
        """Wait for whoever listens there; raises AssertionError when nobody does in time."""
        deadline = time.monotonic() + PATIENCE_IN_SECONDS
        while time.monotonic() < deadline:
            with socket.socket(_family_of(place)) as probe:
                address = ("127.0.0.1", place) if isinstance(place, int) else place
                if probe.connect_ex(address) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"nobody listens at {place}")

    def wait_until_pages_come(self) -> None:
        """Ask for a page; who asks waits at the door until the site is there."""
        answer = ask(self.port, page("/en/"))
        assert answer.status == 200, answer

    def end(self) -> None:
        """End everything."""
        for process in (self.nginx, self.site):
            if process is None:
                continue
            process.terminate()
            try:
                process.wait(PATIENCE_IN_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.door.close()


def _family_of(place: int | str) -> socket.AddressFamily:
    return socket.AF_INET if isinstance(place, int) else socket.AF_UNIX


@contextmanager
def stand(
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    nginx: bool = True,
    logs: Path | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Iterator[Stack]:
    """Start the whole stack until the block ends."""
    stack = Stack(folder, environment or {}, logs or folder, behind_nginx=nginx, command=command)
    try:
        stack.open_door()
        stack.start_site()
        if nginx:
            stack.write_last_resort()
            stack.start_nginx()
            stack.wait_until_it_answers(stack.port)
        yield stack
    finally:
        stack.end()
