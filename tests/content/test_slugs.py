"""Slugs: what an address says in place of an id, so that a history tells of nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import fixture
from webapp.content.services import Need
from webapp.content.slugs import read_slug, slug_of

SERVICES = tuple(fixture().content.services)


@given(identifier=st.text())
def test_a_slug_is_a_letter_and_four_digits_whatever_the_id(identifier: str) -> None:
    assert re.fullmatch(r"[bcdfghjkmnpqrstvwxz][0-9]{4}", slug_of(identifier))


def test_a_slug_never_changes_since_people_keep_addresses() -> None:
    assert slug_of("coast") == "r3527"


def test_needs_have_slugs_of_their_own() -> None:
    assert len({slug_of(need) for need in Need}) == len(Need)


@pytest.mark.parametrize("identifier", SERVICES)
def test_a_slug_is_read_and_nothing_else(identifier: str) -> None:
    assert read_slug(slug_of(identifier), SERVICES) == identifier
    for other in (identifier, slug_of(identifier).upper(), slug_of("nobody"), ""):
        with pytest.raises(KeyError):
            read_slug(other, SERVICES)
