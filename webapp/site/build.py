"""Every page that a link reaches, rendered once and kept as the bytes that go over the wire.

The same data and the same day give the same bytes: a page knows nothing of who asks.
"""

import gzip
import os
import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from webapp.content.service_filters import ALWAYS, ANY
from webapp.content.slugs import slug_of
from webapp.settings import ROOT, Settings
from webapp.site.addresses import BUILT, page_address

if TYPE_CHECKING:
    from webapp.site.rendering import SiteApp

ENCODINGS = ("br", "gzip", "identity")  # the smallest first
_LINK = re.compile(r'href="(/[^"#?]*)')
_GZIP_LEVEL = 9
_BROTLI = {False: 11, True: 5}  # by whether there are thousands of its kind
_TOGETHER = 48  # pages that two processes build between two looks at what they lead to


class PageFailsError(Exception):
    """Raised with the addresses of the pages that do not work."""


@dataclass(frozen=True)
class Built:
    """One address: its headers without those of an encoding, its body packed in two ways."""

    path: str
    headers: tuple[tuple[str, str], ...]
    length: int
    gzip: bytes
    brotli: bytes
    links: tuple[str, ...] = ()

    def body(self, encoding: str) -> bytes:
        """Return the body in one of ENCODINGS."""
        if encoding == "identity":
            return gzip.decompress(self.gzip)
        return self.brotli if encoding == "br" else self.gzip

    def headers_for(self, encoding: str) -> dict[str, str]:
        """Return all headers but those that a server adds, as `Date`."""
        headers = dict(self.headers)
        vary = [header for header in (headers.get("Vary"), "Accept-Encoding") if header]
        headers["Vary"] = ", ".join(vary)
        if "ETag" in headers:  # of the words, so no byte of an encoding may rely on it
            headers["ETag"] = f"W/{headers['ETag'].removeprefix('W/')}"
        if encoding != "identity":
            headers["Content-Encoding"] = encoding
        size = self.length if encoding == "identity" else len(self.body(encoding))
        return {**headers, "Content-Length": str(size)}


def build(app: "SiteApp", path: str) -> Built:
    """Render one address and pack it; raises PageFailsError when what comes is no page."""
    response = ask(app, path)
    body = response.get_data()
    headers = [header for header in response.headers if header[0] != "Content-Length"]
    return Built(
        path,
        tuple(headers),
        len(body),
        gzip.compress(body, _GZIP_LEVEL, mtime=0),
        brotli.compress(body, quality=_BROTLI[is_answer(app, path)]),
        find_links(response),
    )


def ask(app: "SiteApp", path: str) -> Response:
    """Return what the app answers; raises PageFailsError when it is no page."""
    host = app.site.settings.hosts[0].lstrip(".") if app.site.settings.hosts else "localhost"
    response = app.test_client().get(path, base_url=f"http://{host}")
    if response.status_code != HTTPStatus.OK:
        raise PageFailsError(f"this page does not work: {path}")
    return response


def find_links(response: Response) -> tuple[str, ...]:
    """Return the addresses of this site that a page leads to."""
    if response.mimetype != "text/html":
        return ()
    return tuple(dict.fromkeys(map(unescape, _LINK.findall(response.get_data(as_text=True)))))


def is_answer(app: "SiteApp", path: str) -> bool:
    """Whether an address is that of the list for some answers, of which there are thousands."""
    try:
        return bool(app.url_map.bind("").match(path)[0] == "narrowed")
    except HTTPException:
        return False  # `build` says so


def build_all(app: "SiteApp", *, with_answers: bool = True) -> Iterator[Built]:
    """Yield each address that a link reaches, the lists for answers last; on two processors.

    Raises PageFailsError when a link leads to nothing.
    """
    first = [BUILT, *(page_address(code, "home") for code in app.site.translators)]
    known = set(first)
    pages, answers = first, list[str]()
    while pages or (answers and with_answers):
        queue = pages or answers
        together = queue[:_TOGETHER]
        del queue[:_TOGETHER]
        for page in _build_together(app, together):
            for link in page.links:
                if link not in known:
                    known.add(link)
                    (answers if is_answer(app, link) else pages).append(link)
            yield page


def _build_together(app: "SiteApp", paths: list[str]) -> Iterable[Built]:
    """Build half of them in a process of its own, which ends with the pages that it gives."""
    if len(paths) == 1:
        return [build(app, paths[0])]
    ours, theirs = paths[::2], paths[1::2]
    read_end, write_end = os.pipe()
    helper = os.fork()
    if not helper:
        try:
            os.close(read_end)
            with os.fdopen(write_end, "wb") as sink:
                pickle.dump(_try_to_build(app, theirs), sink)
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as source:
        built = _try_to_build(app, ours)
        data = source.read()
    os.waitpid(helper, 0)
    if not data:
        raise PageFailsError(f"a process that built pages was ended; first: {theirs[0]}")
    others = pickle.loads(data)  # noqa: S301 - from our own process
    both = [result for half in (built, others) for result in half]
    failing = [result for result in both if isinstance(result, str)]
    if failing:
        raise PageFailsError("these pages do not work: " + " ".join(sorted(failing)))
    found = {result.path: result for result in both if isinstance(result, Built)}
    return [found[path] for path in paths]


def _try_to_build(app: "SiteApp", paths: list[str]) -> list[Built | str]:
    """Return each page, or the address of one that fails."""
    tried: list[Built | str] = []
    for path in paths:
        try:
            tried.append(build(app, path))
        except PageFailsError:
            tried.append(path)
    return tried


def each_kind(app: "SiteApp") -> Iterator[str]:
    """Yield one address of each kind of page, in each language."""
    for rule in app.url_map.iter_rules():
        if "site_locale:locale" not in rule.rule:
            continue
        for locale in app.site.translators:
            path = rule.rule.replace("<site_locale:locale>", locale)
            path = path.replace("<listing:written>", slug_of(app.site.content.featured.home[0]))
            path = path.replace("<door:number>", next(iter(app.site.content.doors), ""))
            yield path.replace("<where:where>/<what:what>", f"{ANY}/{ALWAYS}")


def warm(app: "SiteApp") -> None:
    """Ask for each kind of page once in each language; raises PageFailsError with all that fail."""
    failing = []
    for path in each_kind(app):
        try:
            ask(app, path)
        except PageFailsError:
            failing.append(path)
    if failing:
        raise PageFailsError("these pages do not work: " + " ".join(failing))


_CODE = ("webapp", "deploy/exported", "requirements.lock")


def sum_inputs(settings: Settings, day: date, *more: object) -> str:
    """Return a sum that is the same only for the same files, settings, day and what else counts."""
    digest = sha256(repr((day, settings, sys.version, *more)).encode())
    code = (ROOT / item for item in _CODE)
    for place in (settings.data, settings.translations, settings.templates, *code):
        for path in _files_of(place):
            digest.update(f"{path}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files_of(place: Path) -> Iterator[Path]:
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
