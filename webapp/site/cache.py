"""Keeps each page packed for a day, so that `make run` renders it once; granian serves this."""

import gzip
import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from threading import Lock
from wsgiref.types import StartResponse, WSGIEnvironment

import brotli
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.wrappers import Request, Response

from webapp.site.headers import fixed_headers
from webapp.site.rendering import SiteApp

# Where a request has one of these, its answer may not be the page: 304, 411 or 413.
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_TRANSFER_ENCODING", "CONTENT_LENGTH")
_log = logging.getLogger("webapp")
type Packed = tuple[list[tuple[str, str]], dict[str, bytes]]  # headers, and body by encoding


class Cache:
    """Answers for the app, and for what escapes it, so that the server has nothing to log."""

    def __init__(self, make_app: Callable[[], SiteApp]) -> None:
        """Make the app of today; pages say their day, so another day needs another app."""
        self._make_app, self._app, self._lock = make_app, make_app(), Lock()
        self._day = self._app.site.day
        self._pages: dict[str, Packed] = {}  # of this app, by address; unknown ones have none

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request; its query decides nothing and reaches nobody."""
        environ = {**environ, "QUERY_STRING": ""}
        try:
            response = self._answer(Request(environ))
        except Exception as fault:  # noqa: BLE001 - whatever it is, there is a page for it
            _log.error("fault route=server kind=%s", type(fault).__name__)
            response = self._write_fallback()
        response.headers["Server"] = "site"  # granian would name itself
        body, status, headers = response.get_wsgi_response(environ)
        start(status, headers)
        return [b"".join(body)]

    def _answer(self, request: Request) -> Response:
        (app, pages), environ = self._renew(), request.environ
        hosts = app.config["TRUSTED_HOSTS"]
        is_plain = request.method in {"GET", "HEAD"} and not any(map(environ.get, _CONDITIONS))
        if not is_plain or not host_is_trusted(environ.get("HTTP_HOST"), hosts):
            return Response.from_app(app, environ, buffered=True)
        path = environ["PATH_INFO"]
        if path not in pages:
            response = Response.from_app(app, {**environ, "REQUEST_METHOD": "GET"}, buffered=True)
            if response.status_code != HTTPStatus.OK:
                return response
            pages[path] = _pack(response)
        headers, bodies = pages[path]
        encoding = request.accept_encodings.best_match(bodies)
        if encoding:
            return Response(bodies[encoding], headers=[*headers, ("Content-Encoding", encoding)])
        return Response(gzip.decompress(bodies["gzip"]), headers=headers)

    def _renew(self) -> tuple[SiteApp, dict[str, Packed]]:
        """Return the app of today and its pages; one that cannot be made is not tried again."""
        today = self._app.site.settings.date_today()
        with self._lock:
            if today != self._day:
                self._day = today
                self._app, self._pages = self._make_app(), {}
            return self._app, self._pages

    def _write_fallback(self) -> Response:
        headers = fixed_headers(self._app.site.settings, self._app.site.assets)
        return Response(self._app.fallback_page, 500, headers, mimetype="text/html")


def _pack(response: Response) -> Packed:
    body = response.get_data()
    response.vary.add("Accept-Encoding")
    if tag := response.get_etag()[0]:
        response.set_etag(tag, weak=True)  # it is of the words, so no byte may rely on it
    bodies = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, mtime=0)}
    return [*response.headers], bodies
