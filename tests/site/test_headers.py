"""One policy on every response, whole strings: pages, redirects, errors, tables, other methods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

import pytest
from flask import Flask
from werkzeug.exceptions import RequestHeaderFieldsTooLarge, RequestURITooLarge
from werkzeug.test import create_environ, run_wsgi_app

from tests.policy import ALLOWED, EXPECTED, OPEN
from tests.site.otherwise import otherwise
from tests.sites import RunningSite, fixture_settings
from webapp.content.downloads import FIGURES_TABLE
from webapp.content.slugs import slug_of
from webapp.site.addresses import table_address
from webapp.site.cache import Cache

HTML = {"Content-Type": "text/html; charset=utf-8"}
CSV = {"Content-Type": "text/plain; charset=utf-8"}
CHOSEN = {"Vary": "Accept-Language"}
READING = {"Allow": "GET, HEAD, OPTIONS"}
HOST = "help.example"


def in_words(locale: str) -> dict[str, str]:
    """Return the headers of a page in a language."""
    return {**HTML, "Content-Language": locale}


@dataclass(frozen=True)
class Asked:
    """A request, the status that it gets, and every header beside the policy."""

    status: int
    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    sent: Mapping[str, str] = field(default_factory=dict)


HOTLINE = table_address("hotline")
ANSWERS = {
    "page": Asked(200, "/so/", in_words("so")),
    "filtered": Asked(200, "/ar/resources/northshire/any/", in_words("ar")),
    "other question": Asked(200, "/ar/resources/?need=nothing&fbclid=x", in_words("ar")),
    "head": Asked(200, "/ar/numbers/", in_words("ar"), "HEAD"),
    "options": Asked(200, "/ar/numbers/", HTML | READING, "OPTIONS"),
    "table": Asked(200, HOTLINE, CSV | OPEN),
    "head of a table": Asked(200, HOTLINE, CSV | OPEN, "HEAD"),
    "part of a table": Asked(200, HOTLINE, CSV | OPEN, sent={"Range": "bytes=0-3"}),
    "options of a table": Asked(200, HOTLINE, HTML | OPEN | READING, "OPTIONS"),
    "start": Asked(302, "/", HTML | CHOSEN | {"Location": "/en/"}),
    "head of the start": Asked(302, "/", HTML | CHOSEN | {"Location": "/en/"}, "HEAD"),
    "held table": Asked(304, HOTLINE, OPEN, sent={"If-None-Match": "*"}),
    "head of a held table": Asked(304, HOTLINE, OPEN, "HEAD", sent={"If-None-Match": "*"}),
    "slash": Asked(308, "/en/numbers", HTML | {"Location": "/en/numbers/"}),
    "two slashes": Asked(308, "/en//numbers/", HTML | {"Location": "/en/numbers/"}),
    "head of a slash": Asked(308, "/en/numbers", HTML | {"Location": "/en/numbers/"}, "HEAD"),
    "foreign host": Asked(400, "/so/", in_words("so"), sent={"Host": "evil.example"}),
    "foreign host, slash": Asked(400, "/so", in_words("so"), sent={"Host": "evil.example"}),
    "foreign host, no language": Asked(
        400, "/", in_words("en") | CHOSEN, sent={"Host": "evil.example"}
    ),
    "not found": Asked(404, "/eo/nothing/", in_words("eo")),
    "head of not found": Asked(404, "/eo/nothing/", in_words("eo"), "HEAD"),
    "not found in any": Asked(404, "/static/site.css", in_words("en") | CHOSEN),
    "no table": Asked(404, "/tables/nothing.csv", in_words("en") | CHOSEN),
    "method": Asked(405, "/eo/", in_words("eo") | READING, "POST"),
    "trace": Asked(405, "/eo/", in_words("eo") | READING, "TRACE"),
    "table by post": Asked(405, HOTLINE, in_words("en") | CHOSEN | READING, "POST"),
    "chunks": Asked(411, "/eo/", in_words("eo"), "POST", sent={"Transfer-Encoding": "chunked"}),
    "body": Asked(413, "/eo/", in_words("eo"), "POST", sent={"Content-Length": "2000"}),
    "long address": Asked(414, "/ar/card/", in_words("ar")),
    "many headers": Asked(431, "/ar/sources/", in_words("ar")),
    "fault": Asked(500, "/en/safety/", in_words("en")),
    "head of a fault": Asked(500, "/en/safety/", in_words("en"), "HEAD"),
}


def raising(error: type[Exception]) -> Callable[..., str]:
    """Return a view that fails so."""

    def fail(**_arguments: object) -> str:
        raise error

    return fail


@pytest.fixture(scope="module", params=["app", "cache"])
def failing(request: pytest.FixtureRequest) -> Flask | Cache:
    """Return the site with three pages that fail, by itself and as `make run` serves it."""
    app = otherwise(settings=replace(fixture_settings(), hosts=(HOST,))).app
    app.testing = False
    app.view_functions["safety"] = raising(RuntimeError)
    app.view_functions["card"] = raising(RequestURITooLarge)
    app.view_functions["sources"] = raising(RequestHeaderFieldsTooLarge)
    return Cache(lambda: app) if request.param == "cache" else app


def answer_to(asked: Asked, app: Flask | Cache, method: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, all headers and body as a server gets them from the app."""
    environ = create_environ(asked.path, f"http://{HOST}/", method=method)
    for key, value in asked.sent.items():
        name = key.upper().replace("-", "_")
        environ[name if name == "CONTENT_LENGTH" else f"HTTP_{name}"] = value
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    assert len(headers) == len(dict(headers)), "a header is there twice"
    return int(status[:3]), dict(headers), b"".join(body)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_response_carries_the_policy_and_nothing_else(
    failing: Flask | Cache, name: str
) -> None:
    asked = ANSWERS[name]
    status, headers, body = answer_to(asked, failing, asked.method)
    headers.pop("Content-Length", None)
    if "Access-Control-Allow-Origin" in asked.headers and asked.method != "OPTIONS":
        assert headers.pop("ETag").removeprefix("W/").startswith('"')
    if isinstance(failing, Cache):
        assert headers.pop("Server") == "site"
        if asked.status == HTTPStatus.OK and asked.method != "OPTIONS":
            assert headers.pop("Vary") == "Accept-Encoding"
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
    assert status == asked.status
    assert headers == {**EXPECTED, **asked.headers}
    if asked.method == "HEAD":
        assert body == b""


