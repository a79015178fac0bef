"""Faults of all kinds, forced by a header, in a site that is started as documented.

Python reads `sitecustomize.py` before anything else: the site's own code and command stay as is.
"""

from pathlib import Path

_FAULTS = """
import logging, warnings
import flask, gevent

answer, serve = flask.Flask.dispatch_request, flask.Flask.wsgi_app

def words():
    asked = flask.request
    return f"{asked.url} {asked.headers} {asked.remote_addr} {asked.get_data()}"

def dispatch(self):
    match flask.request.headers.get("X-Fault"):
        case "route":
            raise RuntimeError(words())
        case "greenlet":
            gevent.spawn(int, words())
        case "stranger":
            logging.getLogger("stranger").error("it failed for %s", words())
            logging.getLogger("stranger").warning("it may fail for %s", words())
            warnings.warn(words())
    return answer(self)

def application(self, environ, start_response):
    match environ.get("HTTP_X_FAULT"):
        case "server":
            raise LookupError(str(environ))
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


def force_faults(folder: Path) -> dict[str, str]:
    """Return the environment in which the site fails when a request asks it to."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_FAULTS, "utf-8")
    return {"PYTHONPATH": str(folder)}
