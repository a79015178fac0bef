"""How the site is served: gunicorn's settings, and the reloading server for editors.

Nobody keeps an access log: a visitor's address, page and browser are written nowhere.
"""

import logging
import os
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING

from webapp.faults import FaultsFoundError
from webapp.settings import ROOT, SettingsError, read_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PORT = os.environ.get("PORT") or "8000"
_LOOK_EVERY_SECONDS = 0.5
_START_AGAIN = 3  # what Werkzeug's reloader takes for the wish to be started again
_HOST = os.environ.get("HOST") or "127.0.0.1"
if not _PORT.isascii() or not _PORT.isdigit() or not 0 < int(_PORT) < 65536:  # noqa: PLR2004
    sys.stderr.write(f"PORT is {_PORT!r}; type a number from 1 to 65535\n")
    sys.exit(1)


def refuse_taken_port(host: str, port: int) -> None:
    """Say in one line that somebody else serves there, and end."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or "no reason given"
            sys.stderr.write(f"cannot serve at {host}:{port} ({reason}); try PORT=8080 make run\n")
            sys.exit(1)


# Read by gunicorn, which looks for these names (`-c python:webapp.serving`).
bind = f"{_HOST}:{_PORT}"
workers = 2
threads = 4
preload_app = True
accesslog = None
errorlog = "-"
loglevel = "error"
limit_request_line = 4094
# gunicorn would let anybody on this machine, and all visitors when a proxy passes headers on,
# choose scheme and path by SCRIPT_NAME, PATH_INFO or X-Forwarded-Proto. The site needs neither.
forwarded_allow_ips = ""


def on_starting(_server: object) -> None:
    """Look before gunicorn does, which would try a taken port for five seconds."""
    refuse_taken_port(_HOST, int(_PORT))


def when_ready(_server: object) -> None:
    """Say where the site is, once it answers."""
    sys.stdout.write(f"The site is at http://{bind}/ (stop it with Ctrl-C)\n")
    sys.stdout.flush()


def watched_paths() -> list[str]:
    """Return the files that the reloading server watches beside the code."""
    settings = read_settings()
    folders = (settings.data, settings.translations, settings.templates, ROOT / "webapp/static")
    return [str(path) for folder in folders for path in folder.rglob("*") if path.is_file()]


def restart_when_files_come_or_go() -> None:
    """Watch for what Werkzeug does not: files that are new or gone."""
    known = set(watched_paths())
    while set(watched_paths()) == known:
        time.sleep(_LOOK_EVERY_SECONDS)
    os._exit(_START_AGAIN)


def app_or_faults() -> "WSGIApplication":
    """Return the site, or a page that lists what keeps it from starting."""
    from webapp import create_app  # noqa: PLC0415 - reads data and catalogs

    try:
        return create_app()
    except (FaultsFoundError, SettingsError) as error:
        told = f"{error}\n\nMend this and save; the site comes back by itself.\n"
        sys.stderr.write(told)

    def answer(_environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
        return [told.encode("utf-8")]

    return answer


def serve_reloading() -> None:
    """Serve on this machine only, and start again when a file is saved."""
    from werkzeug.serving import run_simple  # noqa: PLC0415 - not needed by gunicorn

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    if "WERKZEUG_RUN_MAIN" not in os.environ:
        refuse_taken_port("127.0.0.1", int(_PORT))
        sys.stdout.write(f"The site is at http://127.0.0.1:{_PORT}/ and follows what you save\n")
        sys.stdout.flush()
    else:
        threading.Thread(target=restart_when_files_come_or_go, daemon=True).start()
    app = app_or_faults()
    run_simple("127.0.0.1", int(_PORT), app, use_reloader=True, extra_files=watched_paths())


if __name__ == "__main__":
    serve_reloading()
