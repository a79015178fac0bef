"""What the page of numbers shows: its tables and their columns, and whatever its template names.

A name that a page shows and that is not in `data/` is a problem at start, so that no page misses a
number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

HOTLINE, POLICE, RATES, LANGUAGES, LEARNERS = (
    "hotline",
    "police",
    "rates-2024",
    "languages",
    "learners",
)
# The columns that the page shows of each table, and whether each row must have a value there.
SERIES: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        HOTLINE: {
            "year": True,
            "measure": False,
            "contacts": False,
            "cases": False,
            "people": False,
            "source": False,
        },
        POLICE: {
            "year": True,
            "offenses": False,
            "places": False,
            "system": True,
            "source": True,
        },
        RATES: {"state": True, "rate": True, "low": False, "high": False, "source": True},
        LANGUAGES: {
            "language": True,
            "speakers": True,
            "margin": True,
            "limited_english": True,
            "source": True,
        },
        LEARNERS: {"language": True, "source": True},
    }
)
# What the page says of a whole table, and what to type into its entry of datapackage.json.
DESCRIBED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        RATES: {"period": '"period": "2024"'},
        LANGUAGES: {"period": '"period": "2018"', "from_age": '"from_age": 5'},
    }
)


@dataclass(frozen=True)
class PageFacts:
    """What a template names: ids of figures and statements, parts of quotes, and its sentences.

    A part is the id of a statement and the name of one of its `parts`.
    """

    figures: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    sentences: frozenset[str] = frozenset()


NO_FACTS = PageFacts()
