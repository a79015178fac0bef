"""Every route in every locale keeps the rules of the house."""

import re
from collections import defaultdict

import pytest

from tests.client import PageClient
from tests.page import text_of
from tests.routes import all_paths, page_rules, paths_of
from tests.sites import RunningSite, fixture
from webapp.site.addresses import BUILT, PACKAGE

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]*)#([^"]+)"')
ID = re.compile(r'\sid="([^"]+)"')


@pytest.mark.parametrize("path", all_paths(fixture()))
def test_page_keeps_the_rules(pages: PageClient, path: str) -> None:
    page = pages.page(path)
    assert page.main
    assert page.path == path


def test_every_route_is_a_page_or_is_named_here(site: RunningSite) -> None:
    others = {rule.rule for rule in site.app.url_map.iter_rules()}
    others -= {rule.rule for rule in page_rules(site)}
    assert others == {"/", "/tables/<table:written>.csv", PACKAGE, BUILT}


def test_titles_tell_pages_apart(site: RunningSite) -> None:
    client = site.app.test_client()
    for locale in site.locales:
        titles = defaultdict(list)
        for rule in page_rules(site):
            # A narrowed list has the title of the list: it must not tell more.
            for path in paths_of(rule, locale, site) if rule.endpoint != "narrowed" else ():
                html = client.get(path).get_data(as_text=True)
                titles[re.findall("<title>(.*?)</title>", html)[0]].append(path)
        assert len(titles) > len(site.content.services)
        assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_a_link_to_a_place_in_a_page_finds_it(site: RunningSite) -> None:
    client = site.app.test_client()
    html = {path: client.get(path).get_data(as_text=True) for path in all_paths(site, ["en"])}
    ids = {path: set(ID.findall(text)) for path, text in html.items()}
    links = {
        (path, target.partition("?")[0], place)
        for path, text in html.items()
        for target, place in LINK.findall(text)
        if target
    }
    assert {path.split("/")[2] for _, path, _ in links} == {"numbers", "resources", "sources"}
    assert {link for link in links if link[2] not in ids[link[1]]} == set()


def test_a_missing_page_answers_in_the_readers_language(
    site: RunningSite, pages: PageClient
) -> None:
    for locale in site.locales:
        page = pages.page(f"/{locale}/nothing-here/", status=404)
        assert page.all("main > .hotlines a.act")
        assert page.all(".urgent a.act")


def test_languages_are_open_where_somebody_enters_and_folded_inside(
    site: RunningSite, pages: PageClient
) -> None:
    for locale, found in site.locales.items():
        for path, status in ((f"/{locale}/", 200), (f"/{locale}/nothing-here/", 404)):
            assert not pages.page(path, status=status).all(".languages details")
        inner = pages.page(f"/{locale}/safety/")
        [shown] = inner.all(".languages summary")
        assert text_of(shown).strip() == found.autonym
        assert len(inner.all(".languages details a")) == len(site.locales)
