"""Keeps each page packed for a day, so that `make run` renders it once; granian serves this."""

import gzip
import logging
import sys
from collections.abc import Callable, Iterable
from http import HTTPStatus
from threading import Lock
from wsgiref.types import StartResponse, WSGIEnvironment

import brotli
from click import ClickException
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.wrappers import Request, Response

from webapp import create_app
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App

_log = logging.getLogger("webapp")
type Packed = dict[str, Response]  # by encoding


def create_cached_app() -> "Cache":
    """Return the site as granian serves it, or end the start with each problem on its line."""
    handler = logging.StreamHandler()
    handler.addFilter(logging.Filter("webapp"))  # lines of others may hold a request
    logging.basicConfig(format="%(asctime)s %(message)s", handlers=[handler])
    logging.captureWarnings(capture=True)  # so may warnings
    try:
        return Cache(create_app)
    except ClickException as error:
        sys.exit(f"{error.message}\nThe site does not start until this is mended.")


class Cache:
    """Answers for the app, and for what escapes it, so that the server has nothing to log."""

    def __init__(self, make_app: Callable[[], App]) -> None:
        """Make the app of today; pages say their day, so another day needs another app."""
        self._make_app, self._app, self._lock = make_app, make_app(), Lock()
        self._day, self._pages = self._app.day, dict[str, Packed]()  # by address that is one
        self.fallback_page = write_in_all_languages(self._app, "fault")

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request; its query decides nothing and reaches nobody."""
        environ = {**environ, "QUERY_STRING": ""}
        try:
            response = self._answer(Request(environ))
        except Exception as fault:
            _log.error("fault route=server kind=%s", type(fault).__name__)
            page, given = self.fallback_page, self._app.headers
            response = Response(page, 500, given, mimetype="text/html")
        body, status, headers = response.get_wsgi_response(environ)
        start(status, [*headers, ("Server", "site")])  # granian would name itself
        return [b"".join(body)]

    def _answer(self, request: Request) -> Response:
        (app, pages), environ = self._renew(), request.environ
        is_known = host_is_trusted(environ.get("HTTP_HOST"), app.config["TRUSTED_HOSTS"])
        if request.method not in {"GET", "HEAD"} or not is_known:
            return Response.from_app(app, environ, buffered=True)
        path = environ["PATH_INFO"]
        if path not in pages:
            response = Response.from_app(app, {**environ, "REQUEST_METHOD": "GET"}, buffered=True)
            if response.status_code != HTTPStatus.OK:
                return response
            pages[path] = _pack(response)
        return pages[path][request.accept_encodings.best_match(pages[path], "identity")]

    def _renew(self) -> tuple[App, dict[str, Packed]]:
        """Return the app of today and its pages; one that cannot be made is not tried again."""
        today = self._app.settings.date_today()
        with self._lock:
            if today != self._day:
                self._day = today
                self._app, self._pages = self._make_app(), {}
            return self._app, self._pages


def _pack(response: Response) -> Packed:
    response.vary.add("Accept-Encoding")
    body, headers = response.get_data(), [*response.headers]
    packed = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, mtime=0)}
    return {
        encoding: Response(content, headers=[*headers, ("Content-Encoding", encoding)])
        for encoding, content in packed.items()
    } | {"identity": response}
