"""The towns of the live site: every county has some, each is a few bytes on the page."""

import gzip

from tests.sites import live
from webapp.site.search_index import build_finder
from webapp.words.languages import SOURCE


def test_every_county_has_towns() -> None:
    content = live().content
    assert content.towns is not None
    assert content.towns.counties.keys() == content.counties.keys()
    assert all(content.towns.counties.values())


def test_words_and_towns_cost_few_bytes() -> None:
    t = live().words[SOURCE.code]
    index = build_finder(live().content, t).index
    assert len(gzip.compress(index.encode("utf-8"))) < 6000
