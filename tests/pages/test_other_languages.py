"""What readers find whose language the site is not in, from the home page to `other/`."""

import pytest
from babel.messages.catalog import Catalog

from tests.client import PageClient, client_for
from tests.page import element_text
from tests.sites import SINGLE_PAGE, change_phone, fixture_app, make_app
from webapp.pages.errors import render_in_all_languages
from webapp.pages.search import list_pages
from webapp.words.catalogs import Translator

# Direction and name of each language without a translation, as CLDR has them.
NAMES = {"ln": ("ltr", "Lingála"), "fa-AF": ("rtl", "دری")}
KHMER = "ខ្មែរ"


@pytest.mark.promise("S14", "W15")
def test_menu_of_inner_page_names_other_languages(client: PageClient) -> None:
    for page in client.in_all_languages("safety/"):
        link = f'.languages a[href="/{page.locale.code}/other/"]'
        for tag, (direction, name) in NAMES.items():
            assert page.texts(f'{link} [lang="{tag}"][dir={direction}]') == [name]
        assert page.texts(f'.languages a[href="/{SINGLE_PAGE}/"]') == [KHMER]


@pytest.mark.promise("S14", "W15")
def test_home_page_counts_other_languages_and_links_each_to_its_entry(client: PageClient) -> None:
    for page in client.in_all_languages(""):
        address = f"/{page.locale.code}/other/"
        *_, link = page.select(".languages a")
        assert link.attrs["href"] == address
        assert element_text(link).endswith(f"+{len(NAMES) + 1}")
        for tag, (direction, name) in NAMES.items():
            entry_link = f'main a[href="{address}#{tag}"]'
            assert page.texts(f'{entry_link} [lang="{tag}"][dir={direction}]') == [name]
            (entry,) = client.get(address).texts(f'[id="{tag}"]')
            assert name in entry
        assert page.texts(f'main a[href="/{SINGLE_PAGE}/"]') == [KHMER]


@pytest.mark.promise("S14")
def test_start_page_in_all_languages_links_other_languages() -> None:
    html = render_in_all_languages(fixture_app(), "start")
    assert 'href="/en/other/"' in html
    assert [tag for tag in NAMES if f'lang="{tag}"' not in html] == []
    assert f'href="/{SINGLE_PAGE}/"' in html


@pytest.mark.promise("S14")
def test_other_languages_page_shows_interpreter_key_of_referral_line() -> None:
    """The referral line is not one of the first lines of the home page here."""
    phone = change_phone("harbor-text", interpreter="yes", interpreter_keys="6")

    client = client_for({"harbor-text": phone, "site": {"referral": "harbor-text"}})

    page = client.get("/en/other/")
    for tag in NAMES:
        (entry,) = page.texts(f'[id="{tag}"]')
        assert "For an interpreter, press 6 and say your language. Call 207-555-0102" in entry


@pytest.mark.promise("S14")
def test_search_finds_single_page_by_its_name_and_other_languages_by_theirs() -> None:
    app = fixture_app()
    with app.test_request_context("/ar/find/"):
        app.set_locale("ar")
        words = {address: names for address, _, names in list_pages(app.data)}

    assert words[f"/{SINGLE_PAGE}/"].split(",") == [KHMER, "Khmer", "الخميرية"]
    assert "Khmer" not in words["/ar/other/"]
    assert "Lingala" in words["/ar/other/"]


@pytest.mark.promise("S14")
def test_single_page_links_full_languages_likeliest_first(client: PageClient) -> None:
    links = client.get(f"/{SINGLE_PAGE}/").links(".chips a")
    assert links == ["/ar/", "/en/", "/so/", "/eo/"]


@pytest.mark.promise("S14")
def test_browser_that_prefers_single_page_language_keeps_the_full_site() -> None:
    headers = {"Accept-Language": f"{SINGLE_PAGE},so;q=0.5"}
    assert fixture_app().test_client().get("/", headers=headers).location == "/so/"


@pytest.mark.promise("W6")
def test_single_page_without_one_message_is_taken_away(caplog: pytest.LogCaptureFixture) -> None:
    complete = fixture_app().translators[SINGLE_PAGE]
    catalog, pot = Catalog(), Catalog()
    for message in complete.messages:
        pot[message.id] = message
        is_lost = message.id == "Day and night"
        catalog.add(message.id, "" if is_lost else message.string, context=message.context)

    app = make_app(translators={SINGLE_PAGE: Translator(catalog, complete.locale, pot)})

    assert app.test_client().get(f"/{SINGLE_PAGE}/").status_code == 404
    assert f"{SINGLE_PAGE} has no page" in caplog.text
    home = app.test_client().get("/en/").text
    assert f'href="/en/other/#{SINGLE_PAGE}"' in home
    assert f'href="/{SINGLE_PAGE}/"' not in home
