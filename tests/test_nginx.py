"""How nginx serves the exported folder: pages, headers, errors, and logs without requests.

It is installed as docs/hosts.md says, with other folders and ports.
"""

import gzip
import os
import re
import resource
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import brotli
import pytest

from tests.processes import TLS_HEADERS, find_free_port, kill_process_group, wait_until_listening
from tests.routes import HOTLINE
from tests.sites import NEGOTIATED, REGIONAL, regional_app
from webapp.facts.models import url_code
from webapp.pages import export as exporting
from webapp.pages.app import HEADERS
from webapp.settings import ROOT

pytestmark = pytest.mark.served

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
NAME = "help.example.org"
ADDRESS = "127.9.8.7"  # of the client; nothing else contains it
SOURCE = (ADDRESS, 0) if sys.platform == "linux" else None  # other systems have only 127.0.0.1
SERVICE = f"/eo/resources/{url_code('shore-line')}/"
PAGES = (
    "/built.txt",
    "/en/",
    "/so/",
    "/so/numbers/",
    "/ar/card/",
    f"/{REGIONAL}/",
    SERVICE,
    HOTLINE,
)
# Like Debian's: it logs requests and errors unless the settings of a site say otherwise.
NGINX_CONF = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
include {folder}/etc/nginx/modules-enabled/*.conf;

events {{
	worker_connections 768;
	# multi_accept on;
}}

http {{
    access_log {folder}/access.log;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/etc/nginx/sites-enabled/*;
}}
"""
COMMANDS = re.compile(r"(?m)^ {4}((?:rm|sed|cp) .*/etc/nginx/.*)")
SLOW_CLIENTS = 2_000
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    f" -keyout privkey.pem -out fullchain.pem -subj /CN={NAME} -addext subjectAltName=DNS:localhost"
)
# Everything that a request sends contains it, but the addresses.
MARK = "marked"
REQUEST_HEADERS = f"""Host: {NAME}\r
Connection: close\r
User-Agent: {MARK}-agent\r
Referer: https://{MARK}-referrer.example/\r
Cookie: a={MARK}-cookie\r
X-Forwarded-For: 203.0.113.77\r
If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r
Range: bytes=0-9\r
"""
PATH = f"/en/{MARK}-path/?a={MARK}-query"
HEADERS_WITH_TLS = {**HEADERS, **TLS_HEADERS}
UNVERIFIED = ssl.create_default_context()
UNVERIFIED.check_hostname, UNVERIFIED.verify_mode = False, ssl.CERT_NONE


