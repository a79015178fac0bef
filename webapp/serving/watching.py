"""A small program that tells the site when a day has begun or a file has changed (SIGHUP).

It loads nothing of the site, so that it costs little memory for as long as the site runs.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

LOOK_EVERY_SECONDS = 2.0


def look(folders: list[str]) -> str:
    """Return what changes whenever a file below these folders does."""
    digest = sha256()
    todo = sorted(folders)
    while todo:
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.is_dir():
                        todo.append(entry.path)
                    elif entry.is_file():
                        status = entry.stat()
                        digest.update(
                            repr((entry.path, status.st_mtime_ns, status.st_size)).encode()
                        )
        except OSError:
            continue  # it has gone meanwhile
    return digest.hexdigest()


def day_in(zone: str) -> date:
    """Return the day of now."""
    return datetime.now(ZoneInfo(zone)).date()


def watch(parent: int, zone: str, day: str, seen: str, folders: list[str]) -> None:
    """Tell the process that started this one once things are other than given, and quiet again.

    It may have ended before this one began, so it is named.
    """
    state = before = (day, seen)
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
        now = (str(day_in(zone)), look(folders))
        if now == before != state:  # nobody is in the middle of writing
            state = now
            os.kill(parent, signal.SIGHUP)
        before = now


if __name__ == "__main__":
    with suppress(OSError):
        Path("/proc/self/comm").write_text("site-watcher", "ascii")
    watch(int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
