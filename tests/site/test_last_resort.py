"""The pages that other servers show for us keep the rules of the house, in all languages."""

from collections.abc import Callable
from functools import cache

import pytest
from flask import make_response
from justhtml import JustHTML

from tests.client import (
    check_authorities,
    check_calls,
    check_headers,
    check_links_out,
    check_markup,
    check_nothing_active,
    check_title,
    check_way_out,
    client_of,
)
from tests.markup.structure import find_unclosed_html
from tests.page import Page, text_of
from tests.site.otherwise import otherwise
from tests.sites import RunningSite
from webapp.site.fallback_page import FallbackKind, write_fallback_page

PATH = "/last-resort"


@cache
def last_resort(kind: FallbackKind = FallbackKind.FAULT) -> Page:
    site = otherwise()
    html = write_fallback_page(site.app, site.site, kind)
    assert kind is not FallbackKind.FAULT or html == site.app.fallback_page
    site.app.add_url_rule(PATH, "last", lambda: make_response(html))
    response = site.app.test_client().get(PATH)
    page = Page(PATH, JustHTML(html, sanitize=False), response, site)
    assert not list(find_unclosed_html(page))
    return page


@pytest.mark.parametrize("kind", FallbackKind)
@pytest.mark.parametrize(
    "rule",
    [
        check_authorities,
        check_calls,
        check_headers,
        check_title,
        check_links_out,
        check_nothing_active,
        check_markup,
        check_way_out,
    ],
)
def test_it_keeps_the_rules_of_every_page(rule: Callable[[Page], None], kind: FallbackKind) -> None:
    rule(last_resort(kind))


def test_its_numbers_are_in_the_registry(site: RunningSite) -> None:
    page = last_resort()
    client_of(site).check_numbers(page)
    lines = [
        site.content.services[service_id].phones[0].number
        for service_id in site.content.featured.home[:2]
    ]
    for number in ("911", *lines):
        assert len(page.all(f"a[href='tel:{number}']")) == len(site.locales)


def test_it_speaks_each_language(site: RunningSite) -> None:
    page = last_resort()
    for code, t in site.words.items():
        direction = t.locale.direction
        section = page.all(f"section[lang={code}]")[0]
        assert section.attrs["dir"] == direction
        text, leave = text_of(section), text_of(page.all("#leave")[0])
        assert t.gettext("This page does not work right now").unescape() in text
        assert t.pgettext("safety", "A call is faster than a text.").unescape() in text
        assert t.pgettext("safety", "Leave this site now").unescape() in leave
        assert bool(page.all(f"section[lang={code}] .draft")) == t.coverage.is_draft
        row = page.all(f"a[href='/{code}/']")[0].attrs
        assert (row["lang"], row["hreflang"], row["dir"]) == (code, code, direction)
