"""Whatever is asked, the site answers with a page and never with a fault, and repeats nothing."""

from urllib.parse import quote_from_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.test import create_environ, run_wsgi_app

from tests.sites import fixture
from webapp.content.service_filters import FACETS

MARKER = "zq7marker"
STATUSES = {200, 302, 304, 308, 400, 404, 405, 411, 413}

CORPUS = (
    b"/en/\x00",
    b"/en/\xff\xfe",
    b"/en/%2e%2e/%2e%2e/etc/passwd",
    b"/en/../../etc/passwd",
    b"/tables/../../etc/passwd.csv",
    b"/tables/%2e%2e.csv",
    b"/tables/.csv",
    b"/tables/",
    b"/en/resources/\xe2\x80\xae/",
    b"/en/resources/\xed\xa0\x80/",
    b"/en/resources/%00/",
    b"/en/resources/<script>/",
    b"/en/resources/'\"><svg onload=1>/",
    b"/en/resources/{{7*7}}/",
    b"/EN/",
    b"/En/numbers/",
    b"/en_US/",
    b"/en-US/",
    b"/so;x=1/",
    b"/so/?",
    b"/so//",
    b"//so/",
    b"/so/numbers",
    b"/so/numbers//",
    b"/\xd8\xb9/",
    b"/ar/\xd9\x85/",
    b"/static/site.css",
    b"/.env",
    b"/.git/config",
    b"/wp-login.php",
    b"/robots.txt",
    b"/favicon.ico",
    b"/sw.js",
    b"/en/" + b"a" * 4000,
    b"/" + b"/" * 500,
    b"/en/" + b"%" * 50,
    b"/en/resources/" + b"-" * 900,
)
QUERIES = (
    "",
    "where",
    "where=",
    "where=northshire&where=midshire",
    "where=%00",
    "where=%ff",
    f"where={MARKER}",
    f"need={MARKER}&need=talk",
    "language=so-SO",
    "hours=25",
    "by=fax",
    "where=" + "a" * 60_000,
    "&" * 2000,
    "a=b;c=d",
    "where[]=york",
    "__proto__=1",
    "=",
    "%",
    "?",
)
HEADERS = {
    "Accept-Language": ("*", ";q=", "so;q=9", "x" * 5000, "ar,\x7f", "-", "fr;q=0.0000001"),
    "Range": ("bytes=0-0", "bytes=-1", "lines=1-2", "bytes=99999999999-"),
    "If-None-Match": ("*", '"x"', "W/"),
    "If-Modified-Since": ("never", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "Accept-Encoding": ("*;q=0", "br", "identity;q=0"),
    "Content-Length": ("-1", "x", "99999999999"),
    "Cookie": ("a=b; " * 500, "=;;="),
    "Host": ("", "evil.example", "a b", "[::1", "x:99999999", "..", "a" * 64),
}
FIELDS = (
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_COOKIE",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_FORWARDED",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_ORIGIN",
    "HTTP_AUTHORIZATION",
    "HTTP_TRANSFER_ENCODING",
    "HTTP_EXPECT",
    "HTTP_UPGRADE",
    "CONTENT_LENGTH",
    "CONTENT_TYPE",
)


def ask(path: bytes, query: str = "", method: str = "GET", **environ: str) -> tuple[int, str]:
    """Ask the app below any client that would mend the request; return status and all words."""
    built = create_environ("/", method=method)
    built.update({"PATH_INFO": path.decode("latin-1"), "QUERY_STRING": query, **environ})
    body, status, headers = run_wsgi_app(fixture().app, built, buffered=True)
    return int(status[:3]), str(headers) + b"".join(body).decode("utf-8")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: quote_from_bytes(path[:40]))
def test_strange_paths_are_answered(path: bytes) -> None:
    status, response = ask(path)
    assert status in {200, 302, 308, 404}
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:30] or "none")
def test_strange_queries_are_answered(query: str) -> None:
    for page in ("", "resources/", "numbers/"):
        status, response = ask(f"/ar/{page}".encode(), query)
        assert status in {200, 308}
        assert MARKER not in response


@pytest.mark.parametrize("name", HEADERS)
def test_strange_headers_are_answered(name: str) -> None:
    key = name.upper().replace("-", "_")
    for value in HEADERS[name]:
        for path in (b"/", b"/so/", b"/so", b"/nothing"):
            environ = {key if key.startswith("CONTENT") else f"HTTP_{key}": value}
            status, _ = ask(path, **environ)
            assert status < 500


@pytest.mark.parametrize(
    "method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get"]
)
def test_strange_methods_are_answered(method: str) -> None:
    status, _ = ask(b"/eo/", method=method)
    assert status in {200, 405}


@given(
    st.binary(max_size=80), st.text(max_size=80), st.sampled_from([*fixture().locales, "xx", ""])
)
def test_any_path_and_query_is_answered(tail: bytes, query: str, locale: str) -> None:
    path = f"/{locale}/".encode() + tail + MARKER.encode()
    status, response = ask(path, query.encode("utf-8", "surrogatepass").decode("latin-1"))
    assert status in {302, 308, 404}
    assert MARKER not in response


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.text(st.characters(max_codepoint=255))),
    st.sampled_from(
        [b"/", b"/so", b"/ar/", b"/nothing", b"/tables/hotline.csv", b"/en/resources/"]
    ),
    st.sampled_from(["GET", "HEAD", "OPTIONS", "POST"]),
)
@example({"HTTP_HOST": ".."}, b"/so", "GET")
def test_any_headers_are_answered(sent: dict[str, str], path: bytes, method: str) -> None:
    marked = {name: f"{value}{MARKER}" for name, value in sent.items()}
    status, response = ask(path, method=method, **marked)
    assert status in STATUSES
    assert MARKER not in response
    bare, _ = ask(path, method=method, **sent)
    assert bare in STATUSES


@given(
    st.dictionaries(
        st.sampled_from([*FACETS, "x"]),
        st.one_of(
            st.text(max_size=20), st.sampled_from(["northshire", "talk", "so", "text", "24"])
        ),
    )
)
def test_any_answers_to_the_questions_are_answered(asked: dict[str, str]) -> None:
    response = fixture().app.test_client().get("/eo/resources/", query_string=asked)
    assert response.status_code in {200, 308}
