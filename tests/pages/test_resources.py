"""The list of services, and the page of each service."""

from datetime import date

import pytest

from tests.client import PageClient, client_for
from tests.page import element_text, link_targets
from tests.sites import change_phone, fixture_app
from webapp.facts.fields import Signed


@pytest.mark.promise("P2")
def test_police_are_shown_with_lawyers_in_list_and_on_their_page(client: PageClient) -> None:
    """`check_authorities` checks which lawyers."""
    police = [service for service in fixture_app().data.services.values() if service.is_police]
    for page in client.in_all_languages("resources/"):
        assert len(page.select(".lawyers")) == len(police)
        wait = "A lawyer may need days to call back. If you were trafficked, say so."
        ice = "This office is part of ICE, the immigration police."
        for service in police:
            service_page = client.get(f"/{page.locale.code}/resources/{service.url_code}/")
            cards = page.select(".card")
            (card,) = [card for card in cards if link_targets(card)[:1] == [service_page.path]]
            assert service_page.select(".lawyers")
            for text in (element_text(card), service_page.main):
                assert page.translate(wait, "safety") in text
                is_immigration_police = service.authority == "immigration"
                assert (page.translate(ice, "safety") in text) == is_immigration_police


@pytest.mark.promise("N5", "N7")
def test_service_page_shows_which_of_its_numbers_was_called() -> None:
    call = Signed(date(2025, 3, 1), "AB")

    client = client_for({"law": {"status": "unknown", **change_phone("law", called=call)}})
    text = client.get("/en/resources/law/").main

    called = "Call 207-555-0103, Open Law Somebody called to check this on March 1, 2025. Tuesday"
    in_doubt = "If nobody answers, call 207-555-0100. Newest source: December 2024"
    assert text.index(called) < text.index(in_doubt)
    assert text.index(in_doubt) < text.index("We have not called some of these phone numbers yet")
    assert "We have not called these phone numbers yet" not in text
