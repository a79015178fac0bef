"""Where the site listens, refused in one line when that makes no sense or is taken."""

import os
import socket
import sys
from errno import EADDRNOTAVAIL

from webapp.settings import LAST_PORT

HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
if set(HOST) & set(":/[]"):
    sys.stderr.write(f"HOST is {HOST!r}; type a name or an IPv4 address, such as 127.0.0.1\n")
    sys.exit(1)
if not PORT.isascii() or not PORT.isdigit() or not 0 < int(PORT) <= LAST_PORT:
    sys.stderr.write(f"PORT is {PORT!r}; type a number from 1 to 65535\n")
    sys.exit(1)


def refuse_taken_port(host: str, port: int, command: str = "make run") -> None:
    """Say in one line why nobody can serve there, such as somebody else who does, and end."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or "no reason given"
            is_elsewhere = isinstance(error, socket.gaierror) or error.errno == EADDRNOTAVAIL
            try_this = "HOST=127.0.0.1" if is_elsewhere else "PORT=8080"
            reason_line = f"cannot serve at {host}:{port} ({reason}); try {try_this} {command}"
            sys.stderr.write(f"{reason_line}\n")
            sys.exit(1)