def make_request(path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
    """Return a request that contains MARK in many places and closes its connection."""
    lines = "".join(f"{line}\r\n" for line in headers)
    return f"{method} {path} HTTP/{version}\r\n{REQUEST_HEADERS}{lines}\r\n".encode("latin-1")


REFUSED = [
    (400, f"{MARK}\r\n{REQUEST_HEADERS}\r\n".encode()),
    (400, make_request(PATH, f"{MARK} : (")),
    (400, make_request(f"/../../{MARK}")),
    (405, make_request("/en/", method="TRACE")),
    (413, make_request("/en/", "Content-Length: 5000", method="POST") + b"a" * 5000),
    (414, make_request(f"{PATH}{'a' * 70_000}")),
    (431, make_request(PATH, f"X-Long: {'a' * 70_000}")),
    (501, make_request("/en/", f"Transfer-Encoding: {MARK}", method="POST")),
    (505, make_request(PATH, version="3.7")),
]


@dataclass(frozen=True)
class Response:
    """A response with its decompressed body, without the headers that nginx adds to each one."""

    status: int
    headers: dict[str, str]
    body: str

    def check_error_page(self, status: int, html: str) -> None:
        """Assert that this is a page in all languages with the headers of the site alone."""
        assert (self.status, self.body) == (status, html)
        others = self.headers.keys() - {"Content-Length", "Content-Encoding", "Vary"}
        headers = {name: self.headers[name] for name in others}
        assert headers == {**HEADERS_WITH_TLS, "Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Server:
    """A running nginx: its ports by whether they have TLS, and its folder."""

    ports: dict[bool, int]
    folder: Path

    def send(self, request: bytes, *, tls: bool = True) -> Response:
        """Send a request on a new connection, and return the response."""
        connection = socket.create_connection(("127.0.0.1", self.ports[tls]), None, SOURCE)
        return exchange(UNVERIFIED.wrap_socket(connection) if tls else connection, request)

    def read_error_page(self, name: str) -> str:
        """Return an exported page in all languages."""
        return (self.folder / "site" / name).read_text("utf-8")


def exchange(connection: socket.socket, request: bytes) -> Response:
    """Send a request and return the response, after checking that it does not contain MARK."""
    with connection:
        with suppress(ConnectionError):  # nginx may close the connection before it has read all
            connection.sendall(request)
        response = HTTPResponse(connection)
        response.begin()
        body = response.read()  # raises an exception if it is shorter than Content-Length
    headers = dict(response.getheaders())
    assert len(headers) == len(response.getheaders()), f"a header occurs twice: {response.msg}"
    assert headers.pop("Server") == "nginx"
    del headers["Date"], headers["Connection"]
    decompress = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    text = decompress[headers.get("Content-Encoding", "")](body).decode("utf-8")
    assert MARK not in f"{response.reason}{response.msg}{text}".lower()
    return Response(response.status, headers, text)


def install(folder: Path, ports: Mapping[bool, int], certificate_days: int) -> None:
    """Run the commands of docs/hosts.md in a folder with the files of Debian's nginx."""
    settings, checkout = folder / "etc/nginx", folder / "srv/local-data"
    for name in ("modules-enabled", "sites-enabled", "snippets"):
        (settings / name).mkdir(parents=True)
    user = "user root;" if os.geteuid() == 0 else ""
    (settings / "nginx.conf").write_text(NGINX_CONF.format(folder=folder, user=user), "utf-8")
    (settings / "sites-enabled/default").write_text("a command removes this", "utf-8")
    replacements = {
        "listen [::]:80 default_server;": "",
        "listen [::]:443 ssl default_server;": "",
        "listen 80 ": f"listen 127.0.0.1:{ports[False]} ",
        "listen 443 ": f"listen 127.0.0.1:{ports[True]} ",
        "/var/lib/local-data": str(folder),
        "/srv/local-data": str(checkout),
        "/etc/nginx": str(settings),
        "/etc/letsencrypt/live": str(folder),
        # docs/translators.md describes these changes for a language with a region.
        "|ar)": "|ar|fa)",
        " ar ar; ": f" ar ar; fa {REGIONAL}; ",
        # Only GNU's sed knows -i without a suffix.
        "sed -i ": "sed -i.old ",
        "$NAME": NAME,
    }

    def adapt(text: str) -> str:
        for old, new in replacements.items():
            text = text.replace(old, new)
        return text

    shutil.copytree(ROOT / "deploy", checkout / "deploy")
    for path in (checkout / "deploy").glob("*.conf"):
        path.write_text(adapt(path.read_text("utf-8")), "utf-8")
    for command in COMMANDS.findall((ROOT / "docs/hosts.md").read_text("utf-8")):
        subprocess.run(["sh", "-c", adapt(command)], check=True)
    (folder / NAME).mkdir()
    command = [*CERTIFICATE.split(), "-days", str(certificate_days)]
    subprocess.run(command, cwd=folder / NAME, check=True, capture_output=True)


def nginx_command(folder: Path, *options: str) -> list[str]:
    """Return the command of an nginx that is installed in a folder."""
    return [str(NGINX), "-p", str(folder), "-c", f"{folder}/etc/nginx/nginx.conf", *options]


@contextmanager
def serve(folder: Path, certificate_days: int = 30) -> Iterator[Server]:
    """Serve some pages of the made-up site."""
    if NGINX is None:
        pytest.skip("nginx is not installed; type: sudo apt-get install nginx")
    app = regional_app()
    client = app.test_client()
    with pytest.MonkeyPatch.context() as patch:
        pages = [(path, client.get(path)) for path in PAGES]
        patch.setattr(exporting, "find_pages", lambda _app: pages)
        exporting.export(folder / "site", app)
    ports = {tls: find_free_port() for tls in (True, False)}
    install(folder, ports, certificate_days)
    process = subprocess.Popen(
        nginx_command(folder, "-g", "daemon off;"),
        start_new_session=True,
        stderr=subprocess.DEVNULL,  # errors from before nginx has read where its log is
    )
    try:
        wait_until_listening(ports[True], process)
        yield Server(ports, folder)
    finally:
        kill_process_group(process)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, br", {"Content-Encoding": "br"}),
        ("br;q=0, gzip", {"Content-Encoding": "gzip"}),
        ("gzip;q=0.0", {}),
    ],
)
def test_nginx_serves_pages_and_headers_of_the_site(
    server: Server, accepts: str, encoding: dict[str, str]
) -> None:
    for path in PAGES:
        response = server.send(make_request(path, f"Accept-Encoding: {accepts}"))
        page = regional_app().test_client().get(path)
        expected = {**TLS_HEADERS, **page.headers, "Vary": "Accept-Encoding", **encoding}
        expected["Content-Length"] = response.headers["Content-Length"]
        assert response.headers == expected, path
        assert (response.status, response.body) == (200, page.text), path


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        *NEGOTIATED,
        ("ln,fr;q=0.8", "fr"),
        ("de, pt-BR, en", "pt"),
        ("PT", "pt"),
        ("art,sot", "en"),
    ],
)
def test_nginx_redirects_start_to_language_of_browser(
    server: Server, accepts: str, code: str
) -> None:
    response = server.send(make_request(f"/?a={MARK}", f"Accept-Language: {accepts}"))
    expected = {**HEADERS_WITH_TLS, "Location": f"/{code}/", "Vary": "Accept-Language"}
    assert response.status == 302
    assert response.headers.items() >= expected.items()


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("path", "tls", "target"),
    [
        ("/so", True, "/so/"),
        (SERVICE.rstrip("/"), True, SERVICE),
        (HOTLINE, False, f"https://{NAME}{HOTLINE}"),
        ("/so", False, f"https://{NAME}/so/"),
    ],
)
def test_nginx_redirects_with_headers_of_the_site(
    server: Server, path: str, target: str, *, tls: bool
) -> None:
    response = server.send(make_request(f"{path}?a={MARK}"), tls=tls)
    policy = "cross-origin" if path == HOTLINE else "same-origin"
    expected = {"Location": target, "Cross-Origin-Resource-Policy": policy}
    assert response.status == 308
    assert response.headers.items() >= {**HEADERS_WITH_TLS, **expected}.items()


