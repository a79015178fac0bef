"""What a request gets instead of a page: one template for every status, in the reader's language.

Such a page is made in a request of its own, so nothing of what was asked can get into it; those
of faults are made at start, so that they need nothing that can fail later. No body is read.
"""

from functools import cache
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Response, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from webapp.pages.app import App
from webapp.pages.assets import shorten_page
from webapp.words.catalogs import Translator
from webapp.words.languages import SOURCE


def init_app(app: App) -> None:
    """Answer every fault with a page that says what can be done now."""

    @cache
    def write_page(t: Translator, status: int) -> str:
        code = t.locale.code
        with app.test_request_context(f"/{code}/"):
            app.speak(code)
            kind = "fault" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused"
            if status == HTTPStatus.NOT_FOUND:
                kind = "missing"
            return render_template("error.html", page="error", kind=kind, status=status)

    @app.before_request
    def mend_address() -> Response | None:
        # Werkzeug would answer with the visitor's Host header in the address and in the body.
        if isinstance(request.routing_exception, RequestRedirect):
            path = urlsplit(request.routing_exception.new_url).path
            return redirect_within(path, HTTPStatus.PERMANENT_REDIRECT)
        return None

    @app.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        allowed = {name: value for name, value in error.get_headers() if name == "Allow"}
        return Response(write_page(g.t, status), status, allowed)

    for t in app.translators.values():
        write_page(t, HTTPStatus.INTERNAL_SERVER_ERROR)


def write_in_all_languages(app: App, kind: str) -> str:
    """Return a page that needs no app to serve it: `start`, `missing` or `fault`."""
    with app.test_request_context("/"):
        app.speak(SOURCE.code)
        html = render_template("every_language.html", kind=kind, in_each_language=app.speak_each)
        return shorten_page(html) + "\n"


def redirect_within(path: str, status: HTTPStatus) -> Response:
    """Answer with a redirect whose address has no host and whose body is empty."""
    return Response(status=status, headers={"Location": "/" + path.lstrip("/")})
