"""Every status is a page in the reader's language, and every address that is none leads nowhere."""

import re

import pytest
from flask import g
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup
from werkzeug.exceptions import default_exceptions

from tests.sites import change, fixture, rebuild
from webapp.pages import views
from webapp.pages.errors import write_in_all_languages
from webapp.words.catalogs import Translator
from webapp.words.languages import SOURCE


def check_error_page(code: str, body: str) -> None:
    """An error page is in the reader's language and holds the way out, help and all languages."""
    locales, words = fixture().locales, fixture().translators[code]
    needed = {f'<html lang="{code}" dir="{words.locale.direction}">', words.ugettext("Start page")}
    needed |= {'id="leave"', 'href="tel:911"', 'href="sms:911"'}
    needed |= {f'href="/{each}/" lang="{each}" hreflang="{each}"' for each in locales}
    assert {each for each in needed if each not in " ".join(body.split())} == set()


@pytest.mark.promise("S13")
@pytest.mark.parametrize("status", default_exceptions)
def test_every_status_is_a_page_in_the_readers_language(
    status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_arguments: object) -> str:
        raise default_exceptions[status]("tracer of the fault")

    monkeypatch.setitem(fixture().view_functions, "pages.safety", fail)
    response = fixture().test_client().get("/so/safety/")
    assert response.status_code == status
    check_error_page("so", response.text)
    assert str(status) in response.text
    assert "tracer" not in f"{response.text}{response.headers}"


@pytest.mark.promise("S13")
def test_error_page_is_in_the_readers_language_when_a_card_fails_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object, **_options: object) -> Markup:
        assert g.locale is not SOURCE
        return Markup()

    monkeypatch.setattr(views, "_label", fail)
    response = fixture().test_client().get("/ar/card/")
    assert response.status_code == 500
    assert response.headers["Content-Language"] == "ar"
    check_error_page("ar", response.text)


def test_locale_of_a_request_is_restored_when_a_page_in_all_languages_fails() -> None:
    app = fixture()
    template = "{% call(language) render() %}{{ language.no_such_field }}{% endcall %}"
    with app.test_request_context("/ar/"):
        app.set_locale("ar")
        with pytest.raises(UndefinedError):
            app.jinja_env.from_string(template).render(render=app.render_in_each_language)
        assert (g.locale.code, g.t.locale.code) == ("ar", "ar")


@pytest.mark.promise("S13", "H2")
def test_the_page_of_a_fault_needs_nothing_that_can_fail(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = rebuild()
    monkeypatch.setattr(app.jinja_env, "loader", DictLoader({}))
    monkeypatch.setattr(app.jinja_env, "cache", {})
    monkeypatch.setitem(app.jinja_env.globals, "data", None)
    for name in ("gettext", "pgettext", "ngettext", "npgettext", "translate_data"):
        monkeypatch.setattr(Translator, name, None)
    for code in app.locales:
        for path in ("", "nothing-tracer/", "resources/?tracer"):
            response = app.test_client().get(f"/{code}/{path}", headers={"Cookie": "a=tracer"})
            assert response.status_code == 500
            check_error_page(code, response.text)
            assert "tracer" not in f"{response.text}{response.headers}"
    assert len(caplog.records) == 3 * len(app.locales)
    for record in caplog.records:
        assert re.fullmatch(r"fault route=[a-z.]+ kind=[A-Za-z]+", record.getMessage())
        assert not record.exc_info


@pytest.mark.promise("H7")
@pytest.mark.parametrize("kind", ["start", "missing", "fault"])
def test_a_page_in_all_languages_has_the_numbers_to_call_in_each(kind: str) -> None:
    app, data = fixture(), fixture().data
    html = write_in_all_languages(app, kind)
    for locale in app.locales.values():
        begins = f'<section lang="{locale.code}" dir="{locale.direction}"'
        section = html.partition(begins)[2].partition("</section>")[0]
        for service in (data.emergency, *(data.services[key] for key in data.site.on_every_page)):
            assert f'href="{service.phones[0].href}"' in section


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
def test_nothing_leads_to_a_page_that_is_not_there(path: str) -> None:
    response = fixture().test_client().get(path)
    assert (response.status_code, response.headers.get("Location")) == (404, None)
    assert 'id="leave"' in response.text


@pytest.mark.promise("H9")
@pytest.mark.parametrize("records", ["none", "host"])
def test_a_host_that_may_keep_a_record_is_named_on_every_page(records: str) -> None:
    app = rebuild(data=change(fixture().data, {"site": {"records": records}}))
    warning = "The company that serves these pages may keep a record of your visit."
    for path in ("/en/", "/en/safety/", "/en/nothing/"):
        html = app.test_client().get(path).text
        is_promised = "This site sets no cookies and keeps no record of your visit." in html
        assert (is_promised, warning in html) == (records != "host", records == "host")
    assert (warning in write_in_all_languages(app, "fault")) == (records == "host")
