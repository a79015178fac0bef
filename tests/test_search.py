"""The search index: words of the reader's language, English words, towns and names."""

import re

import pytest
from markupsafe import Markup

from tests.sites import FunctionTranslator, fixture_app, make_app
from webapp.pages import search
from webapp.pages.app import App
from webapp.pages.search_words import DANGER, WORDS


def make_index(app: App, code: str) -> Markup:
    """Return the index as a page contains it: a line for each target."""
    with app.test_request_context():
        app.set_locale(code)
        return search.build_index(app.data)


def test_index_has_escaped_translations_and_english_words_on_each_line() -> None:
    hostile = FunctionTranslator(
        fixture_app().locales["so"], lambda _: 'hoy,\n@boston="><b>sariir</b>'
    )
    app = make_app(translators={"so": hostile})
    index = make_index(app, "so")
    assert not {"<", '"'} & {*index}
    lines = index.unescape().splitlines()
    translated = 'hoy, @boston="><b>sariir</b>'
    native = f"{WORDS['native']}, {translated}, bay nation, ba'ynak"
    for target, words in {**WORDS, "!": f"{DANGER}, 911", "native": native}.items():
        assert f"{target}={translated}, {words}" in lines


@pytest.mark.promise("T10")
def test_index_is_not_shown() -> None:
    html = fixture_app().test_client().get("/en/find/").text
    assert html.count("rape kit") == 1
    assert re.search('data-index="[^"]*rape kit', html)
