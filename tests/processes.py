"""Servers that a test starts: a free port, waiting for the first answer, and their end."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress

TLS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; raises AssertionError when its process ends first."""
    while True:
        assert process.poll() is None, "the server ended while it started"
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that has a session of its own, and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
