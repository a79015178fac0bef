"""The whole site as a folder that any web server can hold, for hosts without a process of ours.

Beside the folder is another with the files for web servers and the list of what was written.
"""

import ctypes
import gzip
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from webapp.content.slugs import slug_of
from webapp.settings import ROOT, Settings
from webapp.site.addresses import page_address, service_address, table_address
from webapp.site.build import Built, PageFailsError, build_all, sum_inputs
from webapp.site.fallback_page import FallbackKind, write_fallback_page
from webapp.site.headers import OPEN, fixed_headers
from webapp.text_files import BusyError, lock_folder, put_text

if TYPE_CHECKING:
    from webapp.site.rendering import Site, SiteApp

_LIST = "exported.json"
_TELL_EVERY = 500  # addresses
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux
_HERE = -100  # AT_FDCWD
_PAGES = {
    "index.html": FallbackKind.START,
    "404.html": FallbackKind.MISSING,
    "error.html": FallbackKind.FAULT,
}
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
Tell = Callable[[str], None]


class ExportError(Exception):
    """Raised with one line that says what keeps the folder from being written."""


def export(
    folder: Path,
    settings: Settings,
    make_app: Callable[[], "SiteApp"],
    tell: Tell,
    *,
    with_answers: bool = True,
) -> int:
    """Write every page below the folder, and return how many; nothing when all are there.

    Raises PageFailsError, ExportError, OSError and what `make_app` raises; the folder is then what
    it was.
    """
    folder = folder.resolve()
    beside = folder.with_name(f"{folder.name}.servers")
    inputs = sum_inputs(settings, settings.date_today(), folder, with_answers)
    known = _read_list(beside / _LIST)
    if known.get("inputs") == inputs and known.get("files") == _sum_files(folder):
        return 0
    if not known and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} holds something else; name a new folder")
    app = make_app()
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with lock_folder(folder.parent):
            return _write(app, folder, beside, inputs, tell, with_answers=with_answers)
    except BusyError as error:
        raise ExportError(str(error)) from None


def _write(
    app: "SiteApp", folder: Path, beside: Path, inputs: str, tell: Tell, *, with_answers: bool
) -> int:
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    if not folder.exists() and _old(folder).exists():  # a run died at the worst moment
        _old(folder).rename(folder)
    try:
        new.mkdir()
        built = set[str]()
        for path in _build(app, new, tell, with_answers=with_answers):
            built.add(path)
        for name, kind in _PAGES.items():
            page = write_fallback_page(app, app.site, kind).encode("utf-8")
            _put(new / name, page, gzip.compress(page, 9, mtime=0), brotli.compress(page))
        files = _sum_files(new)
        os.sync()
        _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    for name, text in write_servers(app.site, folder, built).items():
        put_text(beside / name, text)
    put_text(beside / _LIST, json.dumps({"inputs": inputs, "files": files}) + "\n")
    return len(built)


def _build(app: "SiteApp", folder: Path, tell: Tell, *, with_answers: bool) -> Iterator[str]:
    """Write each page and yield its address; raises PageFailsError with where a link is."""
    linked: dict[str, str] = {}
    try:
        for count, page in enumerate(build_all(app, with_answers=with_answers), 1):
            check_headers(app.site, page)
            for link in page.links:
                linked.setdefault(link, page.path)
            file = folder / (page.path[1:] + ("index.html" if page.path.endswith("/") else ""))
            _put(file, page.body("identity"), page.gzip, page.brotli)
            if count % _TELL_EVERY == 0:
                tell(f"{count} addresses")
            yield page.path
    except PageFailsError as error:
        where = [
            f"{path} is linked on {linked[path]}"
            for path in re.findall(r"/\S*", str(error))
            if path in linked
        ]
        raise PageFailsError("\n".join([str(error), *where])) from None


def _put(file: Path, plain: bytes, packed: bytes, smallest: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(plain)
    file.with_name(f"{file.name}.gz").write_bytes(packed)
    file.with_name(f"{file.name}.br").write_bytes(smallest)


def _swap(new: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, which then has the name of the new."""
    if folder.exists() and not _exchange(new, folder):
        folder.rename(_old(folder))  # here alone there is a moment without a folder
        new.rename(folder)
        shutil.rmtree(_old(folder))
    elif not folder.exists():
        new.rename(folder)


def _exchange(folder: Path, other: Path) -> bool:
    """Let two folders change names at once, where the system can: on Linux most can."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except AttributeError:
        return False
    return not rename(_HERE, os.fsencode(folder), _HERE, os.fsencode(other), _EXCHANGE)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _sum_files(folder: Path) -> str:
    """Return a sum of the names and sizes below a folder."""
    digest = sha256()
    for place, names, files in os.walk(folder):
        names.sort()
        for name in sorted(files):
            path = f"{place}/{name}"
            size = os.stat(path).st_size  # noqa: PTH116 - tens of thousands of them
            digest.update(f"{path[len(str(folder)) :]}\0{size}\0".encode())
    return digest.hexdigest()


def _read_list(path: Path) -> dict[str, str]:
    """Return what the last export wrote down; nothing where there was none."""
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def write_servers(site: "Site", folder: Path, built: set[str]) -> dict[str, str]:
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


def name_of(site: "Site") -> str:
    """Return the name under which the folder is served."""
    return site.settings.hosts[0].lstrip(".") if site.settings.hosts else "localhost"


def check_headers(site: "Site", built: Built) -> None:
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


def _find_moved(site: "Site", built: set[str]) -> Iterator[tuple[str, str]]:
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
