"""Every route in every locale keeps the rules of the house."""

from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from tests.client import PageClient, in_order
from tests.routes import all_paths, page_rules, paths_of
from tests.running import APP, CONTENT
from webapp.languages.locales import LOCALES


@pytest.mark.parametrize("path", all_paths(APP, CONTENT))
def test_page_keeps_the_rules(pages: PageClient, path: str) -> None:
    assert pages.page(path).main


def test_every_route_is_a_page_or_is_named_here() -> None:
    others = {r.rule for r in APP.url_map.iter_rules()} - {r.rule for r in page_rules(APP)}
    assert others == {"/", "/tables/<table:name>.csv"}


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_tell_pages_apart(pages: PageClient, locale: str) -> None:
    titles = defaultdict(list)
    for rule in page_rules(APP):
        for path in paths_of(rule, locale, CONTENT):
            if "?" not in path:
                titles[pages.page(path).title].append(path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_internal_link_and_fragment_resolves(pages: PageClient, locale: str) -> None:
    ids: dict[str, set[str]] = {}
    waiting, links = [f"/{locale}/"], set()
    while waiting:
        path = waiting.pop()
        if path in ids:
            continue
        if path.startswith("/tables/"):
            assert pages.client.get(path).status_code == 200
            ids[path] = set()
            continue
        page = pages.page(path)
        ids[path] = {str(e.attrs["id"]) for e in in_order(page.root.root) if e.attrs.get("id")}
        for link in page.all("a"):
            parts = urlsplit(str(link.attrs["href"]))
            if parts.scheme or not parts.path:
                continue
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            links.add((path, target, parts.fragment))
            # Two answers deep is enough: deeper pages are built by the same counts.
            is_deep = target.count("=") > 1
            if target not in ids and not is_deep and target.startswith((f"/{locale}/", "/tables/")):
                waiting.append(target)
    missing = {(a, b, c) for a, b, c in links if c and b in ids and c not in ids[b]}
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
def test_a_missing_page_answers_in_the_readers_language(pages: PageClient, locale: str) -> None:
    page = pages.page(f"/{locale}/nothing-here/", status=404)
    assert page.all("aside.now a.act")
    assert page.all(".urgent a.act")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_unknown_answer_is_not_found(pages: PageClient, locale: str) -> None:
    pages.page(f"/{locale}/resources/?where=atlantis", status=404)
    pages.page(f"/{locale}/resources/nobody/", status=404)
