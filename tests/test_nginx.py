"""What nginx answers from the exported folder, says of it, and writes down: nothing of who asks.

It is installed as docs/hosts.md says; only places and ports differ.
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
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from tests.processes import TLS, free_port, kill_group, wait_until_listening
from tests.sites import REGIONAL, fixture, with_regional_language
from webapp.facts.models import slug
from webapp.pages import export as exporting
from webapp.pages.app import HEADERS
from webapp.settings import ROOT

pytestmark = pytest.mark.served

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
NAME = "help.example.org"
ADDRESS = "127.9.8.7"  # of this machine, and of nobody who writes it by chance
SOURCE = (ADDRESS, 0) if sys.platform == "linux" else None  # others have 127.0.0.1 alone
TABLE = f"/tables/{slug('hotline')}.csv"
LISTING = f"/eo/resources/{next(iter(fixture().data.services.values())).slug}/"
PAGES = ("/built.txt", "/en/", "/so/", "/so/numbers/", "/ar/card/", f"/{REGIONAL}/", LISTING, TABLE)
# As Debian's, which keeps an access log and tells errors unless a site says otherwise.
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
    f" -keyout privkey.pem -out fullchain.pem -subj /CN={NAME}"
)
# Whatever begins so was sent, but the addresses.
MARK = "marked"
SENT = f"""Host: {NAME}\r
Connection: close\r
User-Agent: {MARK}-agent\r
Referer: https://{MARK}-referrer.example/\r
Cookie: a={MARK}-cookie\r
X-Forwarded-For: 203.0.113.77\r
If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r
Range: bytes=0-9\r
"""
PATH = f"/en/{MARK}-path/?a={MARK}-query"
WITH_TLS = {**HEADERS, **TLS}
ERRORS = ("404.html", "error.html")
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE
OF_NGINX = {"Date", "Server", "Connection"}


def asking(path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
    """Return a request whose every part is marked, the last on its connection."""
    lines = "".join(f"{line}\r\n" for line in headers)
    return f"{method} {path} HTTP/{version}\r\n{SENT}{lines}\r\n".encode("latin-1")


# Whether with TLS or without.
REFUSED = [
    (400, f"{MARK}\r\n{SENT}\r\n".encode()),
    (400, asking(PATH, f"{MARK} : (")),
    (400, asking(f"/../../{MARK}")),
    (405, asking("/en/", method="TRACE")),
    (413, asking("/en/", "Content-Length: 5000", method="POST") + b"a" * 5000),
    (414, asking(f"{PATH}{'a' * 70_000}")),
    (431, asking(PATH, f"X-Long: {'a' * 70_000}")),
    (501, asking("/en/", f"Transfer-Encoding: {MARK}", method="POST")),
    (505, asking(PATH, version="3.7")),
]
MISSING = (
    PATH,
    "/so/nothing",
    "/tables/nothing.csv",
    "/404.html",
    "/.exported",
    "/en/index.html.br",
)


@dataclass(frozen=True)
class Answer:
    """What came back: the body unpacked."""

    status: int
    headers: dict[str, str]
    body: str
    length: int


@dataclass(frozen=True)
class Server:
    """A running nginx: its ports, with TLS and without, what it has, its pages in all languages."""

    ports: dict[bool, int]
    folder: Path
    pages: dict[str, str]

    def ask(self, request: bytes, *, tls: bool = True) -> Answer:
        """Send a request and read until the connection ends; nothing of it comes back."""
        made = socket.create_connection(("127.0.0.1", self.ports[tls]), None, SOURCE)
        return talk(TRUSTING.wrap_socket(made) if tls else made, request)

    def check_page(self, answer: Answer, status: int, name: str) -> None:
        """It is a page in all languages with the whole policy and nothing else."""
        assert (answer.status, answer.body) == (status, self.pages[name])
        known = {*OF_NGINX, "Content-Length", "Content-Encoding", "Vary"}
        headers = {k: v for k, v in answer.headers.items() if k not in known}
        assert headers == {**WITH_TLS, "Content-Type": "text/html; charset=utf-8"}


def talk(connection: socket.socket, request: bytes) -> Answer:
    """Send a request and read until the connection ends; nothing of it comes back."""
    received = b""
    with connection:
        with suppress(ConnectionError):  # it may have heard enough
            connection.sendall(request)
        with suppress(ConnectionError, ssl.SSLEOFError):
            while chunk := connection.recv(65536):
                received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert len(headers) == len(lines), f"a header is there twice: {lines}"
    assert headers["Server"] == "nginx"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
    unpacked = unpack.get(headers.get("Content-Encoding", ""), bytes)(body).decode("utf-8")
    assert MARK not in f"{head!r}{unpacked}".lower()
    return Answer(int(first.split()[1]), headers, unpacked, len(body))


def install(folder: Path, ports: Mapping[bool, int]) -> None:
    """Type what docs/hosts.md says, in a folder with the files of Debian's nginx."""
    settings, checkout = folder / "etc/nginx", folder / "srv/local-data"
    for name in ("modules-enabled", "sites-enabled", "snippets"):
        (settings / name).mkdir(parents=True)
    user = "user root;" if os.geteuid() == 0 else ""
    (settings / "nginx.conf").write_text(NGINX_CONF.format(folder=folder, user=user), "utf-8")
    (settings / "sites-enabled/default").write_text("is removed", "utf-8")
    changes = {
        "listen [::]:80 default_server;": "",
        "listen [::]:443 ssl default_server;": "",
        "listen 80 ": f"listen 127.0.0.1:{ports[False]} ",
        "listen 443 ": f"listen 127.0.0.1:{ports[True]} ",
        "/var/lib/local-data": str(folder),
        "/srv/local-data": str(checkout),
        "/etc/nginx": str(settings),
        "/etc/letsencrypt/live": str(folder),
        # As docs/translators.md tells for a language with a region.
        "|ar)": "|ar|fa)",
        " ar ar; ": f" ar ar; fa {REGIONAL}; ",
    }
    shutil.copytree(ROOT / "deploy", checkout / "deploy")
    for path in (checkout / "deploy").glob("*.conf"):
        path.write_text(replace_all(path.read_text("utf-8"), changes), "utf-8")
    documented = (ROOT / "docs/hosts.md").read_text("utf-8")
    # Not every `sed` knows -i without an ending for the old file.
    changes |= {"sed -i ": "sed -i.old ", "$NAME": NAME}
    for command in COMMANDS.findall(documented):
        subprocess.run(["sh", "-c", replace_all(command, changes)], check=True)
    (folder / NAME).mkdir()
    subprocess.run(CERTIFICATE.split(), cwd=folder / NAME, check=True, capture_output=True)


