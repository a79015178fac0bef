"""Asks a server byte by byte, from an address and with words that must be found nowhere."""

import socket
import sys
from contextlib import suppress
from dataclasses import dataclass

ADDRESS = "127.9.8.7"  # of this machine, and of nobody who writes it by chance
_SOURCE = (ADDRESS, 0) if sys.platform == "linux" else None  # others have 127.0.0.1 alone
PATIENCE_IN_SECONDS = 30
MARKERS = {
    "address": ADDRESS,
    "forwarded": "203.0.113.77",
    "agent": "marked-agent",
    "referrer": "marked-referrer",
    "query": "marked-query",
    "path": "marked-path",
    "cookie": "marked-cookie",
    "body": "marked-body",
    "method": "MARKEDMETHOD",
    "header": "marked-header",
}
HEADERS = (
    "Host: localhost\r\n"
    f"User-Agent: {MARKERS['agent']}\r\n"
    f"Referer: https://{MARKERS['referrer']}.example/\r\n"
    f"Cookie: a={MARKERS['cookie']}\r\n"
    f"X-Forwarded-For: {MARKERS['forwarded']}\r\n"
    f"Forwarded: for={MARKERS['forwarded']}\r\n"
)
PATH = f"/en/{MARKERS['path']}/?a={MARKERS['query']}"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str


def marked(start: str, headers: str = "", body: str = "") -> bytes:
    """Return a request whose every part is marked."""
    return f"{start}\r\n{HEADERS}{headers}\r\n{body}".encode("latin-1")


def page(path: str = PATH, headers: str = "") -> bytes:
    """Return a marked request for a page, the last on its connection."""
    return marked(f"GET {path} HTTP/1.1", f"Connection: close\r\n{headers}")


def ask(place: int | str, request: bytes) -> Answer:
    """Send a request to a port, or to a socket's path, and read until it ends."""
    with connect(place) as connection:
        with suppress(ConnectionError):  # it may have heard enough; what it answers is read below
            connection.sendall(request)
        received = b""
        while not _is_whole(received) and (chunk := connection.recv(65536)):
            received += chunk
    return read_answer(received)


def connect(place: int | str) -> socket.socket:
    """Connect from the marked address."""
    if isinstance(place, int):
        return socket.create_connection(
            ("127.0.0.1", place), PATIENCE_IN_SECONDS, source_address=_SOURCE
        )
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(PATIENCE_IN_SECONDS)
    connection.connect(place)
    return connection


def read_answer(received: bytes) -> Answer:
    """Take the first answer apart; raises AssertionError when there is none."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    assert first.startswith("HTTP/1."), received[:200]
    headers = [line.partition(": ") for line in lines]
    names = [name for name, _, _ in headers]
    assert len(names) == len(set(names)), f"a header is there twice: {names}"
    return Answer(
        int(first.split(" ")[1]),
        {name: value for name, _, value in headers},
        body.decode("utf-8", "replace"),
    )


def _is_whole(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    for line in head.decode("latin-1").split("\r\n"):
        name, _, value = line.partition(": ")
        if name.lower() == "content-length":
            return bool(end) and len(body) >= int(value)
    return False
