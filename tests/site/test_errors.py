"""Every status that Werkzeug knows is a page in the reader's language, with the way out on it."""

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, default_exceptions

from tests.client import WORDS
from tests.running import SETTINGS
from webapp import create_app
from webapp.languages.locales import LOCALES


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
    assert f'href="/{locale}/resources/ilap/"' in body
    assert body.count('hreflang="') == len(LOCALES)
    assert "marker" not in body + str(response.headers)
    assert str(status) in body
    start = str(WORDS[locale].gettext("Start page"))
    assert start in body
