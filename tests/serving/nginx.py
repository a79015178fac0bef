"""The exported folder behind nginx, with the files of `deploy/`: only places and ports differ."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.served import free_port, kill_group, wait_until_listening
from tests.sites import fixture
from webapp.facts.models import slug
from webapp.pages import export as exporting
from webapp.settings import ROOT

NAME = "help.example.org"
ADDRESS = "127.9.8.7"  # of this machine, and of nobody who writes it by chance
TABLE = f"/tables/{slug('hotline')}.csv"
LISTING = f"/eo/resources/{next(iter(fixture().data.services.values())).slug}/"
PAGES = (
    "/built.txt",
    "/en/",
    "/so/",
    "/so/numbers/",
    "/ar/card/",
    "/en/resources/",
    LISTING,
    TABLE,
)
_PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
_IS_INSTALLED_BY_MAKE = os.geteuid() == 0 and Path("/etc/debian_version").exists()
_SOURCE = (ADDRESS, 0) if sys.platform == "linux" else None  # others have 127.0.0.1 alone
_PATIENCE_IN_SECONDS = 30
# As Debian's, which keeps an access log and tells errors unless a site says otherwise.
_AROUND = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    access_log {folder}/access.log;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """What came back: the body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running nginx: where it listens with TLS and without, its pages, and all that it wrote."""

    tls: int
    plain: int
    pages: Path
    written: Path

    def ask(self, request: bytes, *, tls: bool = True) -> Answer:
        """Send a request and read until the connection ends."""
        port = self.tls if tls else self.plain
        made = socket.create_connection(("127.0.0.1", port), _PATIENCE_IN_SECONDS, _SOURCE)
        received = b""
        with _trusting().wrap_socket(made) if tls else made as connection:
            with suppress(ConnectionError):  # it may have heard enough
                connection.sendall(request)
            with suppress(ConnectionError, ssl.SSLEOFError):
                while chunk := connection.recv(65536):
                    received += chunk
        return _read(received)


@contextmanager
def serve_folder() -> Iterator[Server]:
    """Serve some pages of the made-up site until the block ends; fail where make brings nginx."""
    if _PROGRAM is None:
        assert not _IS_INSTALLED_BY_MAKE, "nginx is missing; type: apt-get install nginx"
        pytest.skip("nginx is not installed")
    folder = Path(tempfile.mkdtemp(prefix="nginx-"))
    folder.chmod(0o755)
    try:
        tls, plain = free_port(), free_port()
        _export(folder / "site")
        _write_settings(folder, tls, plain)
        process = subprocess.Popen(
            [_PROGRAM, "-p", folder, "-c", folder / "nginx.conf", "-g", "daemon off;"],
            start_new_session=True,
            stderr=subprocess.DEVNULL,  # what is wrong before it reads where its log is
        )
        try:
            wait_until_listening(tls, process)
            yield Server(tls, plain, folder / "site", folder)
        finally:
            kill_group(process)
    finally:
        shutil.rmtree(folder)


def _export(folder: Path) -> None:
    """Write PAGES alone."""
    with pytest.MonkeyPatch.context() as patch:
        client = fixture().test_client()
        patch.setattr(exporting, "find_pages", lambda _app: ((p, client.get(p)) for p in PAGES))
        exporting.export(folder, fixture().settings, fixture, lambda _: None)


def _write_settings(folder: Path, tls: int, plain: int) -> None:
    """Write what nginx reads, a certificate too."""
    listen = {
        "    listen [::]:80 default_server;\n": "",
        "    listen [::]:443 ssl default_server;\n": "",
        "listen 80 ": f"listen 127.0.0.1:{plain} ",
        "listen 443 ": f"listen 127.0.0.1:{tls} ",
    }
    places = {
        "/var/lib/local-data": str(folder),
        "/srv/local-data/deploy": str(folder),
        f"/etc/letsencrypt/live/{NAME}": str(folder),
    }
    _copy("pages.conf", folder, listen)
    _copy("site.conf", folder, places)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user), "utf-8")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    out = ["-keyout", "privkey.pem", "-out", "fullchain.pem", "-subj", f"/CN={NAME}"]
    subprocess.run(
        ["openssl", "req", "-x509", *key, *out], cwd=folder, check=True, capture_output=True
    )


def _copy(name: str, folder: Path, changes: dict[str, str]) -> None:
    text = (ROOT / "deploy" / name).read_text("utf-8")
    for written, here in changes.items():
        assert written in text, f"{name} no longer says {written!r}"
        text = text.replace(written, here)
    (folder / name).write_text(text, "utf-8")


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _read(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    assert first.startswith("HTTP/1."), received[:200]
    headers = [line.partition(": ") for line in lines]
    names = [name for name, _, _ in headers]
    assert len(names) == len(set(names)), f"a header is there twice: {names}"
    return Answer(int(first.split(" ")[1]), {name: value for name, _, value in headers}, body)
