"""What every page says of the site itself, as `data/site.yaml` sets it."""

import pytest

from tests.client import client_for
from tests.routes import sample_paths
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


@pytest.mark.promise("F12")
@pytest.mark.parametrize(
    "unset", [{"operator": "unknown"}, {"independent": "unknown"}, {"money": []}]
)
def test_site_that_does_not_say_who_runs_it_is_a_trial_copy(unset: dict[str, object]) -> None:
    notice = "This is a trial copy. Nobody runs it for the public yet."

    client = client_for({"site": unset})

    assert notice in client.get("/en/nothing-here/").text
    assert notice in render_in_all_languages(client.app, "fault")


@pytest.mark.promise("H9")
@pytest.mark.parametrize("records", ["none", "host"])
def test_page_says_whether_the_host_may_keep_records(records: str) -> None:
    warning = "The company that serves these pages may keep a record of your visit."
    promise = "This site sets no cookies and keeps no record of your visit."

    client = client_for({"site": {"records": records}})

    for path in ("/en/", "/en/safety/", "/en/nothing-here/"):
        text = client.get(path).text
        assert (promise in text, warning in text) == (records == "none", records == "host")
    assert (warning in render_in_all_languages(client.app, "fault")) == (records == "host")