@pytest.mark.parametrize("name", [name for name, asked in ANSWERS.items() if asked.method == "GET"])
def test_head_says_what_get_would(failing: Flask | Cache, name: str) -> None:
    status, headers, _ = answer_to(ANSWERS[name], failing, "GET")
    assert answer_to(ANSWERS[name], failing, "HEAD") == (status, headers, b"")


def test_browsers_insist_on_tls_only_where_there_is_tls() -> None:
    app = otherwise(settings=replace(fixture_settings(), https=True)).app
    response = app.test_client().get("/en/")
    header = response.headers["Strict-Transport-Security"]
    assert header == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("name", ["hotline", FIGURES_TABLE])
def test_tables_are_open_and_told_once(app: Flask, name: str) -> None:
    client = app.test_client()
    first = client.get(table_address(name), headers={"Origin": "https://a.example"})
    etag = first.headers["ETag"]
    assert set(first.headers.keys()) <= ALLOWED | {*OPEN, "ETag"}
    other = client.get(
        table_address(name), headers={"User-Agent": "b", "Accept-Language": "so", "Cookie": "c=1"}
    )
    assert other.headers["ETag"] == etag
    again = client.get(table_address(name), headers={"If-None-Match": etag})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    for response in (first, again):
        headers = {key: response.headers.get(key) for key in {**EXPECTED, **OPEN}}
        assert headers == {**EXPECTED, **OPEN}
        assert "Vary" not in response.headers
        assert response.headers.get("Accept-Ranges", "none") == "none"
    part = client.get(table_address(name), headers={"Range": "bytes=0-3"})
    assert part.data == first.data


def test_only_the_start_varies_by_what_the_browser_says(site: RunningSite) -> None:
    first = slug_of(next(iter(site.content.services)))
    for rule in site.app.url_map.iter_rules():
        path = rule.rule.replace("<site_locale:locale>", "so")
        path = path.replace("<listing:written>", first).replace("<where:where>", "unsure")
        path = path.replace("<what:what>", "24").replace("<table:written>", slug_of("hotline"))
        path = path.replace("<door:number>", "1")
        response = site.app.test_client().get(path)
        assert response.status_code in {200, 302}
        assert response.headers.get("Vary") == ("Accept-Language" if path == "/" else None), path


@pytest.mark.parametrize(
    ("path", "method", "status", "vary"),
    [
        ("/nothing/", "GET", 404, "Accept-Language"),
        ("/tables/nothing.csv", "HEAD", 404, "Accept-Language"),
        (HOTLINE, "POST", 405, "Accept-Language"),
        ("/so/nothing/", "GET", 404, None),
        ("/so/", "POST", 405, None),
        ("/so", "GET", 308, None),
        (HOTLINE.replace("/tables", "/tables/"), "GET", 308, None),
    ],
)
def test_errors_vary_where_the_browser_chose_their_language(
    app: Flask, path: str, method: str, status: int, vary: str | None
) -> None:
    response = app.test_client().open(path, method=method, headers={"Accept-Language": "ar"})
    assert (response.status_code, response.headers.get("Vary")) == (status, vary)
    if "Content-Language" in response.headers:
        assert response.headers["Content-Language"] == ("so" if "/so" in path else "ar")
