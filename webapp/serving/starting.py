"""The site made from its files: at start all or nothing, later a new one only if it is sound.

Pages that were built of the very same files answer before the site is loaded: all of them were
tried already. What else is asked, as `/`, waits for the app, which a reload soon brings to all.
"""

import os
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from errno import EADDRNOTAVAIL
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from webapp.app import create_app
from webapp.problems import ProblemsFoundError
from webapp.serving.building import find_whole, folder_for_pages, open_store, start_building
from webapp.settings import LAST_PORT, Settings, SettingsError, read_settings
from webapp.site.build import PageFailsError, warm
from webapp.site.rendering import SiteApp

if TYPE_CHECKING:
    from datetime import date

    from gunicorn.arbiter import Arbiter

    from webapp.site.store import Store


@dataclass(frozen=True)
class Unloaded:
    """What is known of a site before it is loaded."""

    settings: Settings
    day: "date"


class Early:
    """Is there before the app is: it has its pages, settings and day."""

    def __init__(self, site: Unloaded, store: "Store") -> None:
        """Serve these pages."""
        self.site, self.store = site, store

    @property
    def app(self) -> SiteApp:
        """The app; raises ProblemsFoundError where the files have changed since and are faulty."""
        if isinstance(self._loaded, ProblemsFoundError):
            raise self._loaded
        return self._loaded

    @cached_property
    def _loaded(self) -> SiteApp | ProblemsFoundError:
        try:
            return create_app(self.site.settings)
        except ProblemsFoundError as error:
            return error  # to look again takes a second; who asks again must not cost that

    def __call__(self, *asked: Any) -> Any:  # noqa: ANN401 - as a server asks an app
        """Ask the app."""
        return self.app(*asked)


def find_early() -> Early | None:
    """Return the site with its pages where all of them were built before; raises SettingsError."""
    settings = read_settings()
    if not settings.builds:
        return None
    day = settings.date_today()
    store = find_whole(settings, day, folder_for_pages())
    return Early(Unloaded(settings, day), store) if store else None


FAULTS = (ProblemsFoundError, PageFailsError, SettingsError)
_BUILDERS: list[int] = []  # the one process that builds for this site, then watches


def make_site() -> SiteApp:
    """Return the site with each kind of page tried once; raises one of FAULTS."""
    app = create_app()
    warm(app)
    return app


def make_site_with_pages() -> SiteApp:
    """Return the site with its built pages, or a file for them; raises one of FAULTS."""
    app = create_app()
    app.store, app.store_file = open_store(app.site)
    if app.store_file is not None or app.store is None:
        warm(app)  # of pages that were built nothing is to be tried
    return app


def make_site_or_end() -> SiteApp | Early:
    """Return the site, or end the start with what is to be mended."""
    try:
        return find_early() or make_site_with_pages()
    except FAULTS as error:
        sys.stderr.write(f"{error}\nThe site does not start until this is mended.\n")
        sys.exit(1)


def read_address() -> tuple[str, int]:
    """Return where the site listens, or end in one line where that makes no sense."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if set(host) & set(":/[]"):
        sys.stderr.write(f"HOST is {host!r}; type a name or an IPv4 address, such as 127.0.0.1\n")
        sys.exit(1)
    if not port.isascii() or not port.isdigit() or not 0 < int(port) <= LAST_PORT:
        sys.stderr.write(f"PORT is {port!r}; type a number from 1 to 65535\n")
        sys.exit(1)
    return host, int(port)


def refuse_taken_port(host: str, port: int, command: str = "make run") -> None:
    """Say in one line why nobody can serve there, such as somebody else who does, and end."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or "no reason given"
            is_elsewhere = isinstance(error, socket.gaierror) or error.errno == EADDRNOTAVAIL
            try_this = "HOST=127.0.0.1" if is_elsewhere else "PORT=8080"
            reason_line = f"cannot serve at {host}:{port} ({reason}); try {try_this} {command}"
            sys.stderr.write(f"{reason_line}\n")
            sys.exit(1)


def build_behind(server: "Arbiter") -> None:
    """Let one process build the pages of the site of now, and end the one before."""
    while _BUILDERS:
        with suppress(ProcessLookupError):
            os.killpg(_BUILDERS.pop(), signal.SIGKILL)
    doors = [listener.fileno() for listener in server.LISTENERS]
    _BUILDERS.append(start_building(cast("SiteApp | Early", server.app.callable), doors))


def renew_site(server: "Arbiter") -> None:
    """Let the next workers have the data, words and templates of now, unless they are faulty.

    Gunicorn calls this on SIGHUP, before it makes them; code is read at a restart only.
    """
    is_early = isinstance(server.app.callable, Early)
    try:
        server.app.callable = cast("Any", make_site_with_pages())
    except FAULTS as error:
        reason_line = str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the site that works stays
        reason_line = f"it fails with {type(error).__name__}"
    else:
        build_behind(server)
        if is_early:
            return  # what is shown has not changed
        sys.stdout.write("The site shows its files as they are now.\n")
        sys.stdout.flush()
        return
    sys.stderr.write(f"{reason_line}\nThe site stays as it was until this is mended.\n")
