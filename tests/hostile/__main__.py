"""Serve the site, ask it the whole corpus and 20,000 addresses, and say what came back.

`python -m tests.hostile`; ends with 1 when any rule was broken.
"""

import sys
import tempfile
from pathlib import Path

from tests.hostile.case import mark_of
from tests.hostile.corpus import corpus
from tests.hostile.memory import LARGEST_GROWTH, measure_growth
from tests.hostile.trial import try_all
from tests.served import Served, serve
from tests.serving.processes import IS_TOLD
from tests.soak.trials import BUILDS

ADDRESSES = 20_000
LONGEST_IN_SECONDS = 5.0  # on a machine that does nothing else


def say(line: str) -> None:
    """Write one line at once, so that a long run shows how far it is."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run everything against a site of its own; return 1 when a rule was broken."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder), BUILDS) as site:
        result = try_all(site.port, corpus())
        faults = list(result.faults)
        if result.slowest[0] > LONGEST_IN_SECONDS:
            faults.append(f"{result.slowest[1]}: took {result.slowest[0]:.1f} seconds")
        for line in result.lines():
            say(line)
        faults += _try_memory(site)
        if mark_of("")[:3] in site.written():
            faults.append("the server has written down what a visitor sent")
    for fault in faults:
        say(fault)
    return 1 if faults else 0


def _try_memory(site: Served) -> list[str]:
    if not IS_TOLD:
        say("memory: this system does not tell it; run this on Linux")
        return []
    growth = measure_growth(site.port, site.process.pid, ADDRESSES)
    say(f"memory over {ADDRESSES} addresses: {growth / 1_000_000:+.1f} MB in all workers")
    return [f"memory grew by {growth} bytes"] if growth > LARGEST_GROWTH else []


if __name__ == "__main__":
    sys.exit(main())
