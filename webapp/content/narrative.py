"""The figures, statements and series that the page of numbers shows.

A name that stands here and not in `data/` is a fault at start, so that no page misses a number.
"""

from collections.abc import Mapping
from types import MappingProxyType

FIGURES = (
    "calls_before_2012",
    "cases_before_2012",
    "calls_2013",
    "calls_2014",
    "sex_cases_2014",
    "labor_cases_2014",
    "calls_to_march_2015",
    "cases_to_march_2015",
    "calls_to_end_2015",
    "cases_to_end_2015",
    "rise_claimed_2012",
    "signals_2023",
    "signals_2023_from_survivors",
    "cases_2023",
    "people_2023",
    "signals_2024",
    "cases_2024",
    "signals_to_2023",
    "calls_to_2023",
    "cases_to_2023",
    "people_to_2023",
    "rate_2024_maine",
    "rate_2024_us",
    "estimate_2015",
    "estimate_2015_full",
    "officers_saw_case_2015",
    "officers_knew_none_2015",
    "offenses_2019",
    "offenses_agencies",
    "served_two_counties_2014",
    "served_dv_2015",
    "served_groups_2018",
    "served_bangor_2021",
    "served_preble_2022",
    "served_safevoices",
    "served_preble_2025",
    "served_preble_counties_2025",
    "served_mecasa",
    "homeless_preble_2025",
    "learners_2024",
)
SERVED = (
    "served_two_counties_2014",
    "served_dv_2015",
    "served_groups_2018",
    "served_bangor_2021",
    "served_preble_2022",
    "served_safevoices",
    "served_preble_2025",
    "served_mecasa",
)
STATEMENTS = (
    "rise_2012",
    "meaning_2019",
    "everywhere_2019",
    "expected_2019",
    "epidemic_2019",
    "span_2019",
    "author_2015",
    "caution_2015",
    "labor_unknown_2015",
    "both_parts_2018",
    "languages_2024",
)
# The columns that the page shows of each table, and whether each row must have a value there.
SERIES: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        "hotline": {
            "year": True, "measure": False, "contacts": False, "cases": False, "people": False,
            "source": False,
        },
        "police": {"year": True, "offenses": True, "source": True},
        "rates-2024": {"state": True, "rate": True, "source": True},
        "languages": {
            "language": True, "speakers": True, "margin": True, "limited_english": True,
            "source": True,
        },
        "learners": {"language": True, "source": True},
    }
)  # fmt: skip
