"""The index of the search: everyday words of each language and English ones, towns, own names."""

import re

import pytest
from markupsafe import Markup

from tests.sites import fixture, rebuild, saying
from webapp.pages import search
from webapp.pages.app import App
from webapp.pages.search_words import DANGER, WORDS


def index_of(app: App, code: str) -> Markup:
    """Return what leads where, a line each, as a page holds it."""
    with app.test_request_context():
        app.set_locale(code)
        return search.index(app.data)


def test_each_line_has_the_words_of_the_language_and_the_english_ones() -> None:
    hostile = saying(fixture().locales["so"], lambda _: 'hoy,\n@boston="><b>sariir</b>')
    app = rebuild(translators={"so": hostile})
    assert not {"<", '"'} & {*index_of(app, "so")}
    lines = index_of(app, "so").unescape().splitlines()
    assert len(lines) == len(index_of(app, "en").splitlines())
    for target, words in {**WORDS, "!": f"{DANGER}, 911"}.items():
        assert f'{target}=hoy, @boston="><b>sariir</b>, {words}' in lines
    assert "@northshire=Northshire,Northtown,Ashbury,Old Mill Landing" in lines


@pytest.mark.promise("T10")
def test_the_words_are_not_shown() -> None:
    page = fixture().test_client().get("/en/find/").text
    assert page.count("rape kit") == 1
    assert re.search('data-index="[^"]*rape kit', page)
