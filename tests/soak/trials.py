"""One trial: a fresh site, visitors, a fault; and what the visitors met."""

import asyncio
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.served import site_environment
from tests.serving.ahead import keep_pages
from tests.serving.faulty import let_workers_stop
from tests.serving.shown import SETTINGS
from tests.serving.stack import start_stack
from tests.soak import disks, faults
from tests.soak.askers import PAGES, Tally, ask_again_and_again, hold
from webapp.app import create_app
from webapp.settings import read_settings

NOTHING: Mapping[str, str] = {}
BUILDS = {"SITE_BUILDS": "1"}  # as at a host


async def _nothing(_trial: faults.Trial) -> None:
    """Let nothing go wrong."""


TRIALS: Mapping[str, faults.Fault] = {
    "calm": _nothing,
    "kill": faults.kill_workers,
    "reload": faults.reload_twice,
    "restart": faults.restart,
    "in turn": faults.in_turn,
    "disk full": faults.fill_the_disk,
    "read-only": faults.lock_the_disk,
    "descriptors": faults.take_descriptors,
    "clock": faults.move_the_clock,
}
NEEDS_A_DISK = {"disk full", "read-only"}


@dataclass(frozen=True)
class Crowd:
    """How many visitors come, for how long, and how long each rests between two pages."""

    asking: int = 200
    slow: int = 400
    seconds: float = 60
    pause: float = 0


@dataclass(frozen=True)
class Outcome:
    """What a trial showed."""

    name: str
    trial: faults.Trial

    @property
    def tally(self) -> Tally:
        """Return what the visitors met."""
        return self.trial.tally

    @property
    def lost(self) -> list[str]:
        """Return what failed and was not in flight on a killed worker."""
        return [how for _, port, how in self.tally.failed if port not in self.trial.on_killed]

    @property
    def excused(self) -> int:
        """Return how many requests were in flight on a killed worker."""
        return len(self.tally.failed) - len(self.lost)

    @property
    def silence(self) -> float:
        """Return the longest time without any answer after the first fault, in seconds."""
        began = self.trial.happened[0][0] if self.trial.happened else 0
        times = [began, *(when for when, _ in self.tally.answered if when > began)]
        return max((b - a for a, b in pairwise(sorted(times))), default=0) if began else 0

    def line(self) -> str:
        """Return the figures in one line."""
        spans = sorted(span for _, span in self.tally.answered) or [0.0]
        last = spans[int(len(spans) * 0.99)]
        return (
            f"{self.name:12} {len(spans):7} answered {len(self.lost):4} failed "
            f"{self.excused:4} in flight on a killed worker {self.tally.retried:4} asked again "
            f"p50 {statistics.median(spans) * 1000:6.0f} ms  p99 {last * 1000:6.0f} ms  "
            f"longest {spans[-1]:5.1f} s  silence {self.silence:4.1f} s"
        )


def reason_to_leave_out(name: str) -> str:
    """Say why a trial cannot be made here, or nothing."""
    if name in NEEDS_A_DISK and os.geteuid() != 0:
        return "only root may mount a small disk"
    if name == "clock" and faults.FAKETIME is None:
        return "libfaketime is not installed (apt install libfaketime)"
    return ""


def run_trial(
    name: str, crowd: Crowd, *, nginx: bool, settings: Mapping[str, str] = NOTHING
) -> Outcome:
    """Run one trial from start to end."""
    with _place(on_small_disk=name in NEEDS_A_DISK) as folder, _data() as data:
        environment = {
            **site_environment(),
            **let_workers_stop(data.parent / "standstill"),
            "TMPDIR": str(folder),
            "SITE_DATA": str(data),
            "CACHE_DIRECTORY": str(data.parent / "pages"),
            "HOST": "127.0.0.1",
            **BUILDS,
            **settings,
        }
        if name == "clock":
            environment |= faults.clock_environment(folder)
        given = read_settings({**os.environ, **environment})
        keep_pages(create_app(given), PAGES, environment)  # as `deploy/update` builds all of them
        # A log that is open for writing would keep a disk from becoming read-only.
        logs = data.parent if name == "read-only" else folder
        with start_stack(folder, environment, nginx=nginx, logs=logs) as stack:
            stack.wait_until_pages_come()
            trial = faults.Trial(stack, data, crowd.seconds, crowd.asking)
            asyncio.run(_visit(trial, crowd, TRIALS[name]))
    return Outcome(name, trial)


async def _visit(trial: faults.Trial, crowd: Crowd, problem: faults.Fault) -> None:
    """Let the slow come first, then those who ask; it is over when all has happened."""
    port, tally = trial.stack.port, trial.tally
    over = asyncio.Event()
    slow = [asyncio.create_task(hold(port, tally)) for _ in range(crowd.slow)]
    try:
        await faults.until(lambda: tally.slow_held >= crowd.slow, "the slow find no way in")
        async with asyncio.TaskGroup() as group:
            for number in range(crowd.asking):
                group.create_task(ask_again_and_again(port, tally, over, number, crowd.pause))
            end = time.monotonic() + crowd.seconds
            await problem(trial)
            await trial.let_pass(max(0.0, end - time.monotonic()))
            over.set()
    finally:
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)


@contextmanager
def _place(*, on_small_disk: bool) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    if on_small_disk:
        disks.mount_small(folder)
    try:
        yield folder
    finally:
        if on_small_disk:
            disks.unmount(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(SETTINGS.data, Path(folder) / "data"))
