"""Whoever starts at `/` can reach every page by links alone, and no link leads to nothing."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask, abort, request

from tests.sites import RunningSite, fixture, live, run
from webapp.content.service_filters import FACETS, Filters, count, options
from webapp.content.services import Status
from webapp.content.slugs import slug_of
from webapp.site.addresses import PACKAGE, list_address, table_address

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
DOUBLE = re.compile(r"/resources/(?!any/)[^/]+/(?!any/)[^/]+/$")
SITES = pytest.mark.parametrize("kind", [live, fixture])


@dataclass
class Walk:
    """What was found on the way, and what leads to nothing."""

    reached: set[str] = field(default_factory=set)
    broken: set[tuple[str, str]] = field(default_factory=set)


def walk(app: Flask, unasked: tuple[str, ...] = ()) -> Walk:
    """Follow the links of one language from the start; those to other languages are only asked.

    Of the questions one answer at a time is followed: together they have thousands. Below what is
    unasked all is taken to be there.
    """
    client, found = app.test_client(), Walk()
    start = client.get("/").headers["Location"]
    known, waiting = {start}, [("/", start)]
    while waiting:
        before, path = waiting.pop()
        if path.startswith(unasked):
            found.reached.add(path)
            continue
        response = client.get(path)
        if response.status_code != 200:
            found.broken.add((before, path))
            continue
        found.reached.add(path)
        if not path.startswith(start):
            continue
        for link in links_in(response.get_data(as_text=True)):
            if link not in known and not DOUBLE.search(link):
                known.add(link)
                waiting.append((path, link))
    return found


def links_in(html: str) -> Iterable[str]:
    """Return where the links of a page lead on this site, without the place in the page."""
    for href in LINK.findall(html):
        parts = urlsplit(unescape(href))
        if not parts.scheme and parts.path:
            yield parts._replace(fragment="").geturl()


def addresses_of(site: RunningSite) -> set[str]:
    """Return the addresses that a site has; of closed services only those who knew them ask."""
    at_work = [
        slug_of(service.id)
        for service in site.content.services.values()
        if service.status is not Status.CLOSED
    ]
    found = {PACKAGE, *(table_address(name) for name in site.content.tables())}
    for rule in site.app.url_map.iter_rules():
        if "locale" not in rule.arguments:
            continue
        if rule.endpoint == "narrowed":
            found |= {
                list_address(code, filters) for code in site.locales for filters in single(site)
            }
            continue
        for code in site.locales:
            path = rule.rule.replace("<site_locale:locale>", code)
            if rule.endpoint == "door":
                found |= {path.replace("<door:number>", door) for door in site.content.doors}
                continue
            kept = at_work if "written" in rule.arguments else [""]
            found |= {path.replace("<listing:written>", field) for field in kept}
    assert not [path for path in found if "<" in path], "say here which addresses a route has"
    return found


def single(site: RunningSite) -> list[Filters]:
    """Return each answer by itself that finds somebody."""
    answers = ((facet, word) for facet in FACETS for word in options(facet, site.content))
    choices = (Filters(**{facet: word}) for facet, word in answers)
    return [filters for filters in choices if count(site.content, filters)]


@SITES
def test_every_page_and_table_is_reached_from_the_start(kind: Callable[[], RunningSite]) -> None:
    site = kind()
    # An address is there in all languages or in none: of the larger site one language is enough.
    others = [f"/{code}/" for code in site.locales if code != "en"] if kind is live else []
    found = walk(site.app, tuple(others))
    assert found.broken == set()
    assert addresses_of(site) - found.reached == set()


def test_a_page_that_no_page_links_to_is_found() -> None:
    site = run(fixture().settings)
    site.app.add_url_rule("/<site_locale:locale>/orphan/", "orphan", lambda locale: locale)
    missing = addresses_of(site) - walk(site.app).reached
    assert missing >= {f"/{code}/orphan/" for code in site.locales}


def test_a_link_to_nothing_is_found_in_any_language() -> None:
    site = run(fixture().settings)
    lost: list[str] = []

    def lose() -> None:
        if request.path in lost:
            abort(404)

    site.app.before_request(lose)
    for code in ("en", "ar"):
        lost[:] = [f"/{code}/card/"]
        assert [path for _, path in walk(site.app).broken] == lost
