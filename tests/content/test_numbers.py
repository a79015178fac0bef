"""A digit that slips in a number is seen, even by one who lets it pass once."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.client import PageClient
from tests.sites import FIXTURE_DAY, RunningSite, run
from webapp.content.loading import load
from webapp.content.phone_verification import CALLED
from webapp.problems import ProblemsFoundError
from workshop.facts.sealed_files import verify_number, write_accepted, write_verified

NUMBER, SLIP = "+18005550101", "+18005550110"


def test_a_slip_in_a_number_is_refused_twice(site: RunningSite, data_copy: Path) -> None:
    path = data_copy / "organizations/coast.yaml"
    path.write_text(path.read_text("utf-8").replace(NUMBER, SLIP), "utf-8")
    with pytest.raises(ProblemsFoundError, match=re.escape(f"nobody has verified {SLIP}")):  # 1
        load(data_copy, FIXTURE_DAY)

    slipped = load(data_copy, FIXTURE_DAY, is_verified=False).services.values()
    entries = {
        service.id: [
            verify_number(
                service.id, phone, FIXTURE_DAY, "x", CALLED if service.id == "coast" else "x"
            )
            for phone in service.phones
        ]
        for service in slipped
    }
    write_verified(data_copy, entries)  # as somebody who typed the slip twice
    write_accepted(data_copy, load(data_copy, FIXTURE_DAY, is_verified=False).critical_facts)
    client = PageClient(run(replace(site.settings, data=data_copy)))
    registry = PageClient(site)
    client.numbers, client.shown = registry.numbers, registry.shown
    with pytest.raises(AssertionError, match=re.escape(f"tel:{SLIP}")):  # 2: the rule of the pages
        client.page("/en/resources/coast/")


@pytest.mark.parametrize(
    ("file", "first", "second"),
    [
        ("law", '"+12075550103"', '"+12075550104"'),  # the help line and an office
        ("coast", f'"{NUMBER}"', '"233733"'),  # a line to call and a code for texts
        ("law", "role: office", "role: help"),
        ("law", "place: Northtown", "place: Southtown"),
    ],
)
def test_a_right_number_in_the_wrong_place_is_refused(
    data_copy: Path, file: str, first: str, second: str
) -> None:
    path = data_copy / f"organizations/{file}.yaml"
    text = path.read_text("utf-8")
    swapped = text.replace(first, "\0").replace(second, first).replace("\0", second)
    assert swapped != text
    path.write_text(swapped, "utf-8")
    with pytest.raises(ProblemsFoundError, match="and here it would become"):
        load(data_copy, FIXTURE_DAY)
