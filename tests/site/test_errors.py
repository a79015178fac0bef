"""Every status that Werkzeug knows is a page in the reader's language, with the way out on it."""

import re
from collections.abc import Callable

import pytest
from flask import request
from jinja2 import DictLoader
from werkzeug.exceptions import default_exceptions

from tests.site.otherwise import otherwise
from tests.sites import RunningSite
from webapp.content.loading import Content
from webapp.site.rendering import Site, SiteApp
from webapp.words.catalogs import Translator
from webapp.words.languages import SiteLocale

LOG_LINE = re.compile(r"fault route=[a-z]+ kind=[A-Za-z]+")


@pytest.fixture(scope="module")
def own() -> SiteApp:
    """Return an app whose page about this device answers with any status that it is asked for."""
    app = otherwise().app
    app.testing = False

    def fail(**_arguments: object) -> str:
        raise default_exceptions[int(request.headers["Wanted"])]("marker of the fault")

    app.view_functions["safety"] = fail
    return app


def check_error_page(site: RunningSite, locale: SiteLocale, body: str) -> None:
    """An error page is in the reader's language and holds the way out, help and all languages."""
    assert f'<html lang="{locale.code}" dir="{locale.direction}">' in body
    assert 'id="leave"' in body
    assert 'href="tel:911"' in body
    assert 'href="sms:911"' in body
    assert body.count('hreflang="') == len(site.locales)
    assert str(site.words[locale.code].gettext("Start page")) in body


@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_every_status_is_a_page_in_the_readers_language(
    site: RunningSite, own: SiteApp, status: int
) -> None:
    for code, locale in site.locales.items():
        sent = {"Wanted": str(status)}
        response = own.test_client().get(f"/{code}/safety/?marker", headers=sent)
        body = response.get_data(as_text=True)
        assert response.status_code == status
        check_error_page(site, locale, body)
        assert "marker" not in body + str(response.headers)
        assert str(status) in body


Damage = Callable[[SiteApp, pytest.MonkeyPatch], None]


def lose_templates(app: SiteApp, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.jinja_env, "loader", DictLoader({}))
    patch.setattr(app.jinja_env, "cache", {})


def break_catalogs(_app: SiteApp, patch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_values: object) -> None:
        raise ValueError("marker")

    for name in ("gettext", "pgettext", "ngettext", "npgettext", "translate_data"):
        patch.setattr(Translator, name, fail)


def lose_data(app: SiteApp, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.site.content, "services", {})


@pytest.mark.parametrize("damage", [lose_templates, break_catalogs, lose_data])
def test_the_page_of_a_fault_needs_nothing_that_can_fail(
    site: RunningSite,
    own: SiteApp,
    damage: Damage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # Frozen by intent; a test may still take away what a fault would.
    for frozen in (Site, Content):
        monkeypatch.setattr(frozen, "__setattr__", object.__setattr__)
        monkeypatch.setattr(frozen, "__delattr__", object.__delattr__)
    for code, locale in site.locales.items():
        for path in (f"/{code}/", f"/{code}/nothing-marker/", f"/{code}/resources/?marker"):
            with monkeypatch.context() as patch:
                damage(own, patch)
                response = own.test_client().get(path, headers={"Cookie": "a=marker"})
            body = response.get_data(as_text=True)
            assert response.status_code == 500
            check_error_page(site, locale, body)
            assert response.headers["Content-Language"] == code
            assert response.headers["Cache-Control"] == "no-store"
            assert "marker" not in body + str(response.headers)
    assert caplog.messages
    for line in caplog.messages:
        assert LOG_LINE.fullmatch(line), line
