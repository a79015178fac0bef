"""Every status that Werkzeug knows is a page in the reader's language, with the way out on it."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from jinja2 import DictLoader
from werkzeug.exceptions import HTTPException, default_exceptions

from tests.client import WORDS
from tests.running import SETTINGS
from webapp import create_app
from webapp.content.loading import Content
from webapp.languages.locales import LOCALES
from webapp.languages.wording import Wording
from webapp.site.rendering import Site
from webapp.site.warming import PageFailsError, warm

LOG_LINE = re.compile(r"fault route=[a-z]+ kind=[A-Za-z]+")


def app_that_raises(error: HTTPException) -> Flask:
    app = create_app(SETTINGS)
    app.testing = False

    def fail(**_arguments: object) -> str:
        raise error

    app.view_functions["safety"] = fail
    return app


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_every_status_is_a_page_in_the_readers_language(status: int, locale: str) -> None:
    error = default_exceptions[status]("marker of the fault")
    response = app_that_raises(error).test_client().get(f"/{locale}/safety/?marker")
    body = response.get_data(as_text=True)
    assert response.status_code == status
    assert f'<html lang="{locale}" dir="{LOCALES[locale].direction}">' in body
    assert 'id="leave"' in body
    assert 'href="tel:911"' in body
    assert 'href="sms:911"' in body
    assert body.count('hreflang="') == len(LOCALES)
    assert "marker" not in body + str(response.headers)
    assert str(status) in body
    start = str(WORDS[locale].gettext("Start page"))
    assert start in body


Damage = Callable[[Flask, pytest.MonkeyPatch], None]


def lose_templates(app: Flask, _patch: pytest.MonkeyPatch) -> None:
    app.jinja_loader = DictLoader({})
    app.jinja_env.loader = DictLoader({})
    assert app.jinja_env.cache is not None
    app.jinja_env.cache.clear()


def break_catalogs(_app: Flask, patch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_values: object) -> None:
        raise ValueError("marker")

    for name in ("gettext", "pgettext", "ngettext", "npgettext", "directory"):
        patch.setattr(Wording, name, fail)


def lose_words(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.extensions["site"], "words", {}, raising=True)


def lose_data(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.extensions["site"].content, "services", {}, raising=True)


@pytest.mark.parametrize("damage", [lose_templates, break_catalogs, lose_words, lose_data])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_fault_needs_nothing_that_can_fail(
    locale: str, damage: Damage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(SETTINGS)
    app.testing = False
    # Frozen by intent; a test may still take away what a fault would.
    monkeypatch.setattr(Site, "__setattr__", object.__setattr__)
    monkeypatch.setattr(Content, "__setattr__", object.__setattr__)
    monkeypatch.setattr(Site, "__delattr__", object.__delattr__)
    monkeypatch.setattr(Content, "__delattr__", object.__delattr__)
    with monkeypatch.context() as patch:
        damage(app, patch)
        for path in (f"/{locale}/", f"/{locale}/nothing-marker/", f"/{locale}/resources/?marker"):
            response = app.test_client().get(path, headers={"Cookie": "a=marker"})
            body = response.get_data(as_text=True)
            assert response.status_code == 500
            assert f'<html lang="{locale}" dir="{LOCALES[locale].direction}">' in body
            assert 'id="leave"' in body
            assert 'href="tel:911"' in body
            assert body.count('hreflang="') == len(LOCALES)
            assert response.headers["Content-Language"] == locale
            assert response.headers["Cache-Control"] == "no-store"
            assert "marker" not in body + str(response.headers)
    assert caplog.messages
    for line in caplog.messages:
        assert LOG_LINE.fullmatch(line), line


def test_a_start_that_cannot_make_a_page_ends_with_its_address() -> None:
    app = create_app(SETTINGS)
    app.testing = False
    warm(app)
    lose_templates(app, pytest.MonkeyPatch())
    with pytest.raises(PageFailsError, match="/so/numbers/"):
        warm(app)
