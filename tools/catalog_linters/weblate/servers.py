"""PostgreSQL and Redis for one run: in a folder that is thrown away, reached through sockets."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.catalog_linters.programs import PeerError, run

_PATIENCE = 30
_NAME = "weblate"
_LOG = "servers.log"


@contextmanager
def start_servers(folder: Path) -> Iterator[None]:
    """Start both with their sockets in `folder`; stop them at the end. Neither opens a port.

    PostgreSQL refuses to run as root: root runs it as the user that its package made.
    """
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "postgresql"
    initdb = _find("initdb", "postgresql")
    _run_as(
        user,
        folder,
        initdb,
        "--pgdata",
        data,
        "--username",
        _NAME,
        "--auth",
        "trust",
        "--encoding",
        "UTF8",
        "--locale",
        "C.UTF-8",
        "--no-sync",
    )
    postgres: list[str | Path] = [
        initdb.with_name("postgres"),
        "-D",
        data,
        "-k",
        folder,
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
    ]
    socket = folder / "redis"
    redis: list[str | Path] = [
        _find("redis-server", "redis-server"),
        "--port",
        "0",
        "--unixsocket",
        socket,
        "--save",
        "",
        "--dir",
        folder,
    ]
    with _serve(postgres, user, folder), _serve(redis, user, folder):
        _wait_for([initdb.with_name("pg_isready"), "-q", "-h", folder], socket)
        _run_as(user, folder, initdb.with_name("createdb"), "-h", folder, "-U", _NAME, _NAME)
        yield


def _find(name: str, package: str) -> Path:
    """Return a program's path; Debian keeps those of PostgreSQL out of PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = places[-1] if places else shutil.which(name)
    if found is None:
        raise PeerError(f"{name} is missing; type: apt install {package}")
    return Path(found)


def _run_as(user: str | None, folder: Path, *command: str | Path) -> None:
    run(list(command), folder=folder, user=user)


@contextmanager
def _serve(command: list[str | Path], user: str | None, folder: Path) -> Iterator[None]:
    with (folder / _LOG).open("a") as log:
        process = subprocess.Popen(command, cwd=folder, user=user, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(is_ready: list[str | Path], socket: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not socket.exists() or subprocess.run(is_ready, check=False).returncode:
        if time.monotonic() > end:
            output = (socket.parent / _LOG).read_text("utf-8")[-500:]
            raise PeerError(f"PostgreSQL or Redis does not start: {output}")
        time.sleep(0.1)
