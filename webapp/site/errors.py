"""One handler and one template for every status, in the reader's language; no body is read.

The pages for faults are made at start, so that they need nothing that can fail later.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, abort, make_response, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from webapp.site.addresses import page_address
from webapp.site.copy.pages import error_title
from webapp.site.rendering import Site, SiteApp, current_translator, render
from webapp.words.catalogs import Translator


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, and the ways on."""

    title: Markup
    kind: str
    status: int
    home: str
    resources: str


def kind_of(status: int) -> str:
    """Return which words of `parts/errors.html` say what a status means."""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return "missing"
    return "fault" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused"


def init_app(app: SiteApp, site: Site) -> None:
    """Answer every exception with a page that says what can be done now."""
    frozen: dict[str, str] = {}

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
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            return answer_frozen()
        response = render_error(site, current_translator(), status)
        for name, value in error.get_headers():
            if name in {"Allow", "Retry-After"}:
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def answer_fault(_error: Exception) -> Response:
        app.log_fault(sys.exc_info()[0])
        return answer_frozen()

    def answer_frozen() -> Response:
        locale = current_translator().locale
        response = make_response(frozen[locale.code], HTTPStatus.INTERNAL_SERVER_ERROR)
        response.headers["Content-Type"] = "text/html; charset=utf-8"
        response.headers["Content-Language"] = locale.code
        return response

    frozen.update(_freeze_pages(app, site))


def _freeze_pages(app: SiteApp, site: Site) -> Mapping[str, str]:
    """Make the page of a fault in each language; a start that cannot make them ends here."""
    pages = {}
    for code, t in site.translators.items():
        with app.test_request_context(page_address(code, "home")):
            t.as_default()
            response = render_error(site, t, HTTPStatus.INTERNAL_SERVER_ERROR)
            pages[code] = response.get_data(as_text=True)
    return pages


def render_error(site: Site, t: Translator, status: int) -> Response:
    """Return the page of a status in the words of a locale."""
    # The links to other languages lead to their start: nothing of the address is repeated.
    start = page_address(t.locale.code, "home")
    page = ErrorPage(
        title=error_title(status, t),
        kind=kind_of(status),
        status=status,
        home=start,
        resources=page_address(t.locale.code, "resources"),
    )
    response = render(site, t, "error", page, path=start)
    response.status_code = status
    return response


def redirect_within(path: str, status: HTTPStatus) -> Response:
    """Answer with a redirect whose address has no host and whose body is empty."""
    response = make_response("", status)
    response.autocorrect_location_header = False
    response.headers["Location"] = "/" + path.lstrip("/")
    return response


def refuse_large_requests(app: Flask, largest: int) -> None:
    """Answer 413 to a body of more than `largest` bytes, 411 to one that tells no length.

    The body is not read here: reading would wait for a slow visitor, and a broken chunk would
    look like a fault of ours.
    """
    app.config["MAX_CONTENT_LENGTH"] = largest

    @app.before_request
    def refuse_large_request() -> None:
        if "Transfer-Encoding" in request.headers:
            abort(HTTPStatus.LENGTH_REQUIRED)
        if (request.content_length or 0) > largest:
            abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
