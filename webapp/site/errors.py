"""One handler and one template for every status, in the reader's language."""

import logging
import sys
from http import HTTPStatus

from flask import Flask, Response, g, make_response, request
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import RequestRedirect

from webapp.languages.wording import Wording
from webapp.site.pagemodels.errors import build_error
from webapp.site.rendering import Site, render

LAST_RESORT = (
    "<!doctype html><html lang=en dir=ltr><meta charset=utf-8>"
    "<meta name=viewport content='width=device-width'><title>Local Data &amp; Resources</title>"
    "<h1>This page does not work right now</h1>"
    "<p>It is not your fault. You can try again in a few minutes.</p>"
)


def init_app(app: Flask, site: Site) -> None:
    """Answer every exception with a page that says what can be done now."""
    logger = logging.getLogger("webapp")

    @app.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        if isinstance(error, RequestRedirect):
            return _redirect(error)
        if error.response is not None and error.code is None:
            return make_response(error.response)
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        words: Wording = getattr(g, "words", None) or site.words["en"]
        response = render(site, words, "error", build_error(status, words), path=request.path)
        response.status_code = status
        for name, value in error.get_headers():
            if name in {"Allow", "Retry-After"}:
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def answer_fault(_error: Exception) -> Response:
        kind = sys.exc_info()[0]
        name = kind.__name__ if kind else "Exception"
        # The route and the kind of fault only: no address, no text that a visitor could have sent.
        logger.error("fault route=%s kind=%s", request.endpoint or "none", name)
        try:
            return answer(InternalServerError())
        except Exception:  # noqa: BLE001 - the page of last resort depends on nothing
            response = make_response(LAST_RESORT, HTTPStatus.INTERNAL_SERVER_ERROR)
            response.headers["Content-Type"] = "text/html; charset=utf-8"
            return response


def _redirect(error: RequestRedirect) -> Response:
    """Redirect within the site: Werkzeug would echo the Host header in address and body."""
    path = request.path if request.path.endswith("/") else f"{request.path}/"
    return redirect_within(path, HTTPStatus.PERMANENT_REDIRECT)


def redirect_within(path: str, status: HTTPStatus) -> Response:
    """Answer with a redirect whose address has no host and whose body is empty."""
    response = make_response("", status)
    response.autocorrect_location_header = False
    response.headers["Location"] = "/" + path.lstrip("/")
    return response
