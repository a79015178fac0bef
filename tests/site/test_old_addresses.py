"""Addresses that told more than they should: each leads on, to words of our own alone."""

from urllib.parse import urlencode

import pytest

from tests.sites import RunningSite, fixture
from webapp.content.service_filters import FACETS, Filters, options
from webapp.content.services import Need
from webapp.content.slugs import slug_of
from webapp.site.addresses import list_address, service_address, table_address

CONTENT = fixture().content


def lead(path: str) -> str:
    """Return where an address leads for good, having checked that nothing else is said."""
    response = fixture().app.test_client().get(path, headers={"Host": "evil.example"})
    assert response.status_code == 308, path
    assert response.get_data() == b""
    assert "evil" not in str(response.headers)
    there = response.headers["Location"]
    assert fixture().app.test_client().get(there).status_code == 200
    return there


@pytest.mark.parametrize("identifier", CONTENT.services)
def test_a_listing_is_found_by_its_id(site: RunningSite, identifier: str) -> None:
    for code in site.locales:
        address = service_address(code, identifier)
        for asked in ("", "?fbclid=marker"):
            assert lead(f"/{code}/resources/{identifier}/{asked}") == address
        assert identifier not in address


@pytest.mark.parametrize("name", CONTENT.tables())
def test_a_table_is_found_by_its_name(name: str) -> None:
    assert lead(f"/tables/{name}.csv") == table_address(name)


@pytest.mark.parametrize("facet", FACETS)
def test_an_answer_in_words_leads_to_one_that_says_nothing(facet: str) -> None:
    for word in options(facet, CONTENT):
        address = list_address("so", Filters().with_value(facet, word))
        assert (word in address) == (facet not in {"need", "whom"} and word != "wabanaki")
        for written in (word, slug_of(word)) if word not in address else (word,):
            assert lead(f"/so/resources/?{urlencode({facet: written})}") == address


def test_where_and_the_first_other_answer_are_kept_on_the_way() -> None:
    there = lead("/ar/resources/?language=so&need=legal&where=midshire")
    assert there == "/ar/resources/midshire/m7577/"
    assert lead("/ar/resources/?hours=24&by=text&where=midshire") == "/ar/resources/midshire/text/"


@pytest.mark.parametrize("need", Need)
def test_what_else_is_there_leads_nowhere(need: Need) -> None:
    for more in ("&next=//evil.example", "&need=m7577", "&x"):
        assert lead(f"/en/resources/?need={need}{more}") == list_address("en", Filters(need=need))
    client = fixture().app.test_client()
    for more in ("%00", "/"):
        response = client.get(f"/en/resources/?need={need}{more}")
        assert response.status_code == 200
        assert "Location" not in response.headers
