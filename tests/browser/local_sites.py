"""Local servers: for any app, or for our site and the other site that it leaves for."""

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

from tests.sites import make_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MAX_WAIT_IN_SECONDS = 60
PAUSE_IN_SECONDS = 0.15
WEATHER = "Sunny"


@dataclass(frozen=True)
class Sites:
    """The addresses of our site and of another one, and what was requested from them."""

    ours: str
    other: str
    requested_paths: list[str]  # of our site
    weather_referrers: list[str | None]
    weather_may_load: threading.Event


@contextmanager
def serve(app: "WSGIApplication") -> Iterator[str]:
    """Serve an app on a free port, and give its address, until the block ends."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    # A request that waits for `weather_may_load` must not keep the server from ending.
    server.daemon_threads = True  # type: ignore[attr-defined]
    server.block_on_close = False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serve_both() -> Iterator[Sites]:
    """Serve our site and the other one, which browsers take for different sites.

    A page of ours arrives in two parts, so that a test can see whether the first one is shown.
    """
    requested_paths = list[str]()
    weather_referrers = list[str | None]()
    weather_may_load = threading.Event()
    weather_may_load.set()

    @Request.application
    def other_app(request: Request) -> Response:
        name = request.path[1:]
        cache_control = "max-age=3600"
        if name == "weather":
            weather_referrers.append(request.referrer)
            weather_may_load.wait(MAX_WAIT_IN_SECONDS)
            cache_control = "no-store"
        page = f"<!doctype html><title>{name}</title><p>{WEATHER}"
        return Response(page, headers={"Cache-Control": cache_control}, mimetype="text/html")

    with serve(other_app) as address:
        other = address.replace("127.0.0.1", "localhost")
        with patch("webapp.pages.templating.LEAVE_TO", f"{other}/weather"):
            site = make_app()

        def slow_app(environ: "WSGIEnvironment", start: "StartResponse") -> Iterator[bytes]:
            requested_paths.append(environ["PATH_INFO"])
            body = b"".join(site.wsgi_app(environ, start))
            first, main, rest = body.partition(b"<main")
            yield first
            if main:
                time.sleep(PAUSE_IN_SECONDS)
            yield main + rest

        with serve(slow_app) as ours:
            yield Sites(ours, other, requested_paths, weather_referrers, weather_may_load)
