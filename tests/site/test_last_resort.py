"""The page that other servers show for us keeps the rules of the house, in all languages."""

from collections.abc import Callable
from functools import cache

import pytest
from flask import make_response
from justhtml import JustHTML

from tests.client import (
    WORDS,
    Page,
    PageClient,
    check_authorities,
    check_calls,
    check_headers,
    check_headings,
    check_ids,
    check_links_out,
    check_markup,
    check_nothing_active,
    check_title,
    check_way_out,
    text_of,
)
from tests.running import CONTENT, SETTINGS
from webapp import create_app
from webapp.languages.locales import LOCALES


@cache
def last_resort() -> tuple[Page, PageClient]:
    app = create_app(SETTINGS)
    html = app.extensions["last_resort"]
    app.add_url_rule("/last-resort", "last", lambda: make_response(html))
    client = PageClient(app, CONTENT)
    response = client.client.get("/last-resort")
    check_markup("/last-resort", html)
    return Page("/last-resort", JustHTML(html, sanitize=False), response), client


@pytest.mark.parametrize(
    "rule",
    [check_authorities, check_calls, check_headers, check_headings, check_title, check_ids,
     check_links_out, check_nothing_active, check_way_out],
)  # fmt: skip
def test_it_keeps_the_rules_of_every_page(rule: Callable[[Page], None]) -> None:
    rule(last_resort()[0])


def test_its_numbers_are_in_the_registry() -> None:
    page, client = last_resort()
    client.check_numbers(page)
    assert len(page.all("a[href='tel:911']")) == len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_it_speaks_each_language(locale: str) -> None:
    page, _ = last_resort()
    section = page.all(f"section[lang={locale}]")[0]
    words = WORDS[locale]
    assert section.attrs["dir"] == LOCALES[locale].direction
    assert str(words.gettext("This page does not work right now")) in text_of(section)
    assert str(words.pgettext("safety", "Leave this site now")) in text_of(page.all("#leave")[0])
    row = page.all(f"a[href='/{locale}/']")[0].attrs
    assert (row["lang"], row["hreflang"], row["dir"]) == (locale, locale, LOCALES[locale].direction)
    assert str(words.pgettext("safety", "A call is faster than a text.")) in text_of(section)
