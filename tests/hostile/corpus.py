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

SAMPLE = 150


@cache
def corpus() -> tuple[Case, ...]:
    """Return every case."""
    return tuple(chain(targets(), queries(), fields(), forwarding(), methods(), framing()))


def sample() -> tuple[Case, ...]:
    """Return cases from all over the corpus, the same ones each time."""
    every = max(1, len(corpus()) // SAMPLE)
    return corpus()[::every]
