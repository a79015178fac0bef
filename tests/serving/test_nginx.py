"""What nginx answers from the exported folder, says of it, and writes down: nothing of who asks."""

import gzip
from collections.abc import Iterator
from http import HTTPStatus

import brotli
import pytest

from tests.serving.nginx import ADDRESS, LISTING, NAME, PAGES, TABLE, Answer, Server, serve_folder
from tests.sites import fixture
from webapp.pages.site import HEADERS, TLS

pytestmark = pytest.mark.served

MARKERS = {
    "address": ADDRESS,
    "forwarded": "203.0.113.77",
    "agent": "marked-agent",
    "referrer": "marked-referrer",
    "query": "marked-query",
    "path": "marked-path",
    "cookie": "marked-cookie",
    "body": "marked-body",
    "method": "MARKEDMETHOD",
    "header": "marked-header",
}
SENT = (
    f"Host: {NAME}\r\n"
    "Connection: close\r\n"
    f"User-Agent: {MARKERS['agent']}\r\n"
    f"Referer: https://{MARKERS['referrer']}.example/\r\n"
    f"Cookie: a={MARKERS['cookie']}\r\n"
    f"X-Forwarded-For: {MARKERS['forwarded']}\r\n"
    "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n"
    "Range: bytes=0-9\r\n"
)
PATH = f"/en/{MARKERS['path']}/?a={MARKERS['query']}"
WITH_TLS = {**HEADERS, **TLS}
OF_NGINX = {"Date", "Server", "Connection"}


def asking(start: str, headers: str = "", body: str = "") -> bytes:
    """Return a request whose every part is marked, the last on its connection."""
    return f"{start}\r\n{SENT}{headers}\r\n{body}".encode("latin-1")


def get(path: str, headers: str = "", method: str = "GET") -> bytes:
    """Return a marked request for a page."""
    return asking(f"{method} {path} HTTP/1.1", headers)


