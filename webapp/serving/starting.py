"""The site made from its files: at start all or nothing, later a new one only if it is sound."""

import sys
from typing import TYPE_CHECKING, Any, cast

from flask import Flask

from webapp import create_app
from webapp.faults import FaultsFoundError
from webapp.settings import SettingsError
from webapp.site.warming import PageFailsError, warm

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

FAULTS = (FaultsFoundError, PageFailsError, SettingsError)


def make_site() -> Flask:
    """Return the site with each kind of page tried once; raises one of FAULTS."""
    app = create_app()
    warm(app)
    return app


def make_site_or_end() -> Flask:
    """Return the site, or end the start with what is to be mended."""
    try:
        return make_site()
    except FAULTS as error:
        sys.stderr.write(f"{error}\nThe site does not start until this is mended.\n")
        sys.exit(1)


def renew_site(server: "Arbiter") -> None:
    """Let the next workers have the data, words and templates of now, unless they are faulty.

    Gunicorn calls this on SIGHUP, before it makes them; code is read at a restart only.
    """
    try:
        server.app.callable = cast("Any", make_site())
    except FAULTS as error:
        told = str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the site that works stays
        told = f"it fails with {type(error).__name__}"
    else:
        sys.stdout.write("The site shows its files as they are now.\n")
        sys.stdout.flush()
        return
    sys.stderr.write(f"{told}\nThe site stays as it was until this is mended.\n")
