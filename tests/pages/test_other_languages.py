"""What readers find whose language the site is not in, from the home page to `other/`."""

import pytest

from tests.client import PageClient, client_for
from tests.page import element_text
from tests.sites import change_phone, fixture_app
from webapp.pages.errors import render_in_all_languages

# Direction and name of each language, as CLDR has them.
NAMES = {"ln": ("ltr", "Lingála"), "fa-AF": ("rtl", "دری"), "km": ("ltr", "ខ្មែរ")}


@pytest.mark.promise("S14", "W15")
@pytest.mark.parametrize("path", ["languages/", "safety/"])
def test_menu_of_inner_page_names_other_languages(client: PageClient, path: str) -> None:
    for page in client.in_all_languages(path):
        link = f'.languages a[href="/{page.locale.code}/other/"]'
        for tag, (direction, name) in NAMES.items():
            assert page.texts(f'{link} [lang="{tag}"][dir={direction}]') == [name]


@pytest.mark.promise("S14", "W15")
def test_home_page_counts_other_languages_and_links_each_to_its_entry(client: PageClient) -> None:
    for page in client.in_all_languages(""):
        address = f"/{page.locale.code}/other/"
        *_, link = page.select(".languages a")
        assert link.attrs["href"] == address
        assert element_text(link).endswith(f"+{len(NAMES)}")
        for tag, (direction, name) in NAMES.items():
            entry_link = f'main a[href="{address}#{tag}"]'
            assert page.texts(f'{entry_link} [lang="{tag}"][dir={direction}]') == [name]
            (entry,) = client.get(address).texts(f'[id="{tag}"]')
            assert name in entry


@pytest.mark.promise("S14")
def test_start_page_in_all_languages_links_other_languages() -> None:
    html = render_in_all_languages(fixture_app(), "start")
    assert 'href="/en/other/"' in html
    assert [tag for tag in NAMES if f'lang="{tag}"' not in html] == []


@pytest.mark.promise("S14")
def test_other_languages_page_shows_interpreter_key_of_referral_line() -> None:
    """The referral line is not one of the first lines of the home page here."""
    phone = change_phone("harbor-text", interpreter="yes", interpreter_keys="6")

    client = client_for({"harbor-text": phone, "site": {"referral": "harbor-text"}})

    page = client.get("/en/other/")
    for tag in NAMES:
        (entry,) = page.texts(f'[id="{tag}"]')
        assert "Call 207-555-0102 For an interpreter, press 6 and say" in entry
