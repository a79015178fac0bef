"""A number that stays off is found in whatever way somebody groups it, and nothing else is."""

from pathlib import Path

import pytest

from tests.content.damaging import append
from tests.sites import FIXTURE_DAY
from webapp.content.forbidden import looks_like
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError

WRITTEN = ("+18005550178", "1-800-555-0178", "(800) 555-0178", "800.555.0178", "8005550178")
FILES = ("organizations/coast.yaml", "verified_numbers.yaml", "site.yaml", "series/hotline.csv")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("written", WRITTEN)
def test_number_that_stays_off_is_nowhere(data_copy: Path, file: str, written: str) -> None:
    append(f"\n# {written}\n")(data_copy / file)
    with pytest.raises(ProblemsFoundError, match=r"\+18005550178 stays off since 2025-04-01"):
        load(data_copy, FIXTURE_DAY)


@pytest.mark.parametrize(
    ("number", "text", "is_found"),
    [
        ("+18005550178", "800-555-01780", False),
        ("+18005550178", "9800-555-0178", False),
        ("+18005550178", "555-0178", False),  # of another state: the area code decides
        ("+12075550177", "555-0177", True),
        ("+12075550177", "(207)555 0177", True),
        ("+12075550177", "800-555-0177", False),
        ("+12075550177", "(800) 555-0177", False),
        ("55555", "send to 55555.", True),
        ("55555", "155555", False),
        ("55555", "55-555", False),
    ],
)
def test_numbers_are_found_and_their_neighbours_are_not(
    number: str, text: str, *, is_found: bool
) -> None:
    assert bool(looks_like(number).search(text)) is is_found
