"""Every page that a link reaches, written once as files that nginx serves as they are.

The same data and the same day give the same bytes: a page knows nothing of who asks. Beside the
folder is another with `pages.conf` for nginx and the list of what was written.
"""

import ctypes
import gzip
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from werkzeug.wrappers import Response

from webapp.settings import ROOT, Settings
from webapp.site.addresses import BUILT, page_address
from webapp.site.fallback_page import FallbackKind, write_fallback_page
from webapp.site.headers import OPEN, fixed_headers
from webapp.text_files import BusyError, lock_folder, put_text
from webapp.words.languages import SOURCE

if TYPE_CHECKING:
    from webapp.site.rendering import Site, SiteApp

_LINK = re.compile(r'href="(/[^"#?]*)')
_LIST = "exported.json"
_CODE = ("webapp", "deploy/pages.conf", "requirements.lock")
_TELL_EVERY = 500  # addresses
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux
_HERE = -100  # AT_FDCWD
_PAGES = {
    "index.html": FallbackKind.START,
    "404.html": FallbackKind.MISSING,
    "error.html": FallbackKind.FAULT,
}
# What Accept-Encoding says where an encoding is taken: with no weight, or with one above nothing.
_TAKES = r"(^|,)\s*{}\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?\s*(,|$)"
_TYPES = {
    "/": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/plain; charset=utf-8",
    ".json": "text/plain; charset=utf-8",
}
# `Vary` is that of the encodings, the length that of each file; no file has a mark.
_FREE = {"Vary", "ETag", "Content-Length"}
Tell = Callable[[str], None]


class PageFailsError(Exception):
    """Raised with the address of a page that does not work."""


class ExportError(Exception):
    """Raised with one line that says what keeps the folder from being written."""


def export(folder: Path, settings: Settings, make_app: Callable[[], "SiteApp"], tell: Tell) -> int:
    """Write every page below the folder, and return how many; nothing when all are there.

    Raises PageFailsError, ExportError, OSError and what `make_app` raises; the folder is then what
    it was.
    """
    folder = folder.resolve()
    beside = folder.with_name(f"{folder.name}.servers")
    inputs = _sum_inputs(settings, folder)
    known = _read_list(beside / _LIST)
    if known.get("inputs") == inputs and known.get("files") == _sum_files(folder):
        return 0
    if not known and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} holds something else; name a new folder")
    app = make_app()
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with lock_folder(folder.parent):
            count, files = _replace(app, folder, tell)
            put_text(beside / "pages.conf", write_pages_conf(app.site, folder))
            put_text(beside / _LIST, json.dumps({"inputs": inputs, "files": files}) + "\n")
    except BusyError as error:
        raise ExportError(str(error)) from None
    return count


def _replace(app: "SiteApp", folder: Path, tell: Tell) -> tuple[int, str]:
    """Put a new folder in the place of the old; return how many pages it has, and its sum."""
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    if not folder.exists() and _old(folder).exists():  # a run died at the worst moment
        _old(folder).rename(folder)
    try:
        new.mkdir()
        count = 0
        for path, response in find_pages(app):
            _check_headers(app.site, path, response)
            name = path[1:] + ("index.html" if path.endswith("/") else "")
            _write_packed(new / name, response.get_data())
            count += 1
            if count % _TELL_EVERY == 0:
                tell(f"{count} addresses")
        for name, kind in _PAGES.items():
            _write_packed(new / name, write_fallback_page(app, app.site, kind).encode("utf-8"))
        files = _sum_files(new)
        os.sync()
        _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return count, files


def find_pages(app: "SiteApp") -> Iterator[tuple[str, Response]]:
    """Yield each address that a link reaches; raises PageFailsError with where a link is."""
    hosts = app.site.settings.hosts
    base = f"http://{hosts[0].lstrip('.') if hosts else 'localhost'}"
    client = app.test_client()
    first = [BUILT, *(page_address(code, "home") for code in app.site.translators)]
    linked_on = dict.fromkeys(first, "/")
    queue = list(first)
    for path in queue:
        response = client.get(path, base_url=base)
        if response.status_code != HTTPStatus.OK:
            raise PageFailsError(f"this page does not work: {path} is linked on {linked_on[path]}")
        yield path, response
        if response.mimetype == "text/html":
            for link in map(unescape, _LINK.findall(response.get_data(as_text=True))):
                if link not in linked_on:
                    linked_on[link] = path
                    queue.append(link)


def _write_packed(file: Path, plain: bytes) -> None:
    """Write a file, and beside it what nginx sends to browsers that unpack."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(plain)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(plain, 9, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(plain, quality=9))


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


def _sum_inputs(settings: Settings, folder: Path) -> str:
    """Return a sum that is the same only for the same files, settings, day and folder."""
    digest = sha256(repr((settings.date_today(), settings, sys.version, folder)).encode())
    code = (ROOT / item for item in _CODE)
    for place in (settings.data, settings.translations, settings.templates, *code):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


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


def write_pages_conf(site: "Site", folder: Path) -> str:
    """Return what nginx reads of the site: its headers, its languages and where its pages are."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "deploy"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("pages.conf").render(
        root=folder,
        headers=fixed_headers(replace(site.settings, https=True), site.assets),
        languages={code: locale.code for code, locale in site.locales.items()},
        default=SOURCE.code,
        takes={encoding: _TAKES.format(encoding) for encoding in ("br", "gzip")},
    )


def _check_headers(site: "Site", path: str, response: Response) -> None:
    """Raise PageFailsError when nginx would give other headers than the site does."""
    given = fixed_headers(site.settings, site.assets)
    given["Content-Type"] = next(
        (text for end, text in _TYPES.items() if path.endswith(end)), "none"
    )
    if path.endswith((".csv", ".json")):
        given.update(OPEN)
    if locale := site.locales.get(path.split("/")[1]):
        given["Content-Language"] = locale.code
    wanted = {name: value for name, value in response.headers if name not in _FREE}
    if names := sorted({name for name, _ in given.items() ^ wanted.items()}):
        raise PageFailsError(f"nginx gives {', '.join(names)} otherwise: {path}")
