"""What pages say of laws, as records of laws and lawyers set it."""

import pytest

from tests.client import client_for
from tests.sites import change_record, fixture_app


@pytest.mark.promise("N10")
def test_home_page_fills_numbers_of_law_into_warning() -> None:
    laws = fixture_app().data.laws
    brief = "Since %(made)s they may tell of somebody under %(adult)s."

    client = client_for({}, laws={**laws, "duty": change_record(laws["duty"], brief=brief)})

    assert "Since 2001 they may tell of somebody under 18." in client.get("/en/").main


@pytest.mark.promise("R3")
def test_asking_page_shows_every_law_once_a_lawyer_has_read_all() -> None:
    laws = fixture_app().data.laws
    laws_to_show = {key: change_record(law, needs_lawyer="no") for key, law in laws.items()}

    text = client_for({}, laws=laws_to_show).get("/en/asking/").main

    assert "The guards of the harbor ask nobody for papers." in text
    assert "No lawyer has read this yet." not in text
    assert "a lawyer must check" not in text
