"""The exported folder on web servers of others: what they answer, say of it, and write down."""

import gzip
import http.client
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import brotli
import pytest
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

from tests.client import PageClient
from tests.policy import EXPECTED
from tests.serving.asking import MARKERS, ask, connect, page
from tests.serving.folderservers import (
    FILES,
    NAMES,
    Server,
    exported,
    serve_folder,
    write_files,
)
from tests.serving.nginxfiles import make_certificate
from tests.serving.refusing import (
    MALFORMED,
    OWN_TO_GUNICORN,
    POSTED,
    TOO_LONG,
    UNKNOWN_METHOD,
)
from tests.sites import fixture, fixture_settings
from webapp.content.slugs import slug_of
from webapp.site.addresses import drawing_address, service_address, table_address
from webapp.site.build import Built, build
from webapp.site.export import write_servers
from webapp.site.pagemodels.figures import DRAWINGS

if TYPE_CHECKING:
    from flask.testing import FlaskClient

pytestmark = pytest.mark.served
TABLE = table_address(next(iter(fixture().content.series)))
LISTING = next(iter(fixture().content.services))
SAMPLE = (
    "/en/",
    "/ar/resources/",
    "/so/numbers/",
    service_address("eo", LISTING),
    "/en/go/1/",
    "/so/card/",
    TABLE,
    drawing_address("ar", DRAWINGS[0]),
    "/built.txt",
)
REFUSED = {**MALFORMED, **TOO_LONG, **OWN_TO_GUNICORN, "unknown": UNKNOWN_METHOD, "posted": POSTED}
OF_SERVERS = {"Date", "Server", "Connection", "Keep-Alive", "Transfer-Encoding", "Alt-Svc"}


@cache
def wanted(path: str) -> Built:
    """Return a page as the site gives it."""
    return build(fixture().app, path)


