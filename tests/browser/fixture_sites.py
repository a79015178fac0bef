"""The site and the other site: both slow, both remember what they were asked."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.browser.serving import served
from tests.sites import fixture, rebuild

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SLOW_IN_SECONDS = 0.5
HALFWAY_IN_SECONDS = 0.15
WEATHER = "Sunny"
FORM = "<form action='/found'><input name='q' id='q'></form>"


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A weather page that takes its time, and pages that may be kept, with a common form."""

    server: "Listening"

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        if name == "weather":
            self.server.referrers.append(self.headers.get("Referer"))
            time.sleep(SLOW_IN_SECONDS)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Cache-Control", "no-store" if name == "weather" else "max-age=3600")
        self.end_headers()
        page = (
            f"<!doctype html><title>{name}</title><p>{WEATHER}{FORM if name != 'weather' else ''}"
        )
        self.wfile.write(page.encode())

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Listening(http.server.ThreadingHTTPServer):
    """The server of the other site, with the Referer of each who came for the weather."""

    def __init__(self) -> None:
        """Take a free port."""
        super().__init__(("127.0.0.1", 0), Elsewhere)
        self.referrers: list[str | None] = []


@dataclass(frozen=True)
class Halting:
    """The app behind a slow line: a page comes in two parts, cut where its own words begin."""

    app: "WSGIApplication"
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterator[bytes]:
        self.asked.append(environ["PATH_INFO"])
        whole = b"".join(self.app(environ, start))
        first, main, rest = whole.partition(b"<main")
        yield first
        if main:
            time.sleep(HALFWAY_IN_SECONDS)
        yield main + rest


@dataclass(frozen=True)
class Place:
    """Where the two sites are, and what each has been asked."""

    site: str
    other: str
    asked: list[str]
    referrers: list[str | None]


@contextmanager
def serve_both() -> Iterator[Place]:
    """Serve the site, which leaves for the other one; for a browser they are two sites."""
    target = Listening()
    other = f"http://localhost:{target.server_port}"
    site = rebuild(replace(fixture().settings, leave_to=f"{other}/weather"))
    app = Halting(site.wsgi_app)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    try:
        with served(app) as address:
            yield Place(address, other, app.asked, target.referrers)
    finally:
        target.shutdown()
        target.server_close()
