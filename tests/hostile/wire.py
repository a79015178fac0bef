"""A client that mends nothing: it sends bytes as they are and keeps all that comes back."""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from tests.hostile.answers import FormError, RawResponse, read_answer
from tests.hostile.case import Case

PATIENCE_IN_SECONDS = 30.0
# Sent behind a request that is whole: its answer shows that both sides still agree where one
# request ends and the next begins.
FOLLOWING = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class End(StrEnum):
    """How a connection ended, as the client saw it."""

    CLOSED = "closed"
    RESET = "reset"
    WAITING = "still waiting"


@dataclass(frozen=True)
class Exchange:
    """What came back: final answers in order, all bytes, and what was out of form."""

    responses: tuple[RawResponse, ...]
    received: bytes
    end: End
    seconds: float
    out_of_form: str = ""
    followed: bool = False


class _Wire:
    def __init__(self, wire: socket.socket, deadline: float) -> None:
        self.wire, self.deadline = wire, deadline
        self.received = b""
        self.end: End | None = None

    def send(self, data: bytes) -> None:
        """Send what the server will take; one that has answered already may not listen."""
        with suppress(BrokenPipeError, ConnectionResetError, TimeoutError):
            self.wire.sendall(data)

    def receive(self) -> bytes:
        """Return more bytes, or none once the connection has ended."""
        if self.end is not None:
            return b""
        self.wire.settimeout(max(0.001, self.deadline - time.monotonic()))
        try:
            data = self.wire.recv(65536)
        except TimeoutError:
            self.end = End.WAITING
            return b""
        except ConnectionResetError:
            self.end = End.RESET
            return b""
        if not data:
            self.end = End.CLOSED
        self.received += data
        return data

    def read(self, rest: bytes, *, is_head: bool) -> tuple[RawResponse | None, bytes]:
        """Return the next final answer, None once the connection has ended without one."""
        while True:
            found = read_answer(rest, is_head=is_head) if rest else None
            if found and not found[0].is_interim:
                return found
            if found:
                rest = found[1]
                continue
            more = self.receive()
            if not more:
                return None, rest
            rest += more


def ask(port: int, case: Case, patience: float = PATIENCE_IN_SECONDS) -> Exchange:
    """Send a case on a connection of its own and read until the server ends it."""
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as opened:
        wire = _Wire(opened, start + patience)
        wire.send(case.request)
        if case.is_cut:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_WR)
        responses: list[RawResponse] = []
        followed, wrong, rest, seconds = False, "", b"", 0.0
        try:
            while wire.end is None or rest:
                is_head = case.method == "HEAD" and not responses
                response, rest = wire.read(rest, is_head=is_head)
                if response is None:
                    break
                responses.append(response)
                seconds = seconds or time.monotonic() - start
                if not (response.closes or case.is_cut or followed):
                    followed = True
                    wire.send(FOLLOWING)
        except FormError as error:
            wrong = str(error)
        else:
            wrong = f"bytes behind the last answer: {rest[:80]!r}" if rest else ""
        while wire.receive():
            pass
        seconds = seconds or time.monotonic() - start
    assert wire.end is not None
    return Exchange(tuple(responses), wire.received, wire.end, seconds, wrong, followed)
