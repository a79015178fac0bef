"""Whole sets of headers, on every kind of answer, and in each page the policy of that page."""

import re
from base64 import b64encode
from gzip import compress
from hashlib import sha256

import pytest
from werkzeug.test import create_environ, run_wsgi_app

from tests.routes import each_kind
from tests.sites import REGIONAL, fixture, rebuild, with_regional_language
from webapp.facts.models import slug
from webapp.pages.app import App
from webapp.pages.assets import read_assets
from webapp.pages.errors import write_in_all_languages
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
HTML = {"Content-Type": "text/html; charset=utf-8"}
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
HOTLINE = f"/tables/{slug('hotline')}.csv"


def words(code: str) -> dict[str, str]:
    """Return the headers of a page in a language."""
    return {**HTML, "Content-Language": code, "Vary": "Accept-Language"}


# Each asks for Arabic: the address, the status, every header beside the policy, and the request.
ANSWERS: dict[str, tuple[str, int, dict[str, str], dict[str, str]]] = {
    "page": ("/so/", 200, words("so"), {}),
    "table": (HOTLINE, 200, TEXT | OPEN, {}),
    "start": ("/", 302, words("ar") | {"Location": "/ar/"}, {}),
    "slash": ("/en/numbers", 200, words("en"), {}),
    "not found": ("/eo/nothing/", 404, words("eo"), {}),
    "not found in any": ("/static/site.css", 404, words("ar"), {}),
    "table by post": (
        HOTLINE,
        405,
        words("ar") | {"Allow": "GET, HEAD, OPTIONS"},
        {"REQUEST_METHOD": "POST"},
    ),
    "fault": ("/en/safety/", 500, words("en"), {}),
}


@pytest.fixture(scope="module")
def failing() -> App:
    """Return the site with a page that fails."""

    def fail(**_arguments: object) -> str:
        raise RuntimeError

    app = rebuild()
    app.view_functions["pages.safety"] = fail
    return app


@pytest.mark.promise("H10", "H14", "T11", "T17")
@pytest.mark.parametrize("name", ANSWERS)
def test_every_response_carries_the_policy_and_nothing_else(failing: App, name: str) -> None:
    path, status, wanted, sent = ANSWERS[name]
    environ = create_environ(
        path, "http://help.example/", headers={"Accept-Language": "ar-SY,en;q=0.9"}
    )
    body, found, headers = run_wsgi_app(failing, {**environ, **sent}, buffered=True)
    own = {"Content-Length": str(len(b"".join(body)))}
    assert int(found[:3]) == status
    assert sorted(headers) == sorted((EXPECTED | wanted | own).items())


@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("ar-SY,en;q=0.9", "ar"),
        ("ln,so;q=0.8", "so"),
        ("fa-AF", REGIONAL),
        ("fa-af,en;q=0.9", REGIONAL),
        ("fa", REGIONAL),
        ("fa-IR,en;q=0.9", REGIONAL),
        ("de,fa;q=0", "en"),
        ("", "en"),
    ],
)
def test_start_leads_to_the_first_language_of_the_browser(accepts: str, code: str) -> None:
    client = with_regional_language().test_client()
    answer = client.get("/", headers={"Accept-Language": accepts})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{code}/")


def test_pages_of_a_language_with_a_region_are_below_its_code_as_it_is_written() -> None:
    client = with_regional_language().test_client()
    page = client.get(f"/{REGIONAL}/")
    assert (page.status_code, page.headers["Content-Language"]) == (200, REGIONAL)
    assert f'<html lang="{REGIONAL}"' in page.text
    assert f'href="/{REGIONAL}/resources/"' in page.text
    assert client.get(f"/{REGIONAL.lower()}/").status_code == 404


@pytest.mark.promise("H10")
def test_the_first_of_each_page_is_a_policy_that_allows_its_own_style_and_scripts_alone() -> None:
    app = fixture()
    found = [app.test_client().get(path).text for path in each_kind(app, "en")]
    found += [write_in_all_languages(app, kind) for kind in ("start", "missing", "fault")]
    for html in found:
        hashes = {
            name: " ".join(
                f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
                for text in re.findall(rf"<{name}(?! type)[^>]*>(.*?)</{name}>", html, re.DOTALL)
            )
            for name in ("style", "script")
        }
        policy = f"style-src {hashes['style']}; script-src {hashes['script']}"
        first = f'<head> <meta http-equiv="Content-Security-Policy" content="{policy}">'
        assert first in " ".join(html.split())


def test_nginx_knows_the_languages_of_the_site() -> None:
    written = (ROOT / "deploy/pages.conf").read_text("utf-8")
    source, *codes = read_languages(ROOT / "translations")
    tags = {code.partition("-")[0]: code for code in codes}
    assert written.count("|".join([source, *tags])) == 2
    starts = " ".join(f"{tag} {code};" for tag, code in tags.items())
    assert f"default {source}; {starts} }}" in written


@pytest.mark.promise("L15", "T15")
def test_what_every_page_carries_is_small_and_does_nothing_by_itself() -> None:
    assets = read_assets()
    of_list, of_search = assets["scripts"]["resources"], assets["scripts"]["find"]
    for script, most in ((assets["leave_script"], 1200), (of_list, 2000), (of_search, 4100)):
        assert not re.search(r"\b(tel|sms):|\bAudio\b|\.play\(|\.vibrate\(", script)
        assert len(compress(script.encode())) < most
