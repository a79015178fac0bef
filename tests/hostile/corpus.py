"""All hostile requests in one order that never changes, and a fixed sample of them."""

from functools import cache
from itertools import chain

from tests.hostile.case import Case
from tests.hostile.fields import fields
from tests.hostile.forwarding import forwarding
from tests.hostile.framing import framing
from tests.hostile.methods import methods
from tests.hostile.queries import queries
from tests.hostile.targets import targets

SAMPLE = 140
# What the site once answered with a fault is always among them.
ONCE_BROKEN = (
    "field: If-Modified-Since 8, for a table",
    "forged: SCRIPT_NAME on HEAD of a redirect",
    "target: null, percent, as listing without slash",
    "body: 1000000 bytes, POST",
)


@cache
def corpus() -> tuple[Case, ...]:
    """Return every case."""
    return tuple(chain(targets(), queries(), fields(), forwarding(), methods(), framing()))


def sample() -> tuple[Case, ...]:
    """Return cases from all over the corpus, the same ones each time."""
    every = max(1, len(corpus()) // SAMPLE)
    subjects: dict[str, Case] = {}
    for case in corpus():
        subjects.setdefault(case.subject, case)
    broken = (case for case in corpus() if case.name in ONCE_BROKEN)
    return tuple(dict.fromkeys((*corpus()[::every], *subjects.values(), *broken)))
