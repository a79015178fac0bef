"""Every page that a link reaches, written once as files that nginx serves as they are.

The same data and the same day give the same bytes: a page knows nothing of who asks.
"""

import gzip
import os
import re
import shutil
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from pathlib import Path

import brotli
from click import ClickException
from werkzeug.test import TestResponse

from webapp.pages.app import App
from webapp.pages.errors import write_in_all_languages
from webapp.text_files import lock_folder

BUILT = "built.txt"
_LINK = re.compile(r'href="(/[^"#?]*)')
_IN_ALL_LANGUAGES = {"index.html": "start", "404.html": "missing", "error.html": "fault"}


def export(folder: Path, app: App) -> int:
    """Write every page below the folder, and return how many.

    Raises ClickException and OSError; the folder is then what it was.
    """
    folder = folder.resolve()
    is_ours = not folder.exists() or (folder / BUILT).is_file()
    if not is_ours and any(folder.iterdir()):
        raise ClickException(f"{folder} holds something else; name a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{state}") for state in ("new", "old"))
    with lock_folder(folder.parent):
        try:
            shutil.rmtree(new, ignore_errors=True)
            if old.exists() and not folder.exists():  # a run died between two renamings
                old.rename(folder)
            count = _write_pages(app, new)
            os.sync()
            _put_in_place(new, folder, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return count


def _write_pages(app: App, new: Path) -> int:
    count = 0
    for path, response in find_pages(app):
        count += 1
        name = path[1:] + ("index.html" if path.endswith("/") else "")
        _write_packed(new / name, response.get_data())
    for name, kind in _IN_ALL_LANGUAGES.items():
        _write_packed(new / name, write_in_all_languages(app, kind).encode())
    return count


def find_pages(app: App) -> Iterator[tuple[str, TestResponse]]:
    """Yield each address that a link reaches; raises ClickException with where a link is."""
    client = app.test_client()
    # A service that has closed is linked from elsewhere.
    first = ["", *(f"resources/{service.slug}/" for service in app.data.services.values())]
    begun = (f"/{code}/{page}" for code in app.locales for page in first)
    linked_on = dict.fromkeys([f"/{BUILT}", *begun], "/")
    queue = list(linked_on)
    for path in queue:
        response = client.get(path)
        if response.status_code != HTTPStatus.OK:
            raise ClickException(f"this page does not work: {path} is linked on {linked_on[path]}")
        yield path, response
        if response.mimetype == "text/html":
            for link in map(unescape, _LINK.findall(response.text)):
                if link not in linked_on:
                    linked_on[link] = path
                    queue.append(link)


def _write_packed(file: Path, plain: bytes) -> None:
    """Write a file, and beside it what nginx sends to browsers that unpack."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(plain)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(plain, 9, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(plain, quality=9))


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Let the new folder have the name of the old one."""
    shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    folder.rename(old)  # between these two there is no folder, for some millionths of a second
    new.rename(folder)
    shutil.rmtree(old)
