"""Visitors: some ask page after page as a browser does, others hold a connection and say little."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.serving.shown import ONE, TABLE, THREE, TWO

PATIENCE_IN_SECONDS = 60
ASKED_ON_ONE_CONNECTION = 10
PAGES = ("/en/", f"/{ONE}/safety/", f"/{TWO}/resources/", f"/{THREE}/numbers/", TABLE)
SLOW_WORDS = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n"
_SECONDS_BETWEEN_LETTERS = 1.5
_SHORTEST = 200  # bytes of a page or table


@dataclass
class Tally:
    """What the visitors met."""

    answered: list[tuple[float, float]] = field(default_factory=list)  # when, after how long
    failed: list[tuple[float, int, str]] = field(default_factory=list)  # when, our port, how
    retried: int = 0
    slow_held: int = 0


class ClosedEarlyError(ConnectionError):
    """Raised when a connection ends before the first byte of an answer."""


async def ask_again_and_again(
    port: int, tally: Tally, over: asyncio.Event, first: int = 0, pause: float = 0
) -> None:
    """Ask for pages until all is over; whatever is not a whole page is a failure."""
    asked = first
    while not over.is_set():
        connection = None
        for turn in range(ASKED_ON_ONE_CONNECTION):
            if over.is_set():
                break
            path = PAGES[asked % len(PAGES)]
            asked += 1
            connection = await _ask_counting(port, tally, path, connection, reused=turn > 0)
            if connection is None:
                break
            await asyncio.sleep(pause)
        if connection is not None:
            connection[1].close()


type Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _ask_counting(
    port: int, tally: Tally, path: str, connection: Connection | None, *, reused: bool
) -> Connection | None:
    """Ask once; a browser's second try on a connection that had been closed is no failure."""
    began = time.monotonic()
    own_port = 0
    try:
        async with asyncio.timeout(PATIENCE_IN_SECONDS):
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            own_port = connection[1].get_extra_info("sockname")[1]
            try:
                stays = await _ask(connection, path)
            except ClosedEarlyError:
                if not reused:
                    raise
                tally.retried += 1
                connection[1].close()
                connection = await asyncio.open_connection("127.0.0.1", port)
                own_port = connection[1].get_extra_info("sockname")[1]
                stays = await _ask(connection, path)
    except (OSError, EOFError, ValueError, TimeoutError) as error:
        tally.failed.append((time.monotonic(), own_port, f"{type(error).__name__} {error}"[:80]))
        if connection is not None:
            connection[1].close()
        await asyncio.sleep(0.05)
        return None
    tally.answered.append((time.monotonic(), time.monotonic() - began))
    if not stays:
        connection[1].close()
        return None
    return connection


async def _ask(connection: Connection, path: str) -> bool:
    """Ask and check that a whole page comes; return whether the connection stays."""
    reader, writer = connection
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        await writer.drain()
        first = await reader.readline()
    except ConnectionError as error:
        raise ClosedEarlyError(type(error).__name__) from error
    if not first:
        raise ClosedEarlyError("no answer")
    status = first.split()[1]
    head = await reader.readuntil(b"\r\n\r\n")
    lines = [line.partition(": ") for line in head.decode("latin-1").split("\r\n") if line]
    fields = {name.lower(): value for name, _, value in lines}
    body = await reader.readexactly(int(fields["content-length"]))
    if status != b"200":
        raise ValueError(f"status {status.decode()}")
    if len(body) < _SHORTEST or (path[-1] == "/" and not body.rstrip().endswith(b"</html>")):
        raise ValueError("half a page")
    return fields.get("connection", "") != "close"


async def hold(port: int, tally: Tally) -> None:
    """Hold a connection by sending a letter now and then; come back when it is taken away."""
    while True:
        with suppress(OSError, TimeoutError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            tally.slow_held += 1
            try:
                for letter in SLOW_WORDS:
                    writer.write(bytes([letter]))
                    with suppress(TimeoutError):
                        async with asyncio.timeout(_SECONDS_BETWEEN_LETTERS):
                            if not await reader.read(1000):
                                break
            finally:
                writer.close()
        await asyncio.sleep(0.2)
