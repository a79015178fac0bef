"""The site made from its files: at start all or nothing, later a new one only if it is sound."""

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from webapp.app import create_app
from webapp.problems import ProblemsFoundError
from webapp.serving.building import open_store, start_building
from webapp.serving.early import Early, find_early
from webapp.settings import SettingsError
from webapp.site.build import PageFailsError, warm
from webapp.site.rendering import SiteApp

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

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
