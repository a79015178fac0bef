"""Error pages: each in the language of the reader, also while templates and data fail."""

import re

import pytest
from jinja2 import DictLoader
from werkzeug.exceptions import default_exceptions

from tests.sites import KINDS_IN_ALL_LANGUAGES, fixture_app, make_app
from webapp.pages.errors import render_in_all_languages
from webapp.words.catalogs import Translator
from webapp.words.languages import ENGLISH


def check_error_page(code: str, html: str) -> None:
    """Assert that an error page has its language, the way out, help, and the other languages."""
    locales, translator = fixture_app().locales, fixture_app().translators[code]
    expected = [f'<html lang="{code}" dir="{locales[code].direction}">']
    expected += [translator.ugettext("Start page"), 'id="leave"']
    expected += ['href="tel:911"', 'href="sms:911"']
    expected += [f'href="/{other}/" lang="{other}" hreflang="{other}"' for other in locales]
    assert [part for part in expected if part not in " ".join(html.split())] == []


@pytest.mark.promise("S13")
@pytest.mark.parametrize("status", default_exceptions)
def test_error_page_for_every_status_is_in_language_of_reader(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fixture_app()

    def fail_in_english(**_arguments: str) -> None:
        with app.force_locale(ENGLISH.code):  # as on a card
            raise default_exceptions[status]("secret of the error")

    monkeypatch.setitem(app.view_functions, "pages.safety", fail_in_english)
    response = app.test_client().get("/so/safety/")
    assert response.status_code == status
    check_error_page("so", response.text)
    assert str(status) in response.text
    assert "secret" not in f"{response.text}{response.headers}"


@pytest.mark.promise("S13", "H2")
def test_error_page_is_shown_and_logged_while_templates_and_data_fail(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app()
    monkeypatch.setattr(app.jinja_env, "loader", DictLoader({}))
    monkeypatch.setattr(app.jinja_env, "cache", {})
    monkeypatch.setitem(app.jinja_env.globals, "data", None)
    for name in ("gettext", "pgettext", "ngettext", "npgettext", "translate_data"):
        monkeypatch.setattr(Translator, name, None)
    for code in app.locales:
        for path in ("", "no-such-secret/", "resources/?secret"):
            response = app.test_client().get(f"/{code}/{path}", headers={"Cookie": "a=secret"})
            assert response.status_code == 500
            check_error_page(code, response.text)
            assert "secret" not in f"{response.text}{response.headers}"
    assert len(caplog.records) == 3 * len(app.locales)
    for record in caplog.records:
        assert re.fullmatch(r"fault route=[a-z.]+ kind=[A-Za-z]+", record.getMessage())
        assert not record.exc_info


@pytest.mark.promise("H7")
@pytest.mark.parametrize("kind", KINDS_IN_ALL_LANGUAGES)
def test_page_in_all_languages_has_numbers_to_call_in_each(kind: str) -> None:
    app = fixture_app()
    html = render_in_all_languages(app, kind)
    for locale in app.locales.values():
        start = f'<section lang="{locale.code}" dir="{locale.direction}"'
        section = html.partition(start)[2].partition("</section>")[0]
        for number in ("911", "+12075550100", "+18005550101"):
            assert f'href="tel:{number}"' in section


@pytest.mark.promise("H13")
@pytest.mark.parametrize(
    "path",
    [
        "/en/resources/nothing",
        "/so//resources/nothing/",
        "/tables//nothing.csv",
        "/xx",
        "/en/resources/legal/any/",
        "/en/resources/any/northshire/",
        "/en/go/99",
        "/%2fevil.example",
        "/robots.txt",
        "/en/%00",
    ],
)
def test_missing_page_is_not_redirected(path: str) -> None:
    response = fixture_app().test_client().get(path)
    assert (response.status_code, response.headers.get("Location")) == (404, None)
    assert 'id="leave"' in response.text