@dataclass(frozen=True)
class Wire:
    """Asks a server for pages as a browser does."""

    port: int

    def get(self, path: str, accepts: str = "", method: str = "GET") -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Accept-Encoding": accepts, "Range": "bytes=0-9", "Cookie": MARKERS["cookie"]}
        headers["If-Modified-Since"] = "Fri, 01 Jan 2100 00:00:00 GMT"
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        kept_headers = [header for header in answer.getheaders() if header[0] not in OF_SERVERS]
        assert len({name for name, _ in kept_headers}) == len(kept_headers), kept_headers
        response = Response(answer.read(), answer.status)
        response.headers = Headers(kept_headers)
        connection.close()
        return response


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return the made-up site as a folder."""
    with exported() as made:
        yield made


@pytest.fixture(scope="module", params=NAMES)
def server(request: pytest.FixtureRequest, folder: Path) -> Iterator[Server]:
    """Return one server after the other, each with the file that was made for it."""
    with serve_folder(request.param, folder) as served:
        yield served


def unpack(response: Response) -> bytes:
    """Return the words of an answer."""
    body = response.get_data()
    match response.headers.get("Content-Encoding"):
        case "br":
            return bytes(brotli.decompress(body))
        case "gzip":
            return gzip.decompress(body)
    return body


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("gzip, br", "br"), ("br;q=0, gzip", "gzip"), ("", "identity"), ("gzip;q=0.0", "identity")],
)
def test_a_folder_gives_the_pages_and_headers_of_the_site(
    server: Server, accepts: str, encoding: str
) -> None:
    for path in SAMPLE:
        for method in ("GET", "HEAD"):
            answer = Wire(server.port).get(path, accepts, method)
            assert answer.status_code == 200, path
            headers = wanted(path).headers_for(encoding)
            headers.pop("ETag", None)
            if server.name == "caddy":  # of a packed file it tells the length where that is small
                answer.headers.pop("Content-Length", None)
                headers.pop("Content-Length")
            assert dict(answer.headers) == headers, path
            body = b"" if method == "HEAD" else wanted(path).body(encoding)
            assert answer.get_data() == body, path


def test_pages_of_a_folder_keep_the_rules_of_the_house(server: Server) -> None:
    client = PageClient(fixture())
    client.client = cast("FlaskClient", Wire(server.port))
    for path in (path for path in SAMPLE if path.endswith("/")):
        client.page(path)


@pytest.mark.parametrize("accepts", ["", "br", "gzip"])
def test_a_folder_says_in_all_languages_that_there_is_no_such_page(
    server: Server, folder: Path, accepts: str
) -> None:
    written = (folder / "404.html").read_bytes()
    for path in (
        "/nothing/",
        "/so/nothing",
        "/tables/nothing.csv",
        "/en/index.html",
        "/404.html",
        "/en/index.html.br",
        "/en/../nothing.csv",
        "/en/tables/nothing.svg",
    ):
        answer = Wire(server.port).get(path, accepts)
        assert answer.status_code == 404, path
        assert unpack(answer) == written, path
        assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED, path
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Content-Language" not in answer.headers


def test_the_start_of_a_folder_is_a_page_of_languages(server: Server, folder: Path) -> None:
    answer = Wire(server.port).get("/", "br")
    assert unpack(answer) == (folder / "index.html").read_bytes()
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    for code in fixture().locales:
        assert f'<a href="/{code}/"' in unpack(answer).decode("utf-8")


def test_a_folder_leads_on_from_addresses_of_once(server: Server) -> None:
    new = service_address("so", LISTING)
    table = next(iter(fixture().content.series))
    for old, there in (
        (f"/so/resources/{LISTING}/", new),
        (f"/so/resources/{LISTING}?a={MARKERS['query']}", new),
        (f"/tables/{table}.csv", TABLE),
        (f"/so/resources/{slug_of(LISTING)}?{MARKERS['query']}", new),
        ("/ar", "/ar/"),
    ):
        response = ask(server.port, page(old))
        assert response.status == 308, old
        location = response.headers["Location"].removeprefix("http://localhost")
        assert location.removeprefix(f":{server.port}") == there
        assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
        assert not [
            mark for mark in MARKERS.values() if mark in f"{response.headers}{response.body}"
        ]


def test_servers_of_a_folder_say_and_write_nothing_of_a_visitor(server: Server) -> None:
    for path in ("/en/", f"/{MARKERS['path']}/", f"/en/resources/?a={MARKERS['query']}"):
        response = ask(server.port, page(path))
        assert response.status == (200 if path.startswith("/en/") else 404)
        assert not [
            mark for mark in MARKERS.values() if mark in f"{response.headers}{response.body}"
        ]
    for name, (_, request) in REFUSED.items():
        with connect(server.port) as connection:
            connection.sendall(request)
            received = connection.recv(200_000).decode("utf-8", "replace")
        assert not [mark for mark in MARKERS.values() if mark in received], name
        if server.name != "caddy" and received and "HTTP/1.1 200" not in received:
            assert EXPECTED["Content-Security-Policy"] in received, (name, received[:500])
    with connect(server.port) as gone:
        gone.sendall(page()[:60])
    written = "\n".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in server.written.rglob("*")
        if path.is_file()
    )
    assert {name: mark for name, mark in MARKERS.items() if mark in written} == {}


@pytest.mark.parametrize("name", NAMES)
def test_servers_understand_the_files_for_tls(tmp_path: Path, name: str) -> None:
    make_certificate(tmp_path)
    settings = replace(fixture_settings(), https=True, hosts=("help.example.org",))
    site = replace(fixture().site, settings=settings)
    text = write_servers(site, tmp_path, set())[FILES[name]]
    assert "max-age=63072000" in text
    command = write_files(name, text, tmp_path, 80, tmp_path)
    check = {
        "nginx": [*command[:-2], "-t"],
        "apache": [*command[:-1], "-t"],
        "caddy": [command[0], "validate", *command[2:]],
    }[name]
    result = subprocess.run(check, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
