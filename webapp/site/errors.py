"""One handler and one template for every status, in the reader's language."""

import logging
import sys
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, g, make_response, request
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import RequestRedirect

from webapp.settings import LEAVE_TO
from webapp.site.addresses import page_address
from webapp.site.pagemodels.errors import build_error
from webapp.site.rendering import Site, render

LAST_RESORT = (
    "<!doctype html><html lang=en dir=ltr><meta charset=utf-8>"
    "<meta name=viewport content='width=device-width'><title>Local Data &amp; Resources</title>"
    f"<p><a href={LEAVE_TO} rel='noreferrer noopener'>Leave this site now</a></p>"
    "<h1>This page does not work right now</h1>"
    "<p>It is not your fault. You can try again in a few minutes.</p>"
)


def init_app(app: Flask, site: Site) -> None:
    """Answer every exception with a page that says what can be done now."""
    logger = logging.getLogger("webapp")

    @app.before_request
    def mend_address() -> Response | None:
        # Werkzeug would answer with the visitor's Host header in the address and in the body.
        fault = request.routing_exception
        if isinstance(fault, RequestRedirect):
            path = urlsplit(fault.new_url).path
            return redirect_within(path, HTTPStatus.PERMANENT_REDIRECT)
        return None

    @app.errorhandler(HTTPException)
    def answer(error: HTTPException) -> Response:
        if error.response is not None and error.code is None:
            return make_response(error.response)
        status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
        words = g.get("words") or site.words["en"]
        # The links to other languages lead to their start: nothing of the address is repeated.
        start = page_address(words.locale.code, "home")
        response = render(site, words, "error", build_error(status, words), path=start)
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


def redirect_within(path: str, status: HTTPStatus) -> Response:
    """Answer with a redirect whose address has no host and whose body is empty."""
    response = make_response("", status)
    response.autocorrect_location_header = False
    response.headers["Location"] = "/" + path.lstrip("/")
    return response
