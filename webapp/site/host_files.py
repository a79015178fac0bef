"""The files with which nginx, Apache and Caddy serve an exported folder under the one policy."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from webapp.content.slugs import slug_of
from webapp.settings import ROOT
from webapp.site.addresses import page_address, service_address, table_address
from webapp.site.build import Built, PageFailsError
from webapp.site.headers import OPEN, fixed_headers
from webapp.site.rendering import Site

_TEMPLATES = ROOT / "deploy/exported"
SERVERS = ("nginx.conf", "apache.conf", "Caddyfile")
# What Accept-Encoding says where an encoding is taken: with no weight, or with one above nothing.
_TAKES = r"(^|,)\s*{}\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?\s*(,|$)"
_FAULTS = (400, 403, 405, 408, 411, 413, 414, 416, 417, 431, 500, 501, 503, 505)
_TYPES = {
    "/": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/plain; charset=utf-8",
    ".json": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
_FREE = {"Vary", "ETag"}  # the first is that of the encodings; no file has a mark


def write_servers(site: Site, folder: Path, built: set[str]) -> dict[str, str]:
    """Return the text of each file by its name."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    words = {
        "name": name_of(site),
        "root": str(folder),
        "https": site.settings.https,
        "headers": tuple(fixed_headers(site.settings, site.assets).items()),
        "languages": tuple((code, locale.lang) for code, locale in site.locales.items()),
        "moved": tuple(_find_moved(site, built)),
        "takes": {encoding: _TAKES.format(encoding) for encoding in ("br", "gzip")},
        "faults": _FAULTS,
    }
    return {name: environment.get_template(name).render(words) for name in SERVERS}


def name_of(site: Site) -> str:
    """Return the name under which the folder is served."""
    return site.settings.hosts[0].lstrip(".") if site.settings.hosts else "localhost"


def check_headers(site: Site, built: Built) -> None:
    """Raise PageFailsError when the servers would give other headers than the site does."""
    given = {**fixed_headers(site.settings, site.assets)}
    kind = next(kind for kind in (*_TYPES, "") if built.path.endswith(kind))
    given["Content-Type"] = _TYPES.get(kind, "")
    if kind in {".csv", ".json", ".svg"}:
        given.update(OPEN)
    if locale := site.locales.get(built.path.split("/")[1]):
        given["Content-Language"] = locale.lang
    wanted = {name: value for name, value in built.headers if name not in _FREE}
    names = sorted({name for name, _ in given.items() ^ wanted.items()})
    if names:
        raise PageFailsError(f"web servers give {', '.join(names)} otherwise: {built.path}")


def _find_moved(site: Site, built: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each address of once, as far as no question mark is in it, and where it leads."""
    for code in site.translators:
        for service_id in site.content.services:
            new = service_address(code, service_id)
            old = f"{page_address(code, 'resources')}{service_id}"
            if new in built and service_id != slug_of(service_id):
                yield f"{old}/", new
                yield old, new
    for table in site.content.tables():
        if table_address(table) in built:
            yield f"/tables/{table}.csv", table_address(table)
