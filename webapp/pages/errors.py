"""What a request gets instead of a page: one template for every status, in the reader's language.

Such a page is made in a request of its own, so nothing of what was asked can get into it; those
of faults are made at start, so that they need nothing that can fail later. No body is read.
"""

from functools import cache
from http import HTTPStatus

from flask import Response, g, render_template
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from webapp.pages.app import App
from webapp.pages.assets import shorten_page
from webapp.words.catalogs import Translator
from webapp.words.languages import SOURCE


def init_app(app: App) -> None:
    """Answer every fault with a page that says what can be done now."""

    @cache
    def write_page(t: Translator, status: int) -> str:
        with app.test_request_context():
            app.set_locale(t.locale.code)
            kind = "fault" if HTTPStatus(status).is_server_error else "refused"
            if status == HTTPStatus.NOT_FOUND:
                kind = "missing"
            return render_template("error.html", page="error", kind=kind, status=status)

    @app.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        response = Response(write_page(g.t, status), status)
        if isinstance(error, MethodNotAllowed):
            response.allow.update(sorted(error.valid_methods or ()))
        return response

    for t in app.translators.values():
        write_page(t, HTTPStatus.INTERNAL_SERVER_ERROR)


def write_in_all_languages(app: App, kind: str) -> str:
    """Return a page that needs no app to serve it: `start`, `missing` or `fault`."""
    with app.test_request_context("/"):
        app.set_locale(SOURCE.code)
        render_in_each = app.render_in_each_language
        html = render_template(
            "every_language.html", page="all", kind=kind, in_each_language=render_in_each
        )
        return shorten_page(html) + "\n"
