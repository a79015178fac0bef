"""Apps served on this machine: one alone, or the site, slow, and another one that it leaves for."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from werkzeug import Request, Response
from werkzeug.serving import make_server

from tests.sites import rebuild

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATIENCE_IN_SECONDS = 60
HALFWAY_IN_SECONDS = 0.15
WEATHER = "Sunny"


@dataclass(frozen=True)
class Sites:
    """Where our site and the other one are, and what each was asked."""

    ours: str
    other: str
    asked: list[str]
    referrers: list[str | None]  # of who came for the weather
    weather: threading.Event  # it comes while this is set


@contextmanager
def serve(app: "WSGIApplication") -> Iterator[str]:
    """Serve an app on a free port until the block ends; give its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined] # a page waits for changes
    server.block_on_close = False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serve_both() -> Iterator[Sites]:
    """Serve the site, which leaves for the other one; for a browser they are two sites.

    Our pages come in two parts, cut where their own words begin.
    """
    asked, referrers, weather = list[str](), list[str | None](), threading.Event()
    weather.set()

    @Request.application
    def other(request: Request) -> Response:
        name, keep = request.path[1:], "max-age=3600"
        if name == "weather":
            referrers.append(request.referrer)
            weather.wait(PATIENCE_IN_SECONDS)
            keep = "no-store"
        page = f"<!doctype html><title>{name}</title><p>{WEATHER}"
        return Response(page, headers={"Cache-Control": keep}, mimetype="text/html")

    with serve(other) as address:
        elsewhere = address.replace("127.0.0.1", "localhost")
        with patch("webapp.pages.templating.LEAVE_TO", f"{elsewhere}/weather"):
            site = rebuild()

        def halt(environ: "WSGIEnvironment", start: "StartResponse") -> Iterator[bytes]:
            asked.append(environ["PATH_INFO"])
            first, main, rest = b"".join(site.wsgi_app(environ, start)).partition(b"<main")
            yield first
            if main:
                time.sleep(HALFWAY_IN_SECONDS)
            yield main + rest

        with serve(halt) as ours:
            yield Sites(ours, elsewhere, asked, referrers, weather)
