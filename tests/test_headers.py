"""Whole sets of headers, on every kind of answer, and in each page the policy of that page."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from gzip import compress
from hashlib import sha256
from http import HTTPStatus
from types import MappingProxyType
from typing import NamedTuple

import pytest
from werkzeug.test import create_environ, run_wsgi_app

from tests.sites import answers, fixture, rebuild
from webapp.facts.models import slug
from webapp.pages.assets import STATIC, read_assets
from webapp.pages.cache import Cache
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import App
from webapp.settings import ROOT
from webapp.words.languages import read_languages

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        "identity-credentials-get=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
        "serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()"
    ),
    "Cache-Control": "no-store",
}
WITH_TLS = {**EXPECTED, "Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
CHOSEN = {"Vary": "Accept-Language"}
READING = {"Allow": "GET, HEAD, OPTIONS"}
HOST = "help.example"
HOTLINE = f"/tables/{slug('hotline')}.csv"


def in_words(code: str) -> dict[str, str]:
    """Return the headers of a page in a language."""
    return {**HTML, "Content-Language": code}


class Asked(NamedTuple):
    """A request, the status that it gets, and every header beside the policy."""

    status: int
    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    sent: Mapping[str, str] = MappingProxyType({})


FOREIGN = {"Host": "evil.example"}
ANSWERS = {
    "page": Asked(200, "/so/", in_words("so")),
    "filtered": Asked(200, "/ar/resources/northshire/any/", in_words("ar")),
    "options": Asked(200, "/ar/numbers/", HTML | READING, "OPTIONS"),
    "table": Asked(200, HOTLINE, TEXT | OPEN),
    "start": Asked(302, "/", HTML | CHOSEN | {"Location": "/en/"}),
    "slash": Asked(308, "/en/numbers", HTML | {"Location": "/en/numbers/"}),
    "two slashes": Asked(308, "/en//numbers/", HTML | {"Location": "/en/numbers/"}),
    "foreign host": Asked(400, "/so/", in_words("so"), sent=FOREIGN),
    "foreign host, slash": Asked(400, "/so", in_words("so"), sent=FOREIGN),
    "foreign host, no language": Asked(400, "/", in_words("en") | CHOSEN, sent=FOREIGN),
    "not found": Asked(404, "/eo/nothing/", in_words("eo")),
    "not found in any": Asked(404, "/static/site.css", in_words("en") | CHOSEN),
    "method": Asked(405, "/eo/", in_words("eo") | READING, "POST"),
    "table by post": Asked(405, HOTLINE, in_words("en") | CHOSEN | READING, "POST"),
    "chunks": Asked(411, "/eo/", in_words("eo"), "POST", sent={"Transfer-Encoding": "chunked"}),
    "body": Asked(413, "/eo/", in_words("eo"), "POST", sent={"Content-Length": "2000"}),
    "fault": Asked(500, "/en/safety/", in_words("en")),
}


def fail(**_arguments: object) -> str:
    raise RuntimeError


@pytest.fixture(scope="module", params=["app", "cache"])
def failing(request: pytest.FixtureRequest) -> App | Cache:
    """Return the site with a page that fails, by itself and as `make run` serves it."""
    app = rebuild(replace(fixture().settings, hosts=(HOST,)))
    app.view_functions["pages.safety"] = fail
    return Cache(lambda: app) if request.param == "cache" else app


def answer_to(asked: Asked, app: App | Cache, method: str) -> tuple[int, dict[str, str], bytes]:
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
    failing: App | Cache, name: str
) -> None:
    asked = ANSWERS[name]
    status, headers, _ = answer_to(asked, failing, asked.method)
    if asked.method == "GET":
        assert answer_to(asked, failing, "HEAD") == (status, headers, b"")
    headers.pop("Content-Length", None)
    if isinstance(failing, Cache):
        assert headers.pop("Server") == "site"
        if asked.status == HTTPStatus.OK and asked.method != "OPTIONS":
            assert headers.pop("Vary") == "Accept-Encoding"
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
    assert status == asked.status
    assert headers == {**EXPECTED, **asked.headers}


def test_browsers_insist_on_tls_only_where_there_is_tls() -> None:
    response = rebuild(replace(fixture().settings, https=True)).test_client().get("/en/")
    assert dict(response.headers).items() >= WITH_TLS.items()


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
        ("/so/", "GET", 200, None),
        (HOTLINE, "GET", 200, None),
    ],
)
def test_errors_vary_where_the_browser_chose_their_language(
    path: str, method: str, status: int, vary: str | None
) -> None:
    sent = {"Accept-Language": "ar", "User-Agent": "b", "Cookie": "c=1"}
    response = fixture().test_client().open(path, method=method, headers=sent)
    assert (response.status_code, response.headers.get("Vary")) == (status, vary)
    if "Content-Language" in response.headers:
        assert response.headers["Content-Language"] == ("so" if "/so" in path else "ar")


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_first_of_each_page_is_a_policy_that_allows_its_own_style_and_scripts_alone() -> None:
    app = fixture()
    found = [page.text for page in answers().values() if page.mimetype == "text/html"]
    found += [write_in_all_languages(app, kind) for kind in ("start", "missing", "fault")]
    client = app.test_client()
    for html in (*found, client.get("/en/nothing/").text, client.post("/so/").text):
        head = html[html.index("<head>") :]
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
        [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        allowed = " ".join(map(hash_of, scripts))
        policy = f"style-src {hash_of(style)}; script-src {allowed}"
        first = f'<head> <meta http-equiv="Content-Security-Policy" content="{policy}">'
        assert " ".join(head.split()).startswith(first)


def test_nginx_gives_the_headers_of_the_site_and_knows_its_languages() -> None:
    written = (ROOT / "deploy/pages.conf").read_text("utf-8")
    given = dict(re.findall(r'add_header ([\w-]+) "([^"]+)" always;', written))
    assert given == {k: v for k, v in WITH_TLS.items() if k != "Cross-Origin-Resource-Policy"}
    codes = list(read_languages(ROOT / "translations"))
    either, starts = "|".join(codes), " ".join(f"{code} {code};" for code in codes[1:])
    for place in (
        rf"(?!(?:{either})\b)",
        f"(?<site_first>{either})",
        f"$site_start {{ default en; {starts} }}",
    ):
        assert place in written


def test_what_every_page_carries_is_small_and_does_nothing_by_itself() -> None:
    assets = read_assets()
    for name, most in (("leave_script", 1200), ("find_script", 4100)):
        script = str(assets[name])
        assert not re.search(r"\b(tel|sms):|\bAudio\b|\.play\(|\.vibrate\(", script)
        assert len(compress(script.encode())) < most


def test_styles_hold_to_the_scale_and_name_no_language() -> None:
    loose = r"\b(?:margin|padding|gap)[\w-]*:[^;}]*?(?<![\w.-])[\d.]+r?em\b"
    for sheet in STATIC.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert not re.search(rf":lang\(|\[lang|{loose}", text), sheet.name
        assert sheet.name == "print.css" or "!important" not in text, sheet.name
