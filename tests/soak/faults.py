"""What goes wrong during a trial, and when."""

import asyncio
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path

from tests.serving.asking import ask, page
from tests.serving.stack import Stack

FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
_SPARE_FILES = 2
_ROUGHLY_SECONDS = 120


@dataclass
class Trial:
    """A running trial: what stands, where it may write, how long it lasts, what happened."""

    stack: Stack
    data: Path
    seconds: float
    happened: list[tuple[float, str]] = field(default_factory=list)
    on_killed: set[int] = field(default_factory=set)

    def note(self, what: str) -> None:
        """Remember that something happened now."""
        self.happened.append((time.monotonic(), what))


type Fault = Callable[[Trial], Coroutine[None, None, None]]


def children_of(pid: int) -> list[int]:
    """Return the workers of a master, the oldest first."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in told.split()]


def workers_of(trial: Trial) -> list[int]:
    """Return the site's workers."""
    assert trial.stack.site is not None
    return children_of(trial.stack.site.pid)


def files_of(pid: int) -> list[Path]:
    """Return a link for each file that a process holds open."""
    return list(Path(f"/proc/{pid}/fd").iterdir())


def ports_served_by(pid: int) -> set[int]:
    """Return the visitors' ports of the connections that a process holds."""
    held = set()
    for one in files_of(pid):
        try:
            held.add(str(one.readlink()))
        except FileNotFoundError:
            continue
    rows = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    return {int(row[2].split(":")[1], 16) for row in rows if f"socket:[{row[9]}]" in held}


async def kill_a_worker(trial: Trial) -> None:
    """Kill a worker; which connections it held is read while it stands still."""
    worker = workers_of(trial)[0]
    os.kill(worker, signal.SIGSTOP)
    trial.on_killed |= ports_served_by(worker)
    os.kill(worker, signal.SIGKILL)
    trial.note("a worker is killed")


async def kill_workers(trial: Trial) -> None:
    """Kill one worker, later another."""
    for _ in range(2):
        await asyncio.sleep(trial.seconds / 4)
        await kill_a_worker(trial)


async def reload_twice(trial: Trial) -> None:
    """Reload with sound data, then with faulty data."""
    assert trial.stack.site is not None
    await asyncio.sleep(trial.seconds / 4)
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload")
    await asyncio.sleep(trial.seconds / 4)
    (trial.data / "site.yaml").write_text("faulty: yes\n", "utf-8")
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload with faulty data")


async def restart(trial: Trial) -> None:
    """End the site by SIGTERM and start it again, while somebody else holds the door."""
    await asyncio.sleep(trial.seconds / 4)
    trial.note("SIGTERM")
    assert await asyncio.to_thread(trial.stack.end_site) == 0
    trial.stack.start_site()


async def in_turn(trial: Trial) -> None:
    """Kill a worker, reload, end the site and start it again."""
    assert trial.stack.site is not None
    await asyncio.sleep(trial.seconds / 5)
    await kill_a_worker(trial)
    await asyncio.sleep(trial.seconds / 5)
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload")
    await restart(trial)


async def fill_the_disk(trial: Trial) -> None:
    """Leave no byte where anything is written, then kill a worker and reload."""
    assert trial.stack.site is not None
    filler = trial.stack.folder / "filler"
    await asyncio.sleep(trial.seconds / 4)
    with filler.open("wb", buffering=0) as sink:
        try:
            while True:
                sink.write(b"a" * 4096)
        except OSError:
            trial.note("the disk is full")
    await kill_a_worker(trial)
    await asyncio.sleep(trial.seconds / 4)
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload")
    await asyncio.sleep(trial.seconds / 4)
    filler.unlink()


async def lock_the_disk(trial: Trial) -> None:
    """Make the disk read-only, then kill a worker; later let it be written again."""
    await asyncio.sleep(trial.seconds / 4)
    await _remount(trial.stack.folder, "ro")
    trial.note("the disk is read-only")
    await kill_a_worker(trial)
    await asyncio.sleep(trial.seconds / 2)
    await _remount(trial.stack.folder, "rw")


async def take_descriptors(trial: Trial) -> None:
    """Let the site's workers open two files more than they have open now, for half the time."""
    await asyncio.sleep(trial.seconds / 4)
    before = {}
    for worker in workers_of(trial):
        before[worker] = resource.prlimit(worker, resource.RLIMIT_NOFILE)
        few = len(files_of(worker)) + _SPARE_FILES
        resource.prlimit(worker, resource.RLIMIT_NOFILE, (few, before[worker][1]))
    trial.note("file descriptors are short")
    await asyncio.sleep(trial.seconds / 2)
    for worker, limits in before.items():
        resource.prlimit(worker, resource.RLIMIT_NOFILE, limits)


async def move_the_clock(trial: Trial) -> None:
    """Let the clock jump a day ahead, then two days back."""
    for shift in ("+86400", "-86400"):
        await asyncio.sleep(trial.seconds / 4)
        (trial.stack.folder / "clock").write_text(shift, "ascii")
        trial.note(f"the clock jumps to {shift} s")
        answer = await asyncio.to_thread(ask, trial.stack.port, page("/en/"))
        moved = parsedate_to_datetime(answer.headers["Date"]).timestamp() - time.time()
        assert abs(moved - int(shift)) < _ROUGHLY_SECONDS, f"the clock moved by {moved} s"


def clock_environment(folder: Path) -> dict[str, str]:
    """Return the environment in which the clock follows a file."""
    (folder / "clock").write_text("+0", "ascii")
    return {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def mount_small(folder: Path) -> None:
    """Put a small disk of memory at a folder; only root may."""
    tool = shutil.which("mount") or "/bin/mount"
    arguments = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    subprocess.run([tool, *arguments], check=True, capture_output=True)  # noqa: S603


def unmount(folder: Path) -> None:
    """Take it away."""
    tool = shutil.which("umount") or "/bin/umount"
    subprocess.run([tool, "-l", str(folder)], check=True, capture_output=True)  # noqa: S603


async def _remount(folder: Path, how: str) -> None:
    tool = shutil.which("mount") or "/bin/mount"
    process = await asyncio.create_subprocess_exec(tool, "-o", f"remount,{how}", str(folder))
    assert await process.wait() == 0
