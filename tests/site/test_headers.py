"""One policy on every response, whole strings: pages, redirects, errors, tables, other methods."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.policy import ALLOWED, EXPECTED, OPEN
from tests.running import APP, CONTENT, SETTINGS
from webapp import create_app

Ask = Callable[[Flask], TestResponse]


def broken(app: Flask) -> Flask:
    """Return an app whose safety page fails."""

    def fail(**_arguments: object) -> str:
        raise RuntimeError

    app.view_functions["safety"] = fail
    return app


ANSWERS: dict[str, tuple[int, Ask]] = {
    "page": (200, lambda app: app.test_client().get("/so/")),
    "no table": (404, lambda app: app.test_client().get("/tables/nothing.csv")),
    "table by post": (405, lambda app: app.test_client().post("/tables/hotline.csv")),
    "head": (200, lambda app: app.test_client().head("/ar/numbers/")),
    "options": (200, lambda app: app.test_client().options("/ar/numbers/")),
    "start": (302, lambda app: app.test_client().get("/")),
    "slash": (308, lambda app: app.test_client().get("/en/numbers")),
    "two slashes": (308, lambda app: app.test_client().get("/en//numbers/")),
    "not found": (404, lambda app: app.test_client().get("/en/nothing/")),
    "no answer": (404, lambda app: app.test_client().get("/en/resources/?need=nothing")),
    "method": (405, lambda app: app.test_client().post("/en/")),
    "trace": (405, lambda app: app.test_client().open("/en/", method="TRACE")),
    "fault": (500, lambda app: broken(app).test_client().get("/en/safety/")),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_response_carries_the_policy_and_nothing_else(name: str) -> None:
    app = create_app(SETTINGS)
    app.testing = False
    status, ask = ANSWERS[name]
    response = ask(app)
    assert response.status_code == status
    assert {key: response.headers.get(key) for key in EXPECTED} == EXPECTED
    assert set(response.headers.keys()) <= ALLOWED
    assert "Strict-Transport-Security" not in response.headers


def test_a_foreign_host_gets_the_policy_too() -> None:
    app = create_app(replace(SETTINGS, hosts=("help.example",)))
    response = app.test_client().get("/en/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert {key: response.headers.get(key) for key in EXPECTED} == EXPECTED


def test_browsers_insist_on_tls_only_where_there_is_tls() -> None:
    response = create_app(replace(SETTINGS, https=True)).test_client().get("/en/")
    told = response.headers["Strict-Transport-Security"]
    assert told == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("name", [*CONTENT.series, "figures"])
def test_tables_are_open_and_told_once(name: str) -> None:
    client = APP.test_client()
    first = client.get(f"/tables/{name}.csv", headers={"Origin": "https://a.example"})
    etag = first.headers["ETag"]
    assert set(first.headers.keys()) <= ALLOWED | {*OPEN, "ETag"}
    other = client.get(
        f"/tables/{name}.csv", headers={"User-Agent": "b", "Accept-Language": "so", "Cookie": "c=1"}
    )
    assert other.headers["ETag"] == etag
    again = client.get(f"/tables/{name}.csv", headers={"If-None-Match": etag})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    for response in (first, again):
        told = {key: response.headers.get(key) for key in {**EXPECTED, **OPEN}}
        assert told == {**EXPECTED, **OPEN}
        assert "Vary" not in response.headers
        assert response.headers.get("Accept-Ranges", "none") == "none"
    part = client.get(f"/tables/{name}.csv", headers={"Range": "bytes=0-3"})
    assert part.data == first.data


def test_only_the_start_varies_by_what_the_browser_says() -> None:
    for rule in APP.url_map.iter_rules():
        path = rule.rule.replace("<site_locale:locale>", "so")
        path = path.replace("<listing:identifier>", "nhth").replace("<table:name>", "hotline")
        response = APP.test_client().get(path)
        assert response.status_code in {200, 302}
        assert response.headers.get("Vary") == ("Accept-Language" if path == "/" else None), path


@pytest.mark.parametrize(
    ("path", "method", "status", "vary"),
    [
        ("/nothing/", "GET", 404, "Accept-Language"),
        ("/tables/nothing.csv", "HEAD", 404, "Accept-Language"),
        ("/tables/hotline.csv", "POST", 405, "Accept-Language"),
        ("/so/nothing/", "GET", 404, None),
        ("/so/", "POST", 405, None),
        ("/so", "GET", 308, None),
        ("/tables//hotline.csv", "GET", 308, None),
    ],
)
def test_errors_vary_where_the_browser_chose_their_language(
    path: str, method: str, status: int, vary: str | None
) -> None:
    response = APP.test_client().open(path, method=method, headers={"Accept-Language": "ar"})
    assert (response.status_code, response.headers.get("Vary")) == (status, vary)
    if "Content-Language" in response.headers:
        assert response.headers["Content-Language"] == ("so" if "/so" in path else "ar")


@pytest.mark.parametrize(
    "header",
    ["Host", "X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded",
     "X-Original-URL", "X-Rewrite-URL", "User-Agent", "Referer", "Cookie", "Accept"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/en", "/so/", "/ar/nothing/", "/tables/hotline.csv"])
def test_nothing_that_a_visitor_sends_comes_back(path: str, header: str) -> None:
    response = APP.test_client().get(path, headers={header: "marker.example"})
    told = str(response.headers) + response.get_data(as_text=True)
    assert "marker" not in told
