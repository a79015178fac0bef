"""What Linux tells of the processes of a served site, and of the connections that they hold."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.served import wait_for
from webapp.serving import settings

PROC = Path("/proc")
IS_TOLD = (PROC / f"{os.getpid()}/task/{os.getpid()}/children").exists()
WHY_NOT = "only Linux tells the workers of a site and whom they serve"
_OPEN = "01"  # what Linux calls a connection that neither side has begun to end


@dataclass(frozen=True)
class Connection:
    """One end of a TCP connection."""

    here: int
    there: int
    is_open: bool
    inode: str


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started, the oldest first."""
    children = (PROC / f"{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in children.split()]


def _name_of(pid: int) -> str:
    """Return what a process is called: who builds the pages or watches is called otherwise."""
    return (PROC / f"{pid}/comm").read_text("utf-8")


def workers_of(pid: int) -> list[int]:
    """Return the workers of a site, the oldest first, once all are there."""

    def look() -> list[int]:
        found: list[int] = []
        with suppress(FileNotFoundError, ProcessLookupError):
            found = [
                service_id
                for service_id in children_of(pid)
                if _name_of(service_id) == _name_of(pid)
            ]
        return found if len(found) == settings.workers else []

    return wait_for(look, lambda: f"not {settings.workers} workers: {children_of(pid)}")


def files_of(pid: int) -> list[str]:
    """Return the name of each file that a process holds open."""
    found = []
    for path in (PROC / f"{pid}/fd").iterdir():
        try:
            found.append(str(path.readlink()))
        except FileNotFoundError:
            continue
    return found


def connections() -> list[Connection]:
    """Return the ends of all TCP connections of this machine."""
    rows = [line.split() for line in (PROC / "net/tcp").read_text("ascii").splitlines()[1:]]
    return [Connection(_port_in(row[1]), _port_in(row[2]), row[3] == _OPEN, row[9]) for row in rows]


def ports_served_by(pid: int) -> set[int]:
    """Return the visitors' ports of the connections that a process holds."""
    held = set(files_of(pid))
    return {
        connection.there
        for connection in connections()
        if f"socket:[{connection.inode}]" in held and connection.there
    }


def is_stopped(pid: int) -> bool:
    """Whether a process stands still until somebody lets it go on."""
    return (PROC / f"{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "T"


def _port_in(address: str) -> int:
    return int(address.partition(":")[2], 16)
