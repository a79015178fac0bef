"""Error pages: one template for every status, in the reader's language.

An error page is rendered in a new request context, so it contains nothing of the failed
request. The pages for server errors are rendered at start, so they need nothing that can fail
later.
"""

from functools import cache
from http import HTTPStatus

from flask import Response, g, render_template
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from webapp.pages.app import App
from webapp.pages.assets import shorten_page
from webapp.words.catalogs import Translator
from webapp.words.languages import ENGLISH


def init_app(app: App) -> None:
    """Register a handler that answers every error with a page."""

    @cache
    def render_error(translator: Translator, status: int) -> str:
        with app.test_request_context():
            app.set_locale(translator.locale.code)
            kind = "fault" if HTTPStatus(status).is_server_error else "refused"
            if status == HTTPStatus.NOT_FOUND:
                kind = "missing"
            return render_template("error.html", page="error", kind=kind, status=status)

    @app.errorhandler(HTTPException)
    def handle_error(error: HTTPException) -> Response:
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        response = Response(render_error(g.translator, status), status)
        if isinstance(error, MethodNotAllowed):
            response.allow.update(sorted(error.valid_methods or ()))
        return response

    for code in app.locales:
        render_error(app.translators[code], HTTPStatus.INTERNAL_SERVER_ERROR)


def render_in_all_languages(app: App, kind: str) -> str:
    """Return the page that nginx serves without the app; `kind` is start, missing or fault."""
    with app.test_request_context("/"):
        app.set_locale(ENGLISH.code)
        html = render_template(
            "every_language.html", page="all", kind=kind, render_for_locales=app.render_for_locales
        )
        return shorten_page(html) + "\n"
