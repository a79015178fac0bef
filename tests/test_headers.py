"""The headers of every kind of response, and the languages that requests ask for."""

import re
from base64 import b64encode
from gzip import compress
from hashlib import sha256
from unittest.mock import Mock

import pytest
from werkzeug.test import create_environ, run_wsgi_app

from tests.processes import TLS_HEADERS
from tests.routes import HOTLINE, sample_paths
from tests.sites import (
    KINDS_IN_ALL_LANGUAGES,
    NEGOTIATED,
    REGIONAL,
    fixture_app,
    make_app,
    regional_app,
)
from webapp.pages.app import App
from webapp.pages.assets import STATIC, read_assets
from webapp.pages.errors import render_in_all_languages
from webapp.settings import ROOT

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
TEXT_HEADERS = {
    "Content-Type": "text/plain; charset=utf-8",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def page_headers(code: str) -> dict[str, str]:
    """Return the headers of a page in a language."""
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": code,
        "Vary": "Accept-Language",
    }


@pytest.fixture(scope="module")
def failing_app() -> App:
    """Return an app with a page that fails."""
    app = make_app()
    app.view_functions["pages.safety"] = Mock(side_effect=RuntimeError)
    return app


@pytest.mark.promise("H10", "H14", "T11", "T17")
@pytest.mark.parametrize(
    ("method", "path", "status", "other_headers"),
    [
        ("GET", "/so/", 200, page_headers("so")),
        ("GET", HOTLINE, 200, TEXT_HEADERS),
        ("GET", "/", 302, page_headers("ar") | {"Location": "/ar/"}),
        ("GET", "/en/numbers", 200, page_headers("en")),
        ("GET", "/eo/nothing/", 404, page_headers("eo")),
        ("POST", HOTLINE, 405, page_headers("ar") | {"Allow": "GET, HEAD, OPTIONS"}),
        ("GET", "/en/safety/", 500, page_headers("en")),
    ],
)
def test_response_has_exactly_these_headers(
    failing_app: App, method: str, path: str, status: int, other_headers: dict[str, str]
) -> None:
    accept = {"Accept-Language": "ar-SY,en;q=0.9"}
    environ = create_environ(path, "http://help.example/", method=method, headers=accept)
    body, actual_status, headers = run_wsgi_app(failing_app, environ, buffered=True)
    length = {"Content-Length": str(len(b"".join(body)))}
    assert int(actual_status[:3]) == status
    assert sorted(headers) == sorted((EXPECTED | other_headers | length).items())


@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        *NEGOTIATED,
        ("fa-IR,en;q=0.9", REGIONAL),
        ("de,fa;q=0", "en"),
    ],
)
def test_start_redirects_to_first_language_of_browser(accepts: str, code: str) -> None:
    client = regional_app().test_client()
    page = client.get("/", headers={"Accept-Language": accepts}, follow_redirects=True)
    assert (page.status_code, page.request.path) == (200, f"/{code}/")
    assert page.headers["Content-Language"] == code


def hash_sources(html: str, element: str) -> str:
    """Return the hash of each inline style or script, as a policy writes them."""
    bodies = re.findall(rf"<{element}(?! type)[^>]*>(.*?)</{element}>", html, re.DOTALL)
    digests = (b64encode(sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@pytest.mark.promise("H10")
def test_page_begins_with_policy_that_allows_only_its_own_style_and_scripts() -> None:
    app = fixture_app()
    pages = [app.test_client().get(path).text for path in sample_paths(app, "en")]
    pages += [render_in_all_languages(app, kind) for kind in KINDS_IN_ALL_LANGUAGES]
    for html in pages:
        styles, scripts = hash_sources(html, "style"), hash_sources(html, "script")
        policy = f"style-src {styles}; script-src {scripts}"
        meta = f'<head> <meta http-equiv="Content-Security-Policy" content="{policy}">'
        assert meta in " ".join(html.split())


@pytest.mark.promise("H17")
def test_headers_file_for_hosts_has_the_headers_of_the_site() -> None:
    pages, tables = (ROOT / "deploy/_headers").read_text("utf-8").split("/tables/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.+)$", pages, re.MULTILINE)) == {
        **EXPECTED,
        **TLS_HEADERS,
    }
    # Browsers save any other type on the device.
    assert "  Content-Type: text/plain; charset=utf-8\n" in tables


@pytest.mark.promise("L15", "T15")
def test_scripts_are_small_and_never_call_or_play() -> None:
    assets = read_assets()
    list_script, search_script = assets["scripts"]["resources"], assets["scripts"]["find"]
    limits = {assets["leave_script"]: 1200, list_script: 2000, search_script: 4100}
    for script, most_bytes in limits.items():
        assert not re.search(r"\b(tel|sms):|\bAudio\b|\.play\(|\.vibrate\(", script)
        assert len(compress(script.encode())) < most_bytes


def test_no_script_nests_template_literals() -> None:
    for path in STATIC.glob("*.js"):
        assert not re.search(r"\$\{[^}`]*`", path.read_text("utf-8")), path.name
