"""How the site is served: gunicorn's settings, and the reloading server for editors.

Nobody keeps an access log: a visitor's address, page and browser are written nowhere.
"""

import logging
import os
import sys
from pathlib import Path

from webapp.settings import ROOT

_PORT = os.environ.get("PORT", "8000")
if not _PORT.isascii() or not _PORT.isdigit() or not 0 < int(_PORT) < 65536:  # noqa: PLR2004
    sys.stderr.write(f"PORT is {_PORT!r}; type a number from 1 to 65535\n")
    sys.exit(1)

# Read by gunicorn, which looks for these names (`-c python:webapp.serving`).
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{_PORT}"
workers = 2
threads = 4
preload_app = True
accesslog = None
errorlog = "-"
loglevel = "error"
limit_request_line = 4094


def when_ready(_server: object) -> None:
    """Say where the site is, once it answers."""
    sys.stdout.write(f"The site is at http://{bind}/ (stop it with Ctrl-C)\n")
    sys.stdout.flush()


def watched_files() -> list[str]:
    """Return what the reloading server watches beside the code."""
    folders = ("data", "translations", "templates", "webapp/static")
    found = (path for folder in folders for path in Path(ROOT, folder).rglob("*"))
    return [str(path) for path in found if path.is_file()]


def serve_reloading() -> None:
    """Serve on this machine only, and start again when a file is saved."""
    from werkzeug.serving import run_simple  # noqa: PLC0415 - not needed by gunicorn

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    from webapp.wsgi import app  # noqa: PLC0415 - reads data and catalogs

    sys.stdout.write(f"The site is at http://127.0.0.1:{_PORT}/ and follows what you save\n")
    sys.stdout.flush()
    run_simple("127.0.0.1", int(_PORT), app, use_reloader=True, extra_files=watched_files())


if __name__ == "__main__":
    serve_reloading()