def replace_all(text: str, changes: Mapping[str, str]) -> str:
    """Replace each text by another one."""
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def nginx_in(folder: Path) -> list[str]:
    """Return the command of an nginx that is installed in a folder."""
    return [str(NGINX), "-p", str(folder), "-c", f"{folder}/etc/nginx/nginx.conf"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve some pages of the made-up site."""
    if NGINX is None:
        pytest.skip("nginx is not installed; type: sudo apt-get install nginx")
    folder = tmp_path_factory.mktemp("nginx")
    with pytest.MonkeyPatch.context() as patch:
        app = with_regional_language()
        client = app.test_client()
        patch.setattr(exporting, "find_pages", lambda _app: ((p, client.get(p)) for p in PAGES))
        exporting.export(folder / "site", app)
    ports = {tls: free_port() for tls in (True, False)}
    install(folder, ports)
    process = subprocess.Popen(
        [*nginx_in(folder), "-g", "daemon off;"],
        start_new_session=True,
        stderr=subprocess.DEVNULL,  # what is wrong before it reads where its log is
    )
    try:
        wait_until_listening(ports[True], process)
        pages = {name: (folder / "site" / name).read_text("utf-8") for name in ERRORS}
        yield Server(ports, folder, pages)
    finally:
        kill_group(process)


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("accepts", "coding"), [("gzip, br", "br"), ("br;q=0, gzip", "gzip"), ("gzip;q=0.0", None)]
)
def test_a_folder_gives_the_pages_and_headers_of_the_site(
    server: Server, accepts: str, coding: str | None
) -> None:
    for path in PAGES:
        answer = server.ask(asking(path, f"Accept-Encoding: {accepts}"))
        page = with_regional_language().test_client().get(path)
        wanted = {**TLS, **page.headers, "Vary": "Accept-Encoding"}
        wanted |= {"Content-Encoding": coding} if coding else {}
        wanted["Content-Length"] = str(answer.length)
        assert {k: v for k, v in answer.headers.items() if k not in OF_NGINX} == wanted, path
        assert (answer.status, answer.body) == (200, page.text), path


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("fr-CA,en;q=0.5", "fr"),
        ("es-MX,en;q=0.9", "es"),
        ("ar-SY,en;q=0.9", "ar"),
        ("ln,fr;q=0.8", "fr"),
        ("de, pt-BR, en", "pt"),
        ("PT", "pt"),
        ("fa-AF", REGIONAL),
        ("fa-af", REGIONAL),
        ("fa", REGIONAL),
        ("art,sot", "en"),
        ("", "en"),
    ],
)
def test_the_start_is_in_the_language_of_the_browser(
    server: Server, accepts: str, code: str
) -> None:
    answer = server.ask(asking(f"/?a={MARK}", f"Accept-Language: {accepts}"))
    wanted = {**WITH_TLS, "Location": f"/{code}/", "Vary": "Accept-Language"}
    assert (answer.status, answer.headers | wanted) == (302, answer.headers)


@pytest.mark.promise("H6")
@pytest.mark.parametrize(
    ("path", "tls", "there"),
    [
        ("/so", True, "/so/"),
        (LISTING.rstrip("/"), True, LISTING),
        (TABLE, False, f"https://{NAME}{TABLE}"),
        ("/so", False, f"https://{NAME}/so/"),
    ],
)
def test_who_is_sent_on_has_the_policy(server: Server, path: str, there: str, *, tls: bool) -> None:
    answer = server.ask(asking(f"{path}?a={MARK}"), tls=tls)
    sharing = "cross-origin" if path == TABLE else "same-origin"
    wanted = {**WITH_TLS, "Location": there, "Cross-Origin-Resource-Policy": sharing}
    assert (answer.status, answer.headers | wanted) == (308, answer.headers)


@pytest.mark.promise("H3", "H7")
@pytest.mark.parametrize("tls", [True, False])
def test_what_is_not_there_or_refused_gets_the_page_in_all_languages(
    server: Server, *, tls: bool
) -> None:
    for path in MISSING:
        for accepts in ("", "br"):
            answer = server.ask(asking(path, f"Accept-Encoding: {accepts}"), tls=tls)
            server.check_page(answer, 404, "404.html")
    for status, request in REFUSED:
        server.check_page(server.ask(request, tls=tls), status, "error.html")
    if tls:
        without_tls = socket.create_connection(("127.0.0.1", server.ports[True]))
        server.check_page(talk(without_tls, asking("/en/")), 400, "error.html")


@pytest.mark.promise("H1")
def test_nothing_of_who_asks_is_written_down(server: Server) -> None:
    for _, request in (*REFUSED, (404, asking(PATH)), (200, asking("/en/"))):
        server.ask(request)
        server.ask(request, tls=False)
    assert (server.folder / "access.log").exists()
    files = (path for path in server.folder.rglob("*") if path.is_file())
    written = "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
    for mark in (MARK, MARK.upper(), ADDRESS, "203.0.113.77", "client: "):
        assert mark not in written


@pytest.fixture
def many_open_files() -> Iterator[None]:
    """Let this process open as many files as its slow clients need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = SLOW_CLIENTS + 500
    if hard != resource.RLIM_INFINITY and hard < wanted:
        pytest.skip(f"this machine lets a process open {hard} files; {wanted} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.promise("H18")
@pytest.mark.usefixtures("many_open_files")
def test_a_page_is_answered_while_many_clients_are_slow(server: Server) -> None:
    with ExitStack() as clients:
        for _ in range(SLOW_CLIENTS):
            address = ("127.0.0.1", server.ports[False])
            client = clients.enter_context(socket.create_connection(address, None, SOURCE))
            client.send(b"GET")
        assert server.ask(asking("/en/")).status == 200


@pytest.mark.promise("H19")
def test_a_file_that_is_pulled_does_not_change_what_nginx_reads(server: Server) -> None:
    for path in (server.folder / "srv/local-data/deploy").iterdir():
        path.write_text("is pulled", "utf-8")
    checked = subprocess.run(
        [*nginx_in(server.folder), "-t"], check=False, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
