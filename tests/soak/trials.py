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

from tests.serving.stack import Stack, stand
from tests.soak import faults
from tests.soak.askers import Told, ask_again_and_again, hold
from webapp.settings import ROOT


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
    """How many visitors come, and for how long."""

    asking: int = 200
    slow: int = 400
    seconds: float = 60


@dataclass(frozen=True)
class Outcome:
    """What a trial showed."""

    name: str
    told: Told
    trial: faults.Trial

    @property
    def lost(self) -> list[str]:
        """Return what failed and was not in flight on a killed worker."""
        return [how for _, port, how in self.told.failed if port not in self.trial.on_killed]

    @property
    def excused(self) -> int:
        """Return how many requests were in flight on a killed worker."""
        return len(self.told.failed) - len(self.lost)

    @property
    def silence(self) -> float:
        """Return the longest time without any answer after the first fault, in seconds."""
        began = self.trial.happened[0][0] if self.trial.happened else 0
        times = [began, *(when for when, _ in self.told.answered if when > began)]
        return max((b - a for a, b in pairwise(sorted(times))), default=0) if began else 0

    def line(self) -> str:
        """Return the figures in one line."""
        spans = sorted(span for _, span in self.told.answered) or [0.0]
        last = spans[int(len(spans) * 0.99)]
        return (
            f"{self.name:12} {len(spans):7} answered {len(self.lost):4} failed "
            f"{self.excused:4} in flight on a killed worker {self.told.retried:4} asked again "
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


def run_trial(name: str, crowd: Crowd, *, nginx: bool) -> Outcome:
    """Run one trial from start to end."""
    with _place(on_small_disk=name in NEEDS_A_DISK) as folder, _data() as data:
        environment = {"TMPDIR": str(folder), "SITE_DATA": str(data), "HOST": "127.0.0.1"}
        if name == "clock":
            environment |= faults.clock_environment(folder)
        # A log that is open for writing would keep a disk from becoming read-only.
        logs = data.parent if name == "read-only" else folder
        with stand(folder, environment, nginx=nginx, logs=logs) as stack:
            stack.wait_until_pages_come()
            trial = faults.Trial(stack, data, crowd.seconds)
            told = asyncio.run(_visit(stack, trial, crowd, TRIALS[name]))
    return Outcome(name, told, trial)


async def _visit(stack: Stack, trial: faults.Trial, crowd: Crowd, fault: faults.Fault) -> Told:
    told = Told()
    until = time.monotonic() + crowd.seconds
    slow = [asyncio.create_task(hold(stack.port, told, until)) for _ in range(crowd.slow)]
    async with asyncio.TaskGroup() as group:
        group.create_task(fault(trial))
        for number in range(crowd.asking):
            group.create_task(ask_again_and_again(stack.port, told, until, number))
    await asyncio.gather(*slow)
    return told


@contextmanager
def _place(*, on_small_disk: bool) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    if on_small_disk:
        faults.mount_small(folder)
    try:
        yield folder
    finally:
        if on_small_disk:
            faults.unmount(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(ROOT / "data", Path(folder) / "data"))
