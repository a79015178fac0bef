"""How the app is asked for what is not built: `/` by language, errors, answers not built yet.

Gunicorn's parser and its way of writing a response; nothing of it learns who asks. Where a request
reaches no page, gunicorn would answer with one of its own that repeats the visitor's words, without
the policy: it gets the fallback page.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from gunicorn.http import RequestParser, errors, wsgi
from gunicorn.http.wsgi import Response
from gunicorn.util import http_date

from webapp.serving.starting import Early
from webapp.serving.visitor import Reply
from webapp.site.headers import fixed_headers

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from gunicorn.config import Config

    from webapp.site.rendering import SiteApp

NOBODY = ("", 0)
_HERE = ("localhost", 80)  # what a request without a host name has asked
_END_OF_HEAD = b"\r\n\r\n"
_LONGEST_HEAD = 64 * 1024
_STATUSES: Mapping[type[Exception], HTTPStatus] = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.InvalidHTTPVersion: HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
    errors.ConfigurationProblem: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
}


class NamelessResponse(Response):
    """A response that does not say what serves it."""

    def default_headers(self) -> list[str]:
        """Return the first lines without `Server`."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


class Sink:
    """Is there where gunicorn wants the visitor's socket, and keeps what it writes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.data = b""

    def sendall(self, data: bytes) -> None:
        """Keep it."""
        self.data += data

    send = sendall


class AppBridge:
    """The app behind gunicorn's parser."""

    def __init__(
        self, app: "SiteApp | Early", cfg: "Config", tell: "Callable[[str], None]"
    ) -> None:
        """Take the app, gunicorn's settings, and who writes down the kind of a fault."""
        self._app, self._cfg, self._tell = app, cfg, tell

    def reply_to(self, heard: bytes, *, is_last: bool) -> Reply | None:
        """Answer the first request among these bytes, None while its head is not whole."""
        end = heard.find(_END_OF_HEAD)
        if end < 0 and not self._is_too_long(heard):
            return None
        length = end + len(_END_OF_HEAD) if end >= 0 else len(heard)
        request, sink = None, Sink()
        try:
            request = next(RequestParser(self._cfg, iter([heard[:length]]), NOBODY))
            has_body = _has_body(request)
            response, environ = wsgi.create(
                request, cast("Any", sink), NOBODY, _HERE, self._cfg, NamelessResponse
            )
            if has_body or is_last:
                response.force_close()
            self._answer(response, environ)
        except Exception as fault:  # noqa: BLE001 - whatever it is, there is a page for it
            return self._refuse(fault, request, len(heard))
        return Reply(sink.data, length, response.should_close(), lingers=has_body)

    def _is_too_long(self, heard: bytes) -> bool:
        limit = self._cfg.limit_request_line
        return len(heard) > _LONGEST_HEAD or (len(heard) > limit and b"\r\n" not in heard[:limit])

    def _answer(self, response: Response, environ: "MutableMapping[str, Any]") -> None:
        # gunicorn's types and Flask's differ in words only
        chunks = cast("Any", self._app)(environ, response.start_response)
        try:
            for chunk in chunks:
                response.write(chunk)
            response.close()
        finally:
            if hasattr(chunks, "close"):
                chunks.close()

    def _refuse(self, fault: Exception, request: object, length: int) -> Reply:
        """Answer for a request that reached no page, or whose page failed."""
        if isinstance(fault, errors.NoMoreData):
            fault = errors.LimitRequestHeaders("")  # it was too long to wait for the rest
        status = HTTPStatus.INTERNAL_SERVER_ERROR if request else _status_of(fault)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self._tell(type(fault).__name__)
        has_body = getattr(request, "method", "") != "HEAD"
        app = self._app.app if isinstance(self._app, Early) else self._app
        response = _write_response(app, status, with_body=has_body)
        return Reply(response, length, closes=True, lingers=True)


def _has_body(request: Any) -> bool:  # noqa: ANN401 - gunicorn's, whose types lack its headers
    """Whether something may follow that is no request; the app reads no body."""
    fields = dict(request.headers)
    return "TRANSFER-ENCODING" in fields or fields.get("CONTENT-LENGTH", "0") != "0"


def _status_of(fault: BaseException) -> HTTPStatus:
    """Return what a fault means to the visitor: the first kind above that it is."""
    for kind, status in _STATUSES.items():
        if isinstance(fault, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _write_response(app: "SiteApp", status: HTTPStatus, *, with_body: bool = True) -> bytes:
    """Return a whole response that closes the connection."""
    body = app.fallback_page.encode("utf-8")
    headers = {
        "Date": http_date(),
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        **fixed_headers(app.site.settings, app.site.assets),
    }
    lines = [f"HTTP/1.1 {status.value} {_phrase(status)}", *map(": ".join, headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + (body if with_body else b"")


def _phrase(status: HTTPStatus) -> str:
    return "URI Too Long" if status is HTTPStatus.REQUEST_URI_TOO_LONG else status.phrase
