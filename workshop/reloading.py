"""The server for editors: it starts again when a file is saved and shows faults in the browser."""

import logging
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

from werkzeug.serving import run_simple

from webapp.app import create_app
from webapp.problems import ProblemsFoundError
from webapp.serving.quiet_log import keep_quiet, write_harmlessly
from webapp.serving.starting import read_address, refuse_taken_port
from webapp.settings import ROOT, SettingsError, read_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LOOK_EVERY_SECONDS = 0.5
_START_AGAIN = 3  # what Werkzeug's reloader takes for the wish to be started again


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
    try:
        return create_app()
    except (ProblemsFoundError, SettingsError) as error:
        reason_line = f"{error}\n\nMend this and save; the site comes back by itself.\n"
        sys.stderr.write(reason_line)

    def answer(_environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
        return [reason_line.encode("utf-8")]

    return answer


def serve_reloading() -> None:
    """Serve on this machine only, and start again when a file is saved."""
    _, port = read_address()
    keep_quiet()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    if "WERKZEUG_RUN_MAIN" not in os.environ:
        refuse_taken_port("127.0.0.1", port)
        sys.stdout.write(f"The site is at http://127.0.0.1:{port}/ and follows what you save\n")
        sys.stdout.flush()
    else:
        threading.Thread(target=restart_when_files_come_or_go, daemon=True).start()
    app = app_or_faults()
    if "WERKZEUG_RUN_MAIN" not in os.environ:
        # The process that serves takes Ctrl-C, as soon as no traceback comes of it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        run_simple("127.0.0.1", port, app, use_reloader=True, extra_files=watched_paths())
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def take_flags(arguments: list[str]) -> None:
    """Take `--degraded`, which shows a broken language in English, as its setting."""
    if "--degraded" in arguments:
        os.environ["SITE_DEGRADED"] = "1"


if __name__ == "__main__":
    write_harmlessly()
    take_flags(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    serve_reloading()
