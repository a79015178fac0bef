"""What is measured of a server: processor time, memory, requests and the slowest of them."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.serving.processes import PROC, children_of

WRK = shutil.which("wrk")
_TICKS = 100.0  # a second, as Linux counts for all programs
_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass(frozen=True)
class Load:
    """What one load showed."""

    processor: float  # seconds a request
    requests: float  # a second
    p99: float  # seconds
    errors: str


def family(pid: int) -> list[int]:
    """Return a process and all below it."""
    return [pid, *(below for child in children_of(pid) for below in family(child))]


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a server and its processes have used."""
    return sum(map(_time_of, family(pid)))


def memory(pid: int) -> int:
    """Return the bytes that a server holds, what processes share counted once."""
    return sum(map(_memory_of, family(pid)))


def put_load(port: int, path: str, pid: int, connections: int, seconds: int) -> Load:
    """Let wrk ask for a page as often as it can."""
    assert WRK is not None
    before = processor_time(pid)
    done = subprocess.run(
        [
            WRK,
            "-t1",
            f"-c{connections}",
            f"-d{seconds}",
            "--latency",
            "-H",
            "Accept-Encoding: gzip",
            f"http://127.0.0.1:{port}{path}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    used = processor_time(pid) - before
    asked = re.search(r"(\d+) requests in ([\d.]+)(\w+),", done.stdout)
    last = re.search(r"99%\s+([\d.]+)(\w+)", done.stdout)
    assert asked, done.stdout
    assert last, done.stdout
    wrong = re.findall(r"(?:Socket errors|Non-2xx).*", done.stdout)
    count, span = int(asked[1]), float(asked[2]) * _UNITS[asked[3]]
    slowest = float(last[1]) * _UNITS[last[2]]
    return Load(used / count, count / span, slowest, " ".join(wrong))


def _time_of(pid: int) -> float:
    fields = (PROC / f"{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory_of(pid: int) -> int:
    memory = (PROC / f"{pid}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+)", memory, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def write_folder(folder: Path, path: str, plain: bytes, packed: bytes) -> None:
    """Put a page where nginx finds it."""
    place = folder / path.lstrip("/") / "index.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(plain)
    place.with_name("index.html.gz").write_bytes(packed)