REFUSED = {
    "one word": (400, asking(MARKERS["method"])),
    "a broken header": (400, get(PATH, f"{MARKERS['header']} : (\r\n")),
    "two lengths": (400, get(PATH, "Content-Length: 1\r\nContent-Length: 2\r\n", "POST")),
    "a method of odd signs": (400, get(PATH, method=f"{MARKERS['method']}((")),
    "a way out of the folder": (400, get(f"/../../{MARKERS['path']}")),
    "an unknown method": (405, get("/en/", method=MARKERS["method"])),
    "post": (405, asking("POST /en/ HTTP/1.1", "Content-Length: 11\r\n", MARKERS["body"])),
    "trace": (405, get("/en/", method="TRACE")),
    "a large body": (413, asking("POST /en/ HTTP/1.1", "Content-Length: 5000\r\n", "a" * 5000)),
    "a long address": (414, get(f"{PATH}{'a' * 70_000}")),
    "a long header": (431, get(PATH, f"X-Long: {'a' * 70_000}\r\n")),
    "an unknown coding": (501, get("/en/", f"Transfer-Encoding: {MARKERS['header']}\r\n", "POST")),
    "a version of the future": (505, asking(f"GET {PATH} HTTP/3.7")),
}
MISSING = (
    "/nothing/",
    "/so/nothing",
    "/tables/nothing.csv",
    "/en/index.html",
    "/404.html",
    "/.exported",
    "/error.html",
    "/en/index.html.br",
    "/en/../nothing.csv",
    "/en/%0d%0aX-Marked:%20a/",
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve some pages of the made-up site."""
    with serve_folder() as served:
        yield served


def unpack(answer: Answer) -> str:
    """Return the words of an answer."""
    coding = answer.headers.get("Content-Encoding")
    body = brotli.decompress(answer.body) if coding == "br" else answer.body
    return (gzip.decompress(body) if coding == "gzip" else body).decode("utf-8")


def check_answer_of_nginx(answer: Answer, status: int) -> None:
    """It is the page in all languages, with the whole policy, and holds nothing that was asked."""
    assert answer.status == status
    page = unpack(answer)
    for locale in fixture().locales.values():
        assert f'<section lang="{locale.code}" dir="{locale.direction}"' in page
    assert 'href="tel:911"' in page
    assert page.endswith("</html>\n")
    known = {*OF_NGINX, "Content-Type", "Content-Length", "Content-Encoding", "Vary"}
    headers = {name: value for name, value in answer.headers.items() if name not in known}
    assert headers == WITH_TLS
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Server"] == "nginx"
    assert not [mark for mark in MARKERS.values() if mark in f"{answer.headers}{page}"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("accepts", "coding"),
    [
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0.5,deflate", "gzip"),
        ("", None),
        ("gzip;q=0.0", None),
    ],
)
def test_a_folder_gives_the_pages_and_headers_of_the_site(
    server: Server, accepts: str, coding: str | None, method: str
) -> None:
    client = fixture().test_client()
    for path in PAGES:
        answer = server.ask(get(path, f"Accept-Encoding: {accepts}\r\n", method))
        assert answer.status == 200, path
        response = client.get(path)
        wanted = {**response.headers, **WITH_TLS, "Vary": "Accept-Encoding"}
        if "Access-Control-Allow-Origin" in wanted:
            wanted["Cross-Origin-Resource-Policy"] = "cross-origin"
        size = int(answer.headers["Content-Length"])
        wanted |= {"Content-Length": str(size)} | ({"Content-Encoding": coding} if coding else {})
        assert {k: v for k, v in answer.headers.items() if k not in OF_NGINX} == wanted, path
        if method == "HEAD":
            assert answer.body == b""
        else:
            assert len(answer.body) == size
            assert unpack(answer) == response.text


@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("fr-CA,en;q=0.5", "fr"),
        ("es-MX,en;q=0.9", "es"),
        ("ar-SY,en;q=0.9", "ar"),
        ("ln,fr;q=0.8", "fr"),
        ("ht,fr", "fr"),
        ("fa,ar", "ar"),
        ("de,en", "en"),
        ("de, pt-BR, en", "pt"),
        ("PT", "pt"),
        ("art,sot", "en"),
        (MARKERS["header"], "en"),
        ("", "en"),
    ],
)
def test_the_start_is_in_the_language_of_the_browser(
    server: Server, accepts: str, code: str
) -> None:
    for path in ("/", f"/?a={MARKERS['query']}"):
        for method in ("GET", "HEAD"):
            answer = server.ask(get(path, f"Accept-Language: {accepts}\r\n", method))
            assert answer.status == 302
            wanted = {**WITH_TLS, "Location": f"/{code}/", "Vary": "Accept-Language"}
            assert {name: answer.headers.get(name) for name in wanted} == wanted
            assert not [mark for mark in MARKERS.values() if mark in f"{answer}"]


@pytest.mark.parametrize("path", ["/so", "/ar/card", LISTING.rstrip("/")])
def test_a_missing_slash_is_added_where_a_page_is_there(server: Server, path: str) -> None:
    answer = server.ask(get(f"{path}?a={MARKERS['query']}"))
    assert answer.status == 308
    wanted = {**WITH_TLS, "Location": f"{path}/"}
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert not [mark for mark in MARKERS.values() if mark in f"{answer}"]


@pytest.mark.parametrize("accepts", ["", "br", "gzip"])
def test_a_folder_says_in_all_languages_that_there_is_no_such_page(
    server: Server, accepts: str
) -> None:
    written = (server.pages / "404.html").read_text("utf-8")
    for path in (PATH, *MISSING):
        for tls in (True, False):
            answer = server.ask(get(path, f"Accept-Encoding: {accepts}\r\n"), tls=tls)
            check_answer_of_nginx(answer, 404)
            assert unpack(answer) == written


@pytest.mark.parametrize(
    ("name", "tls"),
    [  # without TLS a page is sent on to whatever method
        *((name, True) for name in REFUSED),
        *(
            (name, False)
            for name, (status, _) in REFUSED.items()
            if status != HTTPStatus.METHOD_NOT_ALLOWED
        ),
    ],
)
def test_what_nginx_refuses_gets_the_page_in_all_languages(
    server: Server, name: str, *, tls: bool
) -> None:
    status, request = REFUSED[name]
    answer = server.ask(request, tls=tls)
    check_answer_of_nginx(answer, status)
    assert unpack(answer) == (server.pages / "error.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["/so/numbers/", TABLE, "/built.txt"])
def test_who_comes_without_tls_is_sent_on_with_the_policy(server: Server, path: str) -> None:
    answer = server.ask(get(f"{path}?a={MARKERS['query']}"), tls=False)
    assert answer.status == 308
    assert answer.headers["Location"] == f"https://{NAME}{path}"
    sharing = "cross-origin" if path == TABLE else "same-origin"
    wanted = {**WITH_TLS, "Cross-Origin-Resource-Policy": sharing}
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    for short, there in (("/", "/en/"), ("/so", "/so/")):
        assert server.ask(get(short), tls=False).headers["Location"] == f"https://{NAME}{there}"


def test_who_speaks_no_tls_to_its_port_gets_the_page_in_all_languages(server: Server) -> None:
    other = Server(server.plain, server.tls, server.pages, server.written)
    check_answer_of_nginx(other.ask(get("/en/"), tls=False), 400)


def test_nothing_of_who_asks_is_written_down(server: Server) -> None:
    for _, request in (*REFUSED.values(), (404, get(PATH)), (200, get("/en/"))):
        server.ask(request)
        server.ask(request, tls=False)
    assert (server.written / "access.log").exists()
    written = "\n".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in server.written.rglob("*")
        if path.is_file()
    )
    assert {name: mark for name, mark in MARKERS.items() if mark in written} == {}
    assert "client: " not in written
