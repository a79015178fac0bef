"""The site as docs/hosts.md recommends it: nginx before it, its door held by somebody else.

The files of `deploy/` are used as they are; only the places and the port differ.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.served import (
    COMMAND,
    PATIENCE_IN_SECONDS,
    kill_group,
    site_environment,
    wait_until_listening,
)
from tests.serving.asking import ask, page
from tests.serving.nginxfiles import NGINX, Ports, write_nginx_files
from webapp.settings import ROOT

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
            self.site = subprocess.Popen(
                [sys.executable, "-c", _AT_THE_DOOR, number, *self.command],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                pass_fds=(self.door.fileno(),),
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def written(self) -> str:
        """Return all that the site has written."""
        return (self.logs / "site-output.txt").read_bytes().decode("utf-8", "replace")

    def end_site(self) -> int:
        """Tell the site to end and return how it did."""
        assert self.site is not None
        self.site.terminate()
        return self.site.wait(2 * PATIENCE_IN_SECONDS)  # it may be reloading still

    def write_last_resort(self) -> None:
        """Give the command that the service gives beside its start."""
        flask = str(Path(sys.executable).parent / "flask")
        subprocess.run(
            [flask, "site", "write-last-resort", str(self.folder)],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            check=True,
            capture_output=True,
        )

    def start_nginx(self) -> None:
        """Start nginx with the file of the site, and wait until it takes visitors."""
        assert NGINX is not None
        conf = write_nginx_files(self.folder, self.logs, self.place, self.ports)
        with (self.logs / "nginx-output.txt").open("wb") as sink:
            self.nginx = subprocess.Popen(
                [NGINX, "-p", str(self.folder), "-c", str(conf), "-g", "daemon off;"],
                env={**os.environ, **self.environment},
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until_listening(self.port, self.nginx)

    def wait_until_pages_come(self) -> None:
        """Ask for a page; who asks waits at the door until the site is there."""
        response = ask(self.port, page("/en/"))
        assert response.status == 200, response

    def end(self) -> None:
        """End everything at once; `end_site` is how a host ends the site."""
        for process in (self.nginx, self.site):
            if process is not None:
                kill_group(process)
        self.door.close()


@contextmanager
def start_stack(
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    nginx: bool = True,
    logs: Path | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Iterator[Stack]:
    """Start the whole stack until the block ends."""
    settings = {**site_environment(), **(environment or {})}
    stack = Stack(folder, settings, logs or folder, behind_nginx=nginx, command=command)
    try:
        stack.open_door()
        stack.start_site()
        if nginx:
            stack.write_last_resort()
            stack.start_nginx()
        yield stack
    finally:
        stack.end()
