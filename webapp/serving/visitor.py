"""One connection: requests are answered in order, and who is too slow is let go."""

import asyncio
from dataclasses import dataclass
from time import monotonic
from typing import Protocol, cast

PATIENCE_IN_SECONDS = 20  # with a reader who takes nothing of what was sent
_LINGER_IN_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes out for the first request among the bytes heard, and how many bytes that was."""

    data: bytes
    length: int
    closes: bool
    lingers: bool = False


class Host(Protocol):
    """Who has the answers."""

    keepalive: float  # seconds in which a whole request has to come

    def reply_to(self, heard: bytes) -> Reply | None:
        """Answer the first request, None while it is not whole."""

    def welcome(self, visitor: "Visitor") -> None:
        """Take note of who comes."""

    def part_with(self, visitor: "Visitor") -> None:
        """Take note of who has gone."""


class Visitor(asyncio.Protocol):
    """A connection; its address is never asked for."""

    def __init__(self, host: Host) -> None:
        """Be served by a host."""
        self._host = host
        self._heard = b""
        self._is_full = False
        self._is_leaving = False
        self._untaken = 0
        self.was_answered = False
        self._deadline = monotonic() + host.keepalive

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._host.welcome(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """End."""
        self._host.part_with(self)

    def data_received(self, data: bytes) -> None:
        """Answer what is whole; behind the last answer nothing is listened to."""
        if not self._is_leaving:
            self._heard += data
            self._answer()

    def eof_received(self) -> bool:
        """Let who has said all still hear the answers."""
        if self._is_full:
            self._is_leaving = True
            self._deadline = monotonic() + PATIENCE_IN_SECONDS
        else:
            self._transport.close()
        return True

    def pause_writing(self) -> None:
        """Take no more requests of who does not take the answers."""
        self._is_full = True
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """Go on."""
        self._is_full = False
        if self._is_leaving:
            return
        self._transport.resume_reading()
        self._answer()

    def look(self, now: float) -> None:
        """Part with who was too slow."""
        untaken = self._transport.get_write_buffer_size()
        if untaken and untaken != self._untaken:
            self._deadline = now + PATIENCE_IN_SECONDS
        self._untaken = untaken
        if now > self._deadline:
            self._transport.abort()

    def finish(self, *, at_once: bool = False) -> None:
        """End a connection that waits for nothing; at once also one on which nothing was said."""
        if at_once or (self.was_answered and not self._heard):
            self._transport.close()

    def _answer(self) -> None:
        while self._heard and not self._is_full and not self._is_leaving:
            reply = self._host.reply_to(self._heard)
            if reply is None:
                return
            self._heard = self._heard[reply.length :]
            self._deadline = monotonic() + self._host.keepalive
            self.was_answered = True
            self._transport.write(reply.data)
            if reply.closes:
                self._leave(lingers=reply.lingers or bool(self._heard))

    def _leave(self, *, lingers: bool) -> None:
        """Close; while somebody is still talking that would take the answer away from them."""
        self._is_leaving = True
        self._heard = b""
        if not lingers:
            self._transport.close()
            return
        self._transport.write_eof()
        self._deadline = monotonic() + _LINGER_IN_SECONDS
