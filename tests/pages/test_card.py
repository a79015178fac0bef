"""The poster, to print and cut out."""

import pytest

from tests.client import client_for
from tests.page import class_names, descendants, element_text
from tests.sites import fixture_app


@pytest.mark.promise("T19")
@pytest.mark.parametrize("operator", ["Island Desk", ""])
def test_poster_strips_show_numbers_but_not_what_they_are_for(operator: str) -> None:
    not_called = (
        "We have not called some of these phone numbers yet to check them."
        " We found them in published sources."
    )
    first_services = [fixture_app().data.services[key] for key in ("shore-line", "coast")]

    client = client_for({"site": {"operator": operator}})

    for page in client.in_all_languages("card/wall/"):
        trial_notice = page.translate("This is a trial copy. Nobody runs it for the public yet.")
        assert (trial_notice in page.main) == (operator == "")
        assert page.translate(not_called) not in page.main
        strips = page.select(".strips > div")
        assert len(strips) == 8
        for strip in strips:
            text = element_text(strip)
            assert "207-555-0100" in text
            assert "1-800-555-0101" in text
            to_say = [element for element in descendants(strip) if "say" in class_names(element)]
            assert len(to_say) == (0 if page.locale.code == "en" else 2)
            for service in first_services:
                assert page.translate_data(f"{service.id}.short", service.short) not in text
