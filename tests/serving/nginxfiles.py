"""The files of `deploy/nginx/` as they are; only the places and the ports differ."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.served import free_port
from webapp.settings import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
SITE_FILE = ROOT / "deploy/nginx/local-data.conf"
SHARED_FILE = ROOT / "deploy/nginx/quiet.inc"
# As Debian's, which keeps an access log and tells errors unless a site says otherwise.
NGINX_CONF = """
{user}
worker_processes 2;
env FAKETIME_TIMESTAMP_FILE;
env FAKETIME_NO_CACHE;
env FAKETIME_DONT_FAKE_MONOTONIC;
pid {folder}/nginx.pid;
error_log {logs}/nginx-error.log;
events {{ worker_connections 768; }}
http {{
    access_log {logs}/nginx-access.log;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/local-data.conf;
}}
"""


@dataclass(frozen=True)
class Ports:
    """Where nginx listens: for who comes without TLS, with it, and for pages in plain tests."""

    to_tls: int = field(default_factory=free_port)
    tls: int = field(default_factory=free_port)
    plain: int = field(default_factory=free_port)


def write_nginx_files(folder: Path, logs: Path, door: Path, ports: Ports) -> Path:
    """Write what nginx reads, a certificate too, and return its first file."""
    make_certificate(folder)
    places = {
        "listen 80 default_server;": f"listen 127.0.0.1:{ports.to_tls} default_server;",
        "listen 443 ssl default_server;": (
            f"listen 127.0.0.1:{ports.tls} ssl default_server;"
            f"listen 127.0.0.1:{ports.plain} default_server;"
        ),
        "    listen [::]:80 default_server;\n": "",
        "    listen [::]:443 ssl default_server;\n": "",
        "/run/local-data/site.sock": str(door),
        "/var/lib/local-data": str(folder),
        "/srv/local-data/current/deploy/nginx": str(folder),
        "/etc/letsencrypt/live/help.example.org": str(folder),
    }
    _copy(SITE_FILE, folder, places)
    _copy(SHARED_FILE, folder, {"/var/lib/local-data": str(folder)})
    user = "user root;" if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(NGINX_CONF.format(folder=folder, logs=logs, user=user), "utf-8")
    return conf


def _copy(file: Path, folder: Path, places: dict[str, str]) -> None:
    text = file.read_text("utf-8")
    for written, here in places.items():
        assert written in text, f"{file.name} no longer says {written!r}"
        text = text.replace(written, here)
    (folder / file.name).write_text(text, "utf-8")


def make_certificate(folder: Path) -> None:
    tool = shutil.which("openssl")
    assert tool is not None, "install openssl"
    subprocess.run(
        [
            tool,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=help.example.org",
            "-keyout",
            "privkey.pem",
            "-out",
            "fullchain.pem",
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
