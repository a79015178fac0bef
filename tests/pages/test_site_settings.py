"""What every page says of the site itself, as `data/site.yaml` sets it."""

import re

import pytest

from tests.client import PageClient, client_for
from tests.routes import all_paths, sample_paths
from webapp.pages.errors import render_in_all_languages

CONTACTS = {
    "corrections": "desk@example.org",
    "corrections_phone": "207-555-0111",
    "corrections_post": "Island Desk, P.O. Box, Nowhere",
}
UNSET = {"corrections": "", "corrections_phone": None, "corrections_post": ""}
TELL_US = "Is something wrong here? Tell us, in any language:"
NOBODY_TO_TELL = "Nobody is named yet whom you can tell of an error on this site."
E_MAIL_WARNING = "Do not write about yourself. A copy of your e-mail stays on this device."
ASK_LINE = "If a number does not work, you can ask this line for another:"


@pytest.mark.promise("F12", "H5", "N11")
@pytest.mark.parametrize("field", [*CONTACTS, None])
def test_every_page_shows_only_the_contact_that_is_set(field: str | None) -> None:
    client = client_for({"site": {name: UNSET[name] for name in UNSET if name != field}})

    assert bool(client.app.data.site.unset) == (field is None)
    pages = [*client.in_all_languages("safety/"), *map(client.get, sample_paths(client.app, "en"))]
    for page in pages:
        (box,) = page.texts("#corrections")
        visible = [name for name, contact in CONTACTS.items() if contact in box]
        assert visible == [name for name in CONTACTS if name == field], page.path
        for sentence, context, is_expected in (
            (TELL_US, None, field is not None),
            (E_MAIL_WARNING, "safety", field == "corrections"),
            (ASK_LINE, "safety", True),
        ):
            assert box.count(page.translate(sentence, context)) == is_expected, page.path
        assert page.main.count(page.translate(NOBODY_TO_TELL)) == (field is None), page.path


def test_pages_outside_the_narrative_name_no_other_place(client: PageClient) -> None:
    narrative = ("numbers/", "earlier/", "data/")
    for path in all_paths(client.app, ["en"]):
        if not path.endswith(narrative):
            html = client.get(path).response.text
            assert not re.search("Maine|Wabanaki|Local Data", html), path
    assert "<title>Start · The Island List</title>" in client.get("/en/").response.text
    assert "All of the island: " in client.get("/en/resources/northshire/any/").main
    assert "time zone: Pacific/Apia." in client.get("/en/data/").main


@pytest.mark.promise("F12")
def test_page_in_all_languages_of_a_trial_copy_says_so() -> None:
    client = client_for({"site": {"operator": ""}})

    html = render_in_all_languages(client.app, "fault")

    assert "This is a trial copy. Nobody runs it for the public yet." in html
