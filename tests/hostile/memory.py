"""Whether the memory of a served site stays flat while many different addresses are asked."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import islice

from tests.serving.asking import PATIENCE_IN_SECONDS
from tests.serving.processes import PROC, workers_of
from tests.serving.shown import LOCALES, TABLE

WARM = 300  # asked before memory is looked at: allocators and caches of fixed size fill up
LETTERS = 3900  # with more, no page would be asked
FEW = 800
# Of all workers together. Keeping each address would cost 3.1 MB over a few of them.
LARGEST_GROWTH = 1_500_000
_AT_ONCE = 4
_ASKED = {200, 308, 404}  # any other status would not come from a page
_FORMS = (
    "/{locale}/{mark}/",
    "/{locale}/resources/{mark}/",
    "/{locale}/resources/?where={mark}",
    "/{locale}/numbers/?{mark}",
    "/tables/{mark}.csv",
    "/{mark}",
    "/{locale}/resources/{mark}",
    "/{locale}/resources/any/{mark}/",
    TABLE + "?{mark}",
)


def addresses() -> Iterator[str]:
    """Yield addresses without end, long and no two alike, in all languages."""
    locales = list(LOCALES)
    number = 0
    while True:
        form = _FORMS[number % len(_FORMS)]
        locale = locales[number // len(_FORMS) % len(locales)]
        yield form.format(locale=locale, mark=f"zq7{number:07}" + "x" * LETTERS)
        number += 1


def memory_of(pid: int) -> int:
    """Return the bytes of memory that a process holds for itself."""
    for line in (PROC / str(pid) / "status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("this system does not tell the memory of a process")


def measure_growth(port: int, pid: int, count: int) -> int:
    """Return by how many bytes the workers have grown over `count` addresses, after a warm-up."""
    asked = addresses()
    _ask(port, list(islice(asked, WARM)))
    before = {worker: memory_of(worker) for worker in workers_of(pid)}
    _ask(port, list(islice(asked, count)))
    after = {worker: memory_of(worker) for worker in workers_of(pid)}
    assert before.keys() == after.keys(), "a worker has ended"
    return sum(after.values()) - sum(before.values())


def _ask(port: int, paths: list[str]) -> None:
    parts = [paths[start::_AT_ONCE] for start in range(_AT_ONCE)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for asked in pool.map(lambda part: _ask_in_turn(port, part), parts):
            assert asked


def _ask_in_turn(port: int, paths: list[str]) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_IN_SECONDS)) as wire:
        for path in paths:
            headers = {"Accept-Language": path[-900:], "User-Agent": path, "Cookie": f"a={path}"}
            wire.request("GET", path, headers=headers)
            response = wire.getresponse()
            response.read()
            assert response.status in _ASKED, f"{response.status} for {path}"
    return len(paths)
