"""Nothing that somebody sends comes back, and no name of a host is believed."""

from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from flask import Request
from werkzeug.test import create_environ, run_wsgi_app

from tests.routes import each_kind
from tests.sites import fixture, rebuild
from webapp.facts.models import slug
from webapp.pages.app import App

SENT = "7310459268"  # digits: read as a number or in capitals, they stay what they are
HOTLINE = f"/tables/{slug('hotline')}.csv"
PATHS = (
    *each_kind(fixture(), "en"),
    "/",
    "/ar",
    "/en//numbers/",
    HOTLINE,
    f"/tables/{SENT}.csv",
    f"/{SENT}/",
    f"/en/{SENT}",
    f"/eo/resources/{SENT}/",
    f"/fr/{SENT}//",
    f"/ar/?{SENT}={SENT}",
)


class EveryHeader(dict[str, Any]):
    """A request as a server hands it on: whichever header is asked for was sent."""

    def __missing__(self, key: str) -> str:
        if not key.startswith("HTTP_") or key == "HTTP_TRANSFER_ENCODING":  # has its own answer
            raise KeyError(key)
        return SENT

    def copy(self) -> "EveryHeader":
        return self


class UnreadRequest(Request):
    """A request of which nobody may read a parameter, a cookie or a field."""

    @property
    def unread(self) -> None:
        raise AssertionError("the site reads what somebody sends")

    args = cookies = form = files = values = stream = data = unread  # type: ignore[assignment]


def answer(app: App, environ: dict[str, Any]) -> tuple[int, list[tuple[str, str]], str]:
    """Return status, headers and body of an answer that no client has mended."""
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    return int(status[:3]), sorted(headers), b"".join(body).decode()


@pytest.mark.promise("H11")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_that_a_visitor_sends_comes_back(method: str) -> None:
    app = rebuild()
    app.request_class = UnreadRequest
    names = ("HTTP_HOST", "HTTP_COOKIE", "REMOTE_ADDR", "REMOTE_PORT", "RAW_URI", "QUERY_STRING")
    body = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "10"}
    sent = {**dict.fromkeys(names, SENT), **body, "wsgi.input": BytesIO(SENT.encode())}
    for path in PATHS:
        plain = create_environ(path, method=method)
        response = answer(app, EveryHeader({**plain, **sent}))
        assert response[0] < HTTPStatus.INTERNAL_SERVER_ERROR, path
        assert response == answer(fixture(), plain), path
        assert SENT not in str(response), path
