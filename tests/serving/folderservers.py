"""An exported folder behind nginx, Apache and Caddy, with the files that the export wrote.

Around them stands what Debian brings, which keeps records unless a site says otherwise.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.served import free_port, kill_group, wait_until_listening
from tests.serving.nginxfiles import NGINX, NGINX_CONF
from tests.sites import fixture, fixture_settings
from webapp.site.export import export

_MODULES = Path("/usr/lib/apache2/modules")
_DEBIANS = Path("/etc/apache2/mods-available")
APACHE = shutil.which("apache2", path="/usr/sbin") if _DEBIANS.is_dir() else None
PROGRAMS = {"nginx": NGINX, "apache": APACHE, "caddy": shutil.which("caddy")}
FILES = {"nginx": "nginx.conf", "apache": "apache.conf", "caddy": "Caddyfile"}
NAMES = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(PROGRAMS[name] is None, reason=f"{name} is not installed"),
    )
    for name in FILES
]
# What Debian turns on, and what the export asks for.
_LOADED = (
    "mpm_event",
    "alias",
    "authn_core",
    "authz_core",
    "authz_host",
    "autoindex",
    "deflate",
    "dir",
    "env",
    "filter",
    "mime",
    "negotiation",
    "reqtimeout",
    "setenvif",
    "headers",
    "rewrite",
    "ssl",
)
_AROUND_APACHE = """
ServerRoot {folder}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
Mutex posixsem
{user}
{modules}
TypesConfig /etc/mime.types
Include {debian}/mime.conf
Include {debian}/deflate.conf
Include {debian}/dir.conf
LogFormat "%h %r %{{User-agent}}i %{{Referer}}i" combined
CustomLog {folder}/access.log combined
ErrorLog {folder}/error.log
LogLevel info
Listen 127.0.0.1:{port}
IncludeOptional {folder}/site.conf
"""


@dataclass(frozen=True)
class Server:
    """One that serves the folder, and the folder with all that it wrote."""

    name: str
    port: int
    written: Path


@contextmanager
def exported() -> Iterator[Path]:
    """Give the made-up site as a folder that other users may read, without the many answers."""
    place = Path(tempfile.mkdtemp(prefix="exported-"))
    place.chmod(0o755)
    app = fixture().app
    try:
        export(place / "site", fixture_settings(), lambda: app, lambda _: None, with_answers=False)
        yield place / "site"
    finally:
        shutil.rmtree(place)


def write_files(name: str, text: str, folder: Path, port: int, certificates: Path) -> list[str]:
    """Write what a server reads, and return the command that starts it."""
    text = text.replace("/etc/letsencrypt/live/help.example.org", str(certificates))
    program = PROGRAMS[name]
    assert program is not None
    if name == "nginx":
        text = text.replace("listen 80 default", f"listen 127.0.0.1:{port} default")
        text = text.replace("    listen [::]:80 default_server;\n", "")
        (folder / "local-data.conf").write_text(text, "utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        around = NGINX_CONF.format(folder=folder, logs=folder, user=user)
        (folder / "nginx.conf").write_text(around, "utf-8")
        return [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    if name == "apache":
        (folder / "site.conf").write_text(text.replace("*:80>", f"*:{port}>"), "utf-8")
        modules = "\n".join(
            f"LoadModule {module}_module {_MODULES}/mod_{module}.so" for module in _LOADED
        )
        user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
        around = _AROUND_APACHE.format(
            folder=folder, user=user, modules=modules, debian=_DEBIANS, port=port
        )
        (folder / "apache2.conf").write_text(around, "utf-8")
        return [program, "-f", str(folder / "apache2.conf"), "-DFOREGROUND"]
    text = text.replace("\n:80 {", f"\n:{port} {{").replace("\n{\n", "\n{\n\tadmin off\n", 1)
    (folder / "Caddyfile").write_text(text, "utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@contextmanager
def serve_folder(name: str, served: Path) -> Iterator[Server]:
    """Serve an exported folder with one of PROGRAMS until the block ends."""
    text = (served.with_name("site.servers") / FILES[name]).read_text("utf-8")
    folder = served.with_name(name)
    folder.mkdir()
    port = free_port()
    command = write_files(name, text, folder, port, folder)
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "output.txt").open("wb") as sink:
        process = subprocess.Popen(
            command,
            env={**os.environ, **home},
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_listening(port, process)
        yield Server(name, port, folder)
    finally:
        kill_group(process)
