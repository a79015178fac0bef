"""Who sends everything that can be sent gets what somebody gets who sends nothing."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask, Request, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.test import create_environ, run_wsgi_app

from tests.routes import showing_paths
from tests.site.otherwise import otherwise
from tests.sites import fixture, fixture_settings

SENT = "7310459268"  # digits: read as a number or in capitals, they stay what they are
NOT_SENT = {"HTTP_TRANSFER_ENCODING"}  # a body without a length has its own answer
SERIES = next(iter(fixture().content.series))
PATHS = (
    *showing_paths(fixture()),
    "/",
    "/ar",
    "/en//numbers/",
    f"/tables/{SERIES}.csv",
    f"/tables/{SENT}.csv",
    f"/{SENT}/",
    f"/en/{SENT}",
    f"/eo/resources/{SENT}/",
    f"/fr/{SENT}//",
    f"/so/resources/?{SENT}={SENT}",
    f"/ar/resources/?where={SENT}",
)


class EveryName(ImmutableMultiDict[str, str]):
    """Parameters, fields of a form or cookies: whichever is asked for was sent."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> str:
        return SENT

    def getlist(self, key: str, type: object = None) -> list[Any]:
        return [SENT]


class Asked(Request):
    """A request that holds every parameter and cookie."""

    parameter_storage_class = EveryName
    dict_storage_class = EveryName


class EveryHeader(dict[str, Any]):
    """A request as a server hands it on: whichever header is asked for was sent."""

    def __missing__(self, key: str) -> str:
        if not key.startswith("HTTP_") or key in NOT_SENT:
            raise KeyError(key)
        return SENT

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def copy(self) -> "EveryHeader":
        return self


def everything(path: str, method: str) -> EveryHeader:
    """Return a request that holds all that a visitor can send."""
    sent = dict.fromkeys(("REMOTE_ADDR", "REMOTE_PORT", "REMOTE_USER", "RAW_URI"), SENT)
    sent |= {f"HTTP_{name}": SENT for name in ("HOST", "COOKIE", "USER_AGENT", "REFERER")}
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(SENT))}
    query = None if "?" in path else f"{SENT}={SENT}"
    environ = create_environ(path, method=method, query_string=query)
    return EveryHeader({**environ, **sent, **form, "wsgi.input": BytesIO(SENT.encode())})


def answer(app: Flask, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    """Return status, headers and body."""
    body, status, headers = run_wsgi_app(app, environ)
    return status, sorted(headers), b"".join(body)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nothing_that_a_visitor_sends_comes_back(method: str) -> None:
    app, asked = fixture().app, otherwise().app
    asked.request_class = Asked
    for path in PATHS:
        response = answer(asked, everything(path, method))
        assert response == answer(app, create_environ(path, method=method)), path
        assert SENT not in str(response), path


def test_nothing_that_a_visitor_sends_comes_back_from_a_fault() -> None:
    app = otherwise().app
    app.testing, app.request_class = False, Asked

    def fail(**_arguments: object) -> str:
        raise RuntimeError(request.args["q"] + request.headers["X"] + request.cookies["c"])

    app.view_functions["card"] = fail
    status, headers, body = answer(app, everything("/so/card/", "GET"))
    assert status.startswith("500")
    assert SENT not in str(headers) + body.decode()


@pytest.mark.parametrize("hosts", [("help.example",), ("a.example", ".b.example"), ()])
def test_no_host_is_trusted_but_those_that_are_set(hosts: tuple[str, ...]) -> None:
    app = otherwise(settings=replace(fixture_settings(), hosts=hosts)).app
    seen: list[object] = []
    app.before_request(
        lambda: seen.append((list(request.trusted_hosts or ()), request.scheme, request.host))
    )
    forged = {f"HTTP_X_FORWARDED_{name}": "help.example" for name in ("HOST", "SERVER", "PROTO")}
    for host in [host.lstrip(".") for host in hosts] or ["any.example"]:
        environ = {**create_environ("/so/"), "HTTP_HOST": host, **forged}
        assert answer(app, environ)[0] == "200 OK"
        assert seen.pop() == ([*hosts], "http", host)
    for host in ("evil.example", "localhost", "127.0.0.1", SENT) if hosts else ():
        environ = {**everything("/so/", "GET"), "HTTP_HOST": host, **forged}
        assert answer(app, environ)[0] == "400 BAD REQUEST"
