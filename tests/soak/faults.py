"""What goes wrong during a trial, and when."""

import asyncio
import os
import resource
import signal
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path

from tests.serving.asking import ask, page
from tests.serving.faulty import STOP_WHEN_ASKED
from tests.serving.processes import files_of, is_stopped, ports_served_by, workers_of
from tests.serving.stack import Stack
from tests.soak import disks
from tests.soak.askers import ASKED_ON_ONE_CONNECTION, PATIENCE_IN_SECONDS, Tally

FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
RELOADED = "The site shows its files as they are now."
_SPARE_FILES = 2
_ROUGHLY_SECONDS = 120


@dataclass
class Trial:
    """A running trial: what stands, where it may write, how long it lasts, what happened."""

    stack: Stack
    data: Path
    seconds: float
    asking: int
    tally: Tally = field(default_factory=Tally)
    happened: list[tuple[float, str]] = field(default_factory=list)
    on_killed: set[int] = field(default_factory=set)

    def note(self, what: str) -> None:
        """Remember that something happened now."""
        self.happened.append((time.monotonic(), what))

    def workers(self) -> list[int]:
        """Return the site's workers."""
        assert self.stack.site is not None
        return workers_of(self.stack.site.pid)

    async def let_pass(self, seconds: float) -> None:
        """Wait for some time, and until the visitors have come once more."""
        visits = len(self.tally.answered) + self.asking * ASKED_ON_ONE_CONNECTION
        await asyncio.sleep(seconds)
        await until(lambda: len(self.tally.answered) >= visits, "nobody is answered")

    async def reload(self) -> None:
        """Reload with sound data, and wait until that is shown."""
        assert self.stack.site is not None
        before = self.stack.written().count(RELOADED)
        self.stack.site.send_signal(signal.SIGHUP)
        self.note("a reload")
        await until(lambda: self.stack.written().count(RELOADED) > before, "no reload")


type Fault = Callable[[Trial], Coroutine[None, None, None]]


async def until(look: Callable[[], bool], lacking: str) -> None:
    """Wait until something is so; raises AssertionError when it never is."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while not look():
        assert time.monotonic() < deadline, lacking
        await asyncio.sleep(0.02)


async def kill_a_worker(trial: Trial) -> None:
    """Kill a worker that has taken a request; whom it serves is read while it stands still."""
    worker = trial.workers()[0]
    os.kill(worker, STOP_WHEN_ASKED)
    await until(lambda: is_stopped(worker), "a worker is asked nothing")
    trial.on_killed |= ports_served_by(worker)
    os.kill(worker, signal.SIGKILL)
    trial.note("a worker is killed")


async def kill_workers(trial: Trial) -> None:
    """Kill one worker, later another."""
    for _ in range(2):
        await trial.let_pass(trial.seconds / 4)
        await kill_a_worker(trial)


async def reload_twice(trial: Trial) -> None:
    """Reload with sound data, then with faulty data."""
    assert trial.stack.site is not None
    await trial.let_pass(trial.seconds / 4)
    await trial.reload()
    await trial.let_pass(trial.seconds / 4)
    (trial.data / "site.yaml").write_text("faulty: yes\n", "utf-8")
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload with faulty data")


async def restart(trial: Trial) -> None:
    """End the site by SIGTERM and start it again, while somebody else holds the door."""
    await trial.let_pass(trial.seconds / 4)
    trial.note("SIGTERM")
    assert await asyncio.to_thread(trial.stack.end_site) == 0
    trial.stack.start_site()


async def in_turn(trial: Trial) -> None:
    """Kill a worker, reload, end the site and start it again."""
    await trial.let_pass(trial.seconds / 5)
    await kill_a_worker(trial)
    await trial.let_pass(trial.seconds / 5)
    await trial.reload()
    await restart(trial)


async def fill_the_disk(trial: Trial) -> None:
    """Leave no byte where anything is written, then kill a worker and reload."""
    assert trial.stack.site is not None
    filler = trial.stack.folder / "filler"
    await trial.let_pass(trial.seconds / 4)
    with filler.open("wb", buffering=0) as sink:
        try:
            while True:
                sink.write(b"a" * 4096)
        except OSError:
            trial.note("the disk is full")
    await kill_a_worker(trial)
    await trial.let_pass(trial.seconds / 4)
    trial.stack.site.send_signal(signal.SIGHUP)
    trial.note("a reload")
    await trial.let_pass(trial.seconds / 4)
    filler.unlink()


async def lock_the_disk(trial: Trial) -> None:
    """Make the disk read-only, then kill a worker; later let it be written again."""
    await trial.let_pass(trial.seconds / 4)
    await disks.remount(trial.stack.folder, "ro")
    trial.note("the disk is read-only")
    await kill_a_worker(trial)
    await trial.let_pass(trial.seconds / 2)
    await disks.remount(trial.stack.folder, "rw")


async def take_descriptors(trial: Trial) -> None:
    """Let the site's workers open two files more than they have open now, for half the time."""
    await trial.let_pass(trial.seconds / 4)
    before = {}
    for worker in trial.workers():
        before[worker] = resource.prlimit(worker, resource.RLIMIT_NOFILE)
        few = len(files_of(worker)) + _SPARE_FILES
        resource.prlimit(worker, resource.RLIMIT_NOFILE, (few, before[worker][1]))
    trial.note("file descriptors are short")
    await trial.let_pass(trial.seconds / 2)
    for worker, limits in before.items():
        resource.prlimit(worker, resource.RLIMIT_NOFILE, limits)


async def move_the_clock(trial: Trial) -> None:
    """Let the clock jump a day ahead, then two days back."""
    for shift in ("+86400", "-86400"):
        await trial.let_pass(trial.seconds / 4)
        (trial.stack.folder / "clock").write_text(shift, "ascii")
        trial.note(f"the clock jumps to {shift} s")
        response = await asyncio.to_thread(ask, trial.stack.port, page("/en/"))
        moved = parsedate_to_datetime(response.headers["Date"]).timestamp() - time.time()
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
