"""Write the site as static files: every page that links reach, as nginx serves it.

The same data and the same day give the same bytes, because no page depends on who asks.
"""

import gzip
import os
import re
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from pathlib import Path
from shutil import rmtree

import brotli
from click import ClickException
from werkzeug.test import TestResponse

from webapp.pages.app import App
from webapp.pages.errors import render_in_all_languages
from webapp.text_files import lock_folder

MARKER = "built.txt"  # only an exported folder has this file
_PAGES_IN_ALL_LANGUAGES = {"index.html": "start", "404.html": "missing", "error.html": "fault"}


def export(folder: Path, app: App) -> int:
    """Write every page below the folder, and return how many.

    Raises ClickException or OSError, and then leaves the folder as it was.
    """
    folder = folder.resolve()
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        raise ClickException(f"{folder} holds something else than an export; name a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}.new")
    old = folder.with_name(f".{folder.name}.old")
    with lock_folder(folder.parent):
        try:
            rmtree(new, ignore_errors=True)
            if old.exists() and not folder.exists():  # a run ended between the two renames
                old.rename(folder)
            count = _write_pages(app, new)
            os.sync()
            _put_in_place(new, folder, old)
        finally:
            rmtree(new, ignore_errors=True)
    return count


def _write_pages(app: App, folder: Path) -> int:
    count = 0
    for path, response in find_pages(app):
        name = f"{path}index.html" if path.endswith("/") else path
        _write_compressed(folder / name.removeprefix("/"), response.get_data())
        count += 1
    for name, kind in _PAGES_IN_ALL_LANGUAGES.items():
        _write_compressed(folder / name, render_in_all_languages(app, kind).encode())
    return count


def find_pages(app: App) -> Iterator[tuple[str, TestResponse]]:
    """Yield the path and the response of every page that links reach.

    Raises ClickException for a link that leads to no page.
    """
    client = app.test_client()
    services = app.data.services.values()
    paths = [f"/{MARKER}"]
    for code in app.locales:
        paths.append(f"/{code}/")
        # No list links a service that has closed.
        paths += [f"/{code}/resources/{service.url_code}/" for service in services]
    linked_from = dict.fromkeys(paths, "/")
    for path in paths:  # new links are added at its end
        response = client.get(path)
        if response.status_code != HTTPStatus.OK:
            raise ClickException(
                f"{path} is linked on {linked_from[path]}, and answers {response.status}"
            )
        yield path, response
        html = response.text if response.mimetype == "text/html" else ""
        for link in map(unescape, re.findall(r'href="(/[^"#?]*)', html)):
            if link not in linked_from:
                linked_from[link] = path
                paths.append(link)


def _write_compressed(file: Path, content: bytes) -> None:
    """Write a file, and beside it what nginx sends to browsers that accept gzip or brotli."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content, quality=9))


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Replace the folder by the new one."""
    rmtree(old, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    folder.rename(old)  # from here to the next line there is no folder
    new.rename(folder)
    rmtree(old)
