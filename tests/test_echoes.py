"""Responses never contain what a request sends, and the site reads none of it."""

from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from flask import Request
from werkzeug.test import create_environ, run_wsgi_app

from tests.routes import HOTLINE, sample_paths
from tests.sites import fixture_app, make_app
from webapp.pages.app import App

SENT = "7310459268"  # digits, which stay the same as a number and in capitals
PATHS = (
    *sample_paths(fixture_app(), "en"),
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
    """A WSGI environ that has every header, with the value SENT."""

    def __missing__(self, key: str) -> str:
        # Werkzeug itself refuses this Transfer-Encoding.
        if not key.startswith("HTTP_") or key == "HTTP_TRANSFER_ENCODING":
            raise KeyError(key)
        return SENT

    def copy(self) -> "EveryHeader":
        return self


class UnreadableRequest(Request):
    """A request that fails if the site reads its parameters, cookies or body."""

    @property
    def unreadable(self) -> None:
        raise AssertionError("the site reads what a visitor sends")

    args = cookies = form = files = values = stream = data = unreadable  # type: ignore[assignment]


def request(app: App, environ: dict[str, Any]) -> tuple[int, list[tuple[str, str]], str]:
    """Return status, headers and body; a test client would change the headers."""
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    return int(status[:3]), sorted(headers), b"".join(body).decode()


@pytest.mark.promise("H11")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_response_does_not_depend_on_what_a_visitor_sends(method: str) -> None:
    app = make_app()
    app.request_class = UnreadableRequest
    names = ("HTTP_HOST", "HTTP_COOKIE", "REMOTE_ADDR", "REMOTE_PORT", "RAW_URI", "QUERY_STRING")
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "10"}
    sent = {**dict.fromkeys(names, SENT), **form, "wsgi.input": BytesIO(SENT.encode())}
    for path in PATHS:
        environ = create_environ(path, method=method)
        response = request(app, EveryHeader({**environ, **sent}))
        assert response[0] < HTTPStatus.INTERNAL_SERVER_ERROR, path
        assert response == request(fixture_app(), environ), path
        assert SENT not in str(response), path
