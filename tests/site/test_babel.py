"""Flask-Babel as anybody knows it, on the checked catalogs: its calls say what pages say."""

from collections.abc import Callable

import flask_babel
from flask import Flask, render_template_string
from justhtml import JustHTML

from tests.page import Page, text_of
from tests.site.otherwise import otherwise
from tests.site.saying import bare, words_of
from tests.sites import RunningSite, fixture
from webapp.desk.extract import start_catalog
from webapp.words.catalogs import Translator, Words

WAY_OUT = "Way out"
TRANS = "{% trans %}Way out{% endtrans %}"
FALLEN = "span[lang=en][dir=ltr]"


def said_at(app: Flask, path: str, ask: Callable[[], str]) -> str:
    """Return what a call says in a request."""
    with app.test_request_context(path):
        app.preprocess_request()
        return ask()


def test_templates_and_python_say_what_the_request_says(site: RunningSite) -> None:
    for code, t in site.words.items():
        for ask in (lambda: flask_babel.gettext(WAY_OUT), lambda: render_template_string(TRANS)):
            assert said_at(site.app, f"/{code}/", ask) == t.gettext(WAY_OUT)
            assert said_at(site.app, f"/{code}/nothing/", ask) == t.gettext(WAY_OUT)


def test_formats_are_those_of_the_request(site: RunningSite) -> None:
    for code, locale in site.locales.items():
        found = said_at(site.app, f"/{code}/", lambda: str(flask_babel.get_locale()))
        assert found == str(locale.cldr)


def test_a_request_that_chose_no_locale_yet_is_english(site: RunningSite) -> None:
    with site.app.test_request_context("/so/"):
        assert flask_babel.gettext("Local Data & Resources") == "Local Data &amp; Resources"


def test_a_translation_is_text_to_python_and_to_templates() -> None:
    poison = words_of(fixture().locales["so"], lambda message: f"<b>{message}</b>")
    app = otherwise(translators={"so": poison}).app
    for ask in (lambda: flask_babel.gettext(WAY_OUT), lambda: render_template_string(TRANS)):
        assert said_at(app, "/so/", ask) == "&lt;b&gt;Way out&lt;/b&gt;"


def test_only_the_sentence_that_fell_back_is_english(site: RunningSite) -> None:
    english = "The languages of this site"
    locale, catalog = site.locales["so"], start_catalog(site.locales["so"])
    for message in (WAY_OUT, english, "Language"):
        catalog.add(message, "%(nothing)s")
    faulty = Translator(Words(catalog, locale, catalog))
    response = otherwise(translators={"so": faulty}).app.test_client().get("/so/languages/")
    html = response.get_data(as_text=True)
    page = Page("/so/languages/", JustHTML(html, sanitize=False), response, site)
    assert page.all("html")[0].attrs["lang"] == "so"
    assert text_of(page.all(f"h1 {FALLEN}")[0]) == english
    assert page.all("nav.exit")[0].attrs["aria-label"] == WAY_OUT


def test_only_words_that_wait_are_english(site: RunningSite) -> None:
    done, waiting = [door.label for door in site.content.doors.values() if "%" not in door.label][
        :2
    ]
    other = otherwise(translators={"so": bare("so", {done: "Albaab"})})
    for code, fallen in (("so", {waiting}), ("en", set[str]())):
        response = other.app.test_client().get(f"/{code}/")
        html = response.get_data(as_text=True)
        page = Page(f"/{code}/", JustHTML(html, sanitize=False), response, other)
        shown = {text_of(element) for element in page.all(FALLEN)}
        assert shown & {done, waiting, "Albaab"} == fallen
        assert waiting in html
