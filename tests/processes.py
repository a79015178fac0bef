"""Servers that tests start: a free port, waiting for the start, and the end."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress

TLS_HEADERS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def find_free_port() -> int:
    """Return a port of this machine that no process uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server accepts connections; raises AssertionError if its process ends."""
    while True:
        assert process.poll() is None, "the server ended while it started"
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)


def kill_process_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads its own session, and the processes it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
