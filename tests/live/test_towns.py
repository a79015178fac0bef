"""The towns of the live site: every county has some, and each is found by its own name."""

from tests.sites import live


def test_every_county_has_towns() -> None:
    content = live().content
    assert content.towns is not None
    assert content.towns.counties.keys() == content.counties.keys()
    assert all(content.towns.counties.values())
