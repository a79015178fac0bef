"""Every status is a page in the reader's language, and every address that is none leads nowhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from io import BytesIO
from itertools import product

import pytest
from flask import request
from jinja2 import DictLoader
from werkzeug.exceptions import default_exceptions

from tests.sites import fixture, rebuild
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App
from webapp.words.catalogs import Translator

LOG_LINE = re.compile(r"fault route=[a-z.]+ kind=[A-Za-z]+")


@pytest.fixture(scope="module")
def own() -> App:
    """Return an app whose page about this device answers with any status that it is asked for."""
    app = rebuild()

    def fail(**_arguments: object) -> str:
        raise default_exceptions[int(request.headers["Wanted"])]("marker of the fault")

    app.view_functions["pages.safety"] = fail
    return app


def check_error_page(code: str, body: str) -> None:
    """An error page is in the reader's language and holds the way out, help and all languages."""
    locales, body = fixture().locales, " ".join(body.split())
    assert f'<html lang="{code}" dir="{locales[code].direction}">' in body
    assert 'id="leave"' in body
    assert 'href="tel:911"' in body
    assert 'href="sms:911"' in body
    assert all(f'href="/{each}/" lang="{each}" hreflang="{each}"' in body for each in locales)
    assert fixture().translators[code].words.ugettext("Start page") in body


@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_every_status_is_a_page_in_the_readers_language(own: App, status: int) -> None:
    for code in own.locales:
        sent = {"Wanted": str(status)}
        response = own.test_client().get(f"/{code}/safety/?marker", headers=sent)
        assert response.status_code == status
        check_error_page(code, response.text)
        assert "marker" not in response.text + str(response.headers)
        assert str(status) in response.text


Damage = Callable[[App, pytest.MonkeyPatch], None]


def lose_templates(app: App, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.jinja_env, "loader", DictLoader({}))
    patch.setattr(app.jinja_env, "cache", {})


def break_catalogs(_app: App, patch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_values: object) -> None:
        raise ValueError("marker")

    for name in ("gettext", "pgettext", "ngettext", "npgettext", "translate_data"):
        patch.setattr(Translator, name, fail)


def lose_data(app: App, patch: pytest.MonkeyPatch) -> None:
    patch.setitem(app.jinja_env.globals, "data", None)


@pytest.mark.parametrize("damage", [lose_templates, break_catalogs, lose_data])
def test_the_page_of_a_fault_needs_nothing_that_can_fail(
    damage: Damage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = rebuild()
    damage(app, monkeypatch)
    paths = ("", "nothing-marker/", "resources/?marker")
    for code, path in product(app.locales, paths):
        response = app.test_client().get(f"/{code}/{path}", headers={"Cookie": "a=marker"})
        assert response.status_code == 500
        check_error_page(code, response.text)
        assert response.headers["Content-Language"] == code
        assert response.headers["Cache-Control"] == "no-store"
        assert "marker" not in response.text + str(response.headers)
    assert len(caplog.messages) == len(app.locales) * len(paths)
    for record in caplog.records:
        assert LOG_LINE.fullmatch(record.getMessage())
        assert not record.exc_info


@pytest.mark.parametrize("kind", ["start", "missing", "fault"])
def test_a_page_in_all_languages_has_the_numbers_to_call_in_each(kind: str) -> None:
    app = fixture()
    html = " ".join(write_in_all_languages(app, kind).split())
    lines = [app.data.services[key].phones[0].number for key in app.data.site.first]
    for number in ("911", *lines):
        assert html.count(f'href="tel:{number}"') == len(app.locales)
    leave = html[html.index('id="leave"') : html.index("</nav>")]
    for code, t in app.translators.items():
        begins = html.index(f'<section lang="{code}" dir="{t.locale.direction}">')
        section = html[begins : html.index("</section>", begins)]
        says_so = t.gettext("This page does not work right now") in section
        assert says_so == (kind == "fault")
        assert t.pgettext("safety", "A call is faster than a text.") in section
        assert t.pgettext("safety", "Leave this site now") in leave
        assert ('class="draft"' in section) == t.coverage.is_draft
        assert f'<a href="/{code}/" lang="{code}" hreflang="{code}"' in html


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("fr-CA,eo-FR;q=0.8,en;q=0.5", "eo"),
        ("ar-SY,en;q=0.9", "ar"),
        ("de, SO, en", "so"),
        ("en;q=0.4, ar;q=0.6", "ar"),
        ("tlh, ar;q=0", "en"),
        ("*, x-x-x, ;q=", "en"),
        ("", "en"),
    ],
)
def test_start_leads_to_the_visitors_language(header: str, code: str) -> None:
    response = fixture().test_client().get("/", headers={"Accept-Language": header})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{code}/")
    assert response.data == b""


@pytest.mark.parametrize("path", ["/en", "/so/numbers", "/ar/resources/r3527", "/en/card/wall"])
def test_a_missing_slash_is_mended_without_an_echo(path: str) -> None:
    sent = {"Host": "evil.example"}
    response = fixture().test_client().get(f"{path}?evil", headers=sent)
    assert (response.status_code, response.headers["Location"]) == (308, f"{path}/")
    assert response.data == b""


@pytest.mark.parametrize(
    "path",
    [
        "/en/resources/nothing",
        "/so//resources/nothing/",
        "/tables//nothing.csv",
        "/ar/nothing",
        "/xx",
        "/en/resources/law/nothing",
        "/en/resources/unsure/24",
        "/en/resources/legal/any/",
        "/en/resources/any/northshire/",
        "/en/go/99",
        "/en/card/two",
        "/%2fevil.example",
        "/favicon.ico",
        "/robots.txt",
        "/en/%00",
    ],
)
def test_nothing_leads_to_a_page_that_is_not_there(path: str) -> None:
    response = fixture().test_client().get(path)
    assert response.status_code == 404
    assert "Location" not in response.headers
    assert 'id="leave"' in response.text


class Unreadable(BytesIO):
    """A body that nobody may read."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise AssertionError("somebody has read the body")


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": "1025"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ({"CONTENT_LENGTH": "1024"}, HTTPStatus.METHOD_NOT_ALLOWED),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, HTTPStatus.LENGTH_REQUIRED),
    ],
)
def test_a_large_body_is_refused_unread(environ: dict[str, str], status: int) -> None:
    client = fixture().test_client()
    response = client.post("/eo/", input_stream=Unreadable(), environ_overrides=environ)
    assert response.status_code == status
    check_error_page("eo", response.text)


def test_a_host_that_may_keep_a_record_is_named_on_every_page() -> None:
    data = fixture().data
    site = data.site.model_copy(update={"records": "host"})
    promise = "This site sets no cookies and keeps no record of your visit."
    warned = "The company that serves these pages may keep a record of your visit."
    for app in (fixture(), rebuild(data=replace(data, site=site))):
        is_host = app is not fixture()
        client = app.test_client()
        for path in ("/en/", "/en/safety/", "/en/numbers/", "/en/nothing/"):
            html = client.get(path).text
            assert (warned in html, promise in html) == (is_host, not is_host), path
        for kind in ("start", "missing", "fault"):
            assert (warned in write_in_all_languages(app, kind)) == is_host
