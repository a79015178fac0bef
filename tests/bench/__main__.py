"""Serve the same bytes with nginx and with ours, in turn, and print medians of ratios."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench.loads import WRK, Load, memory, put_load, write_folder
from tests.bench.more import weigh
from tests.served import COMMAND, free_port, kill_group, serve, wait_until_listening
from tests.serving.nginxfiles import NGINX
from webapp.app import create_app
from webapp.i18n.locales import read_registry
from webapp.serving.building import find_whole
from webapp.settings import read_settings
from webapp.site.build import ENCODINGS
from webapp.site.headers import fixed_headers
from webapp.site.store import Store

_NGINX_CONF = """
worker_processes 2;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    default_type "text/html; charset=utf-8";
    server {{
        listen 127.0.0.1:{port};
        root {folder}/pages;
        keepalive_requests 1000000;
        gzip_static on;
        {headers}
    }}
}}
"""
_BUILT_IN_SECONDS = 900
SETTINGS = read_settings()


def main() -> int:
    """Build, measure in turn, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="how long each load lasts")
    given = parser.parse_args()
    if WRK is None or NGINX is None:
        sys.stderr.write("wrk and nginx are needed: apt install wrk nginx\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        environment = {
            "CACHE_DIRECTORY": str(cache),
            "SITE_DATA": str(SETTINGS.data),
            "SITE_TRANSLATIONS": str(SETTINGS.translations),
            "SITE_BUILDS": "1",
        }
        _say("start to first answer, from nothing", f"{_start(folder, environment):.2f} s")
        store = _build_all(folder, cache, environment)
        starts = [_start(folder, environment) for _ in range(given.rounds)]
        _say("start to first answer, built before", f"{median(starts):.2f} s")
        _tell_sizes(store)
        for item in weigh(create_app(SETTINGS).site):
            bytes_told = f"{item.brotli} B brotli, {item.gzip} B gzip, {item.plain} B plain"
            _say(
                f"list of {item.services} services, English", f"{bytes_told}, {item.seconds:.1f} s"
            )
        _compare(folder, store, environment, given.rounds, given.seconds)
    return 0


def _build_all(folder: Path, cache: Path, environment: dict[str, str]) -> Store:
    site = create_app(SETTINGS).site
    with serve(folder, environment):
        began = time.monotonic()
        while (store := find_whole(site.settings, site.day, cache)) is None:
            assert time.monotonic() < began + _BUILT_IN_SECONDS, "not all pages are built"
            time.sleep(0.2)
        _say("all pages built", f"{len(list(store))} in {time.monotonic() - began:.0f} s")
    return store


def _start(folder: Path, environment: dict[str, str]) -> float:
    began, port = time.monotonic(), free_port()
    with (folder / "out").open("wb") as sink:
        process = subprocess.Popen(
            COMMAND,
            env={**os.environ, **environment, "PORT": str(port)},
            stdout=sink,
            stderr=sink,
            start_new_session=True,
        )
    try:
        while True:
            with suppress(OSError):
                connection = HTTPConnection("127.0.0.1", port, timeout=30)
                connection.request("GET", "/en/")
                assert connection.getresponse().read().rstrip().endswith(b"</html>")
                return time.monotonic() - began
            time.sleep(0.005)
    finally:
        kill_group(process)


def _tell_sizes(store: Store) -> None:
    for encoding in ENCODINGS[:2]:
        sizes = {path: len(store.read(path, encoding)) for path in store}
        lists = {path: size for path, size in sizes.items() if path.endswith("/resources/")}
        others = {path: size for path, size in sizes.items() if "/resources/" not in path}
        for what, some in (("list of all services", lists), ("largest other page", others)):
            largest = max(some, key=some.__getitem__)
            _say(f"{what}, {encoding}, with headers", f"{some[largest]} B ({largest})")


def _compare(
    folder: Path, store: Store, environment: dict[str, str], rounds: int, seconds: int
) -> None:
    code = list(read_registry(SETTINGS.translations).locales)[-1]
    paths = (f"/{code}/", f"/{code}/resources/", f"/{code}/numbers/")
    with _nginx(folder, store, paths) as (port, nginx), serve(folder, environment) as site:
        time.sleep(2)
        kinds: dict[str, list[float]] = {}
        loads: list[tuple[str, Load, Load]] = []
        for _ in range(rounds):
            for path in paths:
                for connections in (32, 256):
                    theirs = put_load(port, path, nginx, connections, seconds)
                    ours = put_load(site.port, path, site.process.pid, connections, seconds)
                    loads.append((f"{path} {connections}", theirs, ours))
        for name, theirs, ours in loads:
            path, _, many = name.partition(" ")
            if many == "32":
                kinds.setdefault(f"processor time, {path}", []).append(
                    ours.processor / theirs.processor
                )
                kinds.setdefault(f"requests a second, {path}", []).append(
                    ours.requests / theirs.requests
                )
            else:
                kinds.setdefault(f"p99 at 256 connections, {path}", []).append(
                    ours.p99 / theirs.p99
                )
            for whose, load in (("nginx", theirs), ("ours", ours)):
                if load.errors:
                    _say(f"{whose}, {name}", load.errors)
        for what, ratios in sorted(kinds.items()):
            spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
            _say(what, f"{median(ratios):.2f} x nginx ({spread})")
        _say("memory of all processes, after load", f"{memory(site.process.pid) / 1e6:.0f} MB")
        best = min(ours.processor for _, _, ours in loads)
        _say("processor time a page, least", f"{best * 1e6:.0f} us")


@contextmanager
def _nginx(folder: Path, store: Store, paths: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for path in paths:
        plain, packed = (store.answer(path, encoding)[1] for encoding in ("identity", "gzip"))
        write_folder(folder / "pages", path, plain, packed)
    folder.chmod(0o755)
    headers = fixed_headers(SETTINGS, create_app(SETTINGS).site.assets)
    lines = " ".join(f'add_header {name} "{value}" always;' for name, value in headers.items())
    port, conf = free_port(), folder / "nginx.conf"
    conf.write_text(_NGINX_CONF.format(folder=folder, port=port, headers=lines), "utf-8")
    process = subprocess.Popen(
        [str(NGINX), "-c", str(conf), "-g", "daemon off;"], start_new_session=True
    )
    try:
        wait_until_listening(port, process)
        yield port, process.pid
    finally:
        kill_group(process)


def _say(what: str, message: str) -> None:
    sys.stdout.write(f"{what:45} {message}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
