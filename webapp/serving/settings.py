"""Gunicorn's settings, by the names that it looks for (`-c python:webapp.serving.settings`)."""

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

from webapp.serving.starting import build_behind, read_address, refuse_taken_port, renew_site

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

_SHARED_MEMORY = "/dev/shm"  # noqa: S108 - gunicorn makes a file without a name there
_PLAIN = "; without TLS it is for your own machine only: docs/hosts.md says how others can read it"
_END_SIGNALS = (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)
_OWN_FILES = 64  # what a worker holds open beside its visitors

_HOST, _PORT = read_address()
bind = f"{_HOST}:{_PORT}"
workers = 2
worker_class = "webapp.serving.worker.QuietWorker"
# More visitors than files that may be open would be refused; they wait in the queue instead.
worker_connections = max(16, min(1000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - _OWN_FILES))
preload_app = True
on_reload = renew_site

keepalive = 10  # seconds to send a whole request in, the first one too
graceful_timeout = 5  # a worker lets everybody go within a second
timeout = 30

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190

accesslog = None
errorlog = "-"
loglevel = "error"
logger_class = "webapp.serving.quiet_log.QuietLog"
forwarded_allow_ips = ""
control_socket_disable = True
# A full or read-only disk must not keep a new worker from starting.
worker_tmp_dir = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None


def on_starting(_server: "Arbiter") -> None:
    """Look before gunicorn does, which would try a taken port for five seconds."""
    if "LISTEN_FDS" not in os.environ:
        refuse_taken_port(_HOST, _PORT)
    os.register_at_fork(before=_hold, after_in_parent=_release, after_in_child=_end_on_signal)


def _hold() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, _END_SIGNALS)


def _release() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _END_SIGNALS)


def _end_on_signal() -> None:
    """Let a worker end on a signal while it starts; the master's handlers would take note."""
    for number in _END_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    _release()


def when_ready(server: "Arbiter") -> None:
    """Say where the site is, once it answers, and begin to build its pages."""
    listening = map(str, server.LISTENERS)
    places = ", ".join(f"{place}/" if "://" in place else place for place in listening)
    stops = "" if "NOTIFY_SOCKET" in os.environ else " (stop it with Ctrl-C)"
    sys.stdout.write(f"The site is at {places}{stops}{'' if _is_behind_tls() else _PLAIN}\n")
    sys.stdout.flush()
    build_behind(server)


def _is_behind_tls() -> bool:
    """Whether a host has set it up: by saying so, or by handing over a door of its own."""
    return os.environ.get("SITE_HTTPS") == "1" or "LISTEN_FDS" in os.environ
