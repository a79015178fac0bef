"""Faults of all kinds, forced by a header, in a site that is started as documented.

Python reads `sitecustomize.py` before anything else: the site's own code and command stay as is.
"""

import os
import signal
from pathlib import Path

_SLOW_WORKERS = """
import time
import gunicorn.util

name_process = gunicorn.util._setproctitle

def name_slowly(title):
    if title.startswith("worker"):  # forked, and not yet a worker with ears of its own
        time.sleep(1)
    name_process(title)

gunicorn.util._setproctitle = name_slowly
"""
_FAULTS = """
import asyncio, logging, warnings
import flask

answer, serve = flask.Flask.dispatch_request, flask.Flask.wsgi_app

def words():
    asked = flask.request
    return f"{asked.url} {asked.headers} {asked.remote_addr} {asked.get_data()}"

def dispatch(self):
    match flask.request.headers.get("X-Fault"):
        case "route":
            raise RuntimeError(words())
        case "loop":
            asyncio.get_running_loop().call_soon(int, words())
        case "stranger":
            logging.getLogger("stranger").error("it failed for %s", words())
            logging.getLogger("stranger").warning("it may fail for %s", words())
            warnings.warn(words())
    return answer(self)

def application(self, environ, start_response):
    match environ.get("HTTP_X_FAULT"):
        case "server":
            raise LookupError(str(environ))
        case "who":
            raise type("Told" if environ.get("REMOTE_ADDR") else "Untold", (Exception,), {})
        case "half":
            return half(environ, start_response)
    return serve(self, environ, start_response)

def half(environ, start_response):
    start_response("200 OK", [("Content-Length", "100"), ("Content-Type", "text/plain")])
    yield b"half"
    raise ArithmeticError(str(environ))

flask.Flask.dispatch_request = dispatch
flask.Flask.wsgi_app = application
"""


# Neither the site nor gunicorn uses this signal.
STOP_WHEN_ASKED = signal.SIGPROF
_STANDSTILL = f"""
import os, signal
from webapp.serving.visitor import Visitor

answer, asked = Visitor.data_received, []

def receive(self, data):
    if asked:
        os.kill(os.getpid(), signal.SIGSTOP)
    answer(self, data)

Visitor.data_received = receive
signal.signal({STOP_WHEN_ASKED.value}, lambda *_: asked.append(True))
"""


def force_faults(folder: Path) -> dict[str, str]:
    """Return the environment in which the site fails when a request asks it to."""
    return _put_before_all(folder, _FAULTS)


def let_workers_stop(folder: Path) -> dict[str, str]:
    """Return the environment in which a worker stands still once it is told to.

    It does so with the next request that it takes: asked, and before it has begun to answer.
    """
    return _put_before_all(folder, _STANDSTILL)


def slow_workers_down(folder: Path) -> dict[str, str]:
    """Return the environment in which each worker stays for a second what it is forked as."""
    return _put_before_all(folder, _SLOW_WORKERS)


def _put_before_all(folder: Path, code: str) -> dict[str, str]:
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    known = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{known}" if known else str(folder)}