@pytest.mark.promise("H3", "H7")
@pytest.mark.parametrize("tls", [True, False])
def test_nginx_answers_missing_path_with_page_in_all_languages(
    server: Server, *, tls: bool
) -> None:
    for path in (
        PATH,
        "/so/nothing",
        "/tables/nothing.csv",
        "/404.html",
        "/.exported",
        "/en/index.html.br",
    ):
        for accepts in ("", "br"):
            response = server.send(make_request(path, f"Accept-Encoding: {accepts}"), tls=tls)
            response.check_error_page(404, server.read_error_page("404.html"))


@pytest.mark.promise("H3")
def test_nginx_refuses_request_with_page_in_all_languages(server: Server) -> None:
    html = server.read_error_page("error.html")
    for status, request in REFUSED:
        for tls in (True, False):
            server.send(request, tls=tls).check_error_page(status, html)
    without_tls = socket.create_connection(("127.0.0.1", server.ports[True]))
    exchange(without_tls, make_request("/en/")).check_error_page(400, html)


@pytest.mark.promise("H1")
def test_nginx_logs_no_requests(server: Server) -> None:
    requests = [request for _, request in REFUSED]
    for request in (*requests, make_request(PATH), make_request("/en/")):
        server.send(request)
        server.send(request, tls=False)
    assert (server.folder / "access.log").exists()
    files = (path for path in server.folder.rglob("*") if path.is_file())
    text = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
    for trace in (MARK, MARK.upper(), ADDRESS, "203.0.113.77", "client: "):
        assert trace not in text


@pytest.mark.promise("H18")
def test_nginx_answers_while_many_clients_are_slow(server: Server) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (SLOW_CLIENTS + 500, hard))
    with ExitStack() as clients:
        clients.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        for _ in range(SLOW_CLIENTS):
            address = ("127.0.0.1", server.ports[False])
            client = clients.enter_context(socket.create_connection(address, None, SOURCE))
            client.send(b"GET")
        assert server.send(make_request("/en/")).status == 200


@pytest.mark.promise("H19")
def test_nginx_does_not_read_files_of_the_checkout(server: Server) -> None:
    for path in (server.folder / "srv/local-data/deploy").iterdir():
        path.write_text("changed by git pull", "utf-8")
    command = nginx_command(server.folder, "-t")
    process = subprocess.run(command, check=False, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
