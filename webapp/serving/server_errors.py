"""What the server itself answers, when a request never reaches a page: the fallback page.

Gunicorn would answer with a page of its own that repeats the visitor's words, without the policy.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from gunicorn.http import errors
from gunicorn.util import http_date

from webapp.site.headers import fixed_headers

if TYPE_CHECKING:
    from webapp.site.rendering import SiteApp

_STATUSES: Mapping[type[Exception], HTTPStatus] = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.InvalidHTTPVersion: HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
    errors.ConfigurationProblem: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
}


def status_of(fault: BaseException) -> HTTPStatus:
    """Return what a fault means to the visitor: the first kind above that it is."""
    for kind, status in _STATUSES.items():
        if isinstance(fault, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def write_response(app: "SiteApp", status: HTTPStatus, *, with_body: bool = True) -> bytes:
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
