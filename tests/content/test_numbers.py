"""A digit that slips in a number is seen, even by one who lets it pass once."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.client import PageClient
from tests.sites import FIXTURE_DAY, RunningSite, run
from webapp.content.loading import load
from webapp.content.verifiednumbers import CALLED, pin, write_verified
from webapp.faults import FaultsFoundError

NUMBER, SLIP = "+18005550101", "+18005550110"


def test_a_slip_in_a_number_is_refused_twice(site: RunningSite, data_copy: Path) -> None:
    path = data_copy / "organizations/coast.yaml"
    path.write_text(path.read_text("utf-8").replace(NUMBER, SLIP), "utf-8")
    with pytest.raises(FaultsFoundError, match=re.escape(f"nobody has verified {SLIP}")):  # 1
        load(data_copy, FIXTURE_DAY)

    slipped = load(data_copy, FIXTURE_DAY, is_verified=False).services.values()
    pins = {
        one.id: [pin(one.id, phone.number, FIXTURE_DAY, "x", CALLED if one.id == "coast" else "x")
                 for phone in one.phones]
        for one in slipped
    }  # fmt: skip
    write_verified(data_copy, pins)  # as somebody who typed the slip twice
    client = PageClient(run(replace(site.settings, data=data_copy)))
    registry = PageClient(site)
    client.numbers, client.shown = registry.numbers, registry.shown
    with pytest.raises(AssertionError, match=re.escape(f"tel:{SLIP}")):  # 2: the rule of the pages
        client.page("/en/resources/coast/")
