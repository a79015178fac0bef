"""Whatever is asked, the site answers with a page, and nothing that somebody sends comes back."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Request, request
from hypothesis import example, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.test import create_environ, run_wsgi_app

from tests.sites import answers, fixture, rebuild
from webapp.facts.models import slug
from webapp.pages.site import App

SENT = "7310459268"  # digits: read as a number or in capitals, they stay what they are
NOT_SENT = {"HTTP_TRANSFER_ENCODING"}  # a body without a length has its own answer
STATUSES = {200, 302, 308, 400, 404, 405, 411, 413}
HOTLINE = f"/tables/{slug('hotline')}.csv"
PATHS = (
    "/",
    "/ar",
    "/en//numbers/",
    "/so/resources/any/24/",
    "/en/go/1/",
    HOTLINE,
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


def answer(app: App, environ: dict[str, Any]) -> tuple[int, list[tuple[str, str]], str]:
    """Return status, headers and body of an answer that no client has mended."""
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    return int(status[:3]), sorted(headers), b"".join(body).decode()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nothing_that_a_visitor_sends_comes_back(method: str) -> None:
    app, asked = fixture(), rebuild()
    asked.request_class = Asked
    pages = [path for path in answers() if path.startswith("/en/")]
    for path in (*PATHS, *pages[:: 2 if method == "GET" else 20]):
        response = answer(asked, everything(path, method))
        assert response == answer(app, create_environ(path, method=method)), path
        assert SENT not in str(response), path


@pytest.mark.parametrize("hosts", [("help.example",), ("a.example", ".b.example"), ()])
def test_no_host_is_trusted_but_those_that_are_set(hosts: tuple[str, ...]) -> None:
    app = rebuild(replace(fixture().settings, hosts=hosts))
    seen: list[object] = []
    app.before_request(
        lambda: seen.append((list(request.trusted_hosts or ()), request.scheme, request.host))
    )
    forged = {f"HTTP_X_FORWARDED_{name}": "help.example" for name in ("HOST", "SERVER", "PROTO")}
    for host in [host.lstrip(".") for host in hosts] or ["any.example"]:
        environ = {**create_environ("/so/"), "HTTP_HOST": host, **forged}
        assert answer(app, environ)[0] == 200
        assert seen.pop() == ([*hosts], "http", host)
    for host in ("evil.example", "localhost", "127.0.0.1", SENT) if hosts else ():
        status, _, body = answer(app, {**everything("/so/", "GET"), "HTTP_HOST": host, **forged})
        assert status == 400
        assert '<html lang="so"' in body


STRANGE_TAILS = (
    *(b"\x00", b"\xff\xfe", b"%2e%2e/%2e%2e/etc/passwd", b"../../etc/passwd", b"resources/../"),
    *(b"resources/\xe2\x80\xae/", b"resources/\xed\xa0\x80/", b";x=1/", b"\xd9\x85/", b".env"),
    *(b"resources/'\"><svg onload=1>/", b"resources/{{7*7}}/", b"numbers//", b"../tables/.csv"),
    *(b"a" * 4000, b"/" * 500, b"%" * 50, b"resources/" + b"-" * 900, b"", b"resources/"),
)
STRANGE_VALUES = {
    "HTTP_ACCEPT_LANGUAGE": ("*", ";q=", "so;q=9", "x" * 5000, "ar,\x7f", "fr;q=0.0000001"),
    "HTTP_RANGE": ("bytes=0-0", "bytes=-1", "lines=1-2", "bytes=99999999999-"),
    "HTTP_IF_MODIFIED_SINCE": ("never", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "CONTENT_LENGTH": ("-1", "x", "99999999999"),
    "HTTP_COOKIE": ("a=b; " * 500, "=;;="),
    "HTTP_HOST": ("", "evil.example", "a b", "[::1", "x:99999999", "..", "a" * 64),
    "QUERY_STRING": ("%ff", "&" * 2000, "a" * 60_000, "where[]=york", "__proto__=1"),
}
MORE_FIELDS = (
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_AUTHORIZATION", "HTTP_EXPECT", "HTTP_REFERER"),
    *("HTTP_FORWARDED", "HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_RANGE", "HTTP_ORIGIN"),
    *("HTTP_TRANSFER_ENCODING", "HTTP_UPGRADE", "HTTP_USER_AGENT", "CONTENT_TYPE"),
)
STRANGE = st.sampled_from(
    [(name, value) for name in STRANGE_VALUES for value in STRANGE_VALUES[name]]
)
ANY = st.tuples(
    st.sampled_from([*STRANGE_VALUES, *MORE_FIELDS]), st.text(st.characters(max_codepoint=255))
)


def ask(path: bytes, method: str, sent: dict[str, str]) -> tuple[int, str]:
    """Return status and all words of an answer."""
    built = {**create_environ("/", method=method), "PATH_INFO": path.decode("latin-1"), **sent}
    status, headers, body = answer(fixture(), built)
    return status, str(headers) + body


@given(
    st.sampled_from([b"/", b"/so/", b"/ar/", b"/xx/", HOTLINE.encode()]),
    st.one_of(st.sampled_from(STRANGE_TAILS), st.binary(max_size=80)),
    st.sampled_from(["GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE", "BREW", "get"]),
    st.lists(st.one_of(STRANGE, ANY), max_size=4).map(dict),
)
@settings(max_examples=400)
@example(b"/so", b"", "GET", {"HTTP_HOST": ".."})
def test_whatever_is_asked_is_answered_and_not_repeated(
    start: bytes, tail: bytes, method: str, sent: dict[str, str]
) -> None:
    assert ask(start + tail, method, sent)[0] in STATUSES
    marked = {name: f"{value}{SENT}" for name, value in sent.items()}
    status, response = ask(start + tail + SENT.encode(), method, marked)
    assert status in STATUSES
    assert "Content-Security-Policy" in response
    assert SENT not in response
