"""The worker: built pages over the wire, the app for the rest; no visitor's address, one policy."""

import asyncio
import os
import signal
import socket
import time
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from gunicorn.util import http_date
from gunicorn.workers.base import Worker
from werkzeug.sansio.utils import host_is_trusted

from webapp.serving.app_bridge import AppBridge
from webapp.serving.quiet_log import format_fault
from webapp.serving.visitor import Reply, Visitor
from webapp.serving.wire import read_plain

if TYPE_CHECKING:
    from webapp.serving.starting import Early
    from webapp.site.rendering import SiteApp

_LOOK_EVERY_SECONDS = 1.0
_TIME_TO_END_IN_SECONDS = 0.9
_LARGEST_PAGE = 384 * 1024  # bytes, unpacked
_TAKEN_AT_ONCE = 8  # so that other workers get their share


class QuietWorker(Worker):
    """One process that serves many visitors; it is their `Host`."""

    def init_process(self) -> None:
        """Begin with nobody."""
        self.visitors: set[Visitor] = set()
        self.keepalive = float(self.cfg.keepalive)
        self._comings: set[asyncio.Task[None]] = set()
        self._is_closed = False
        self._date = (0, b"")
        super().init_process()

    def run(self) -> None:
        """Serve until a signal says to end."""
        app = cast("SiteApp | Early", self.wsgi)
        hosts = app.site.settings.hosts or None
        self._store = app.store
        self._asking = AppBridge(app, self.cfg, self._tell)
        self._is_ours = lru_cache(16)(lambda host: host_is_trusted(host, hosts))
        asyncio.run(self._serve())

    def reply_to(self, heard: bytes) -> Reply | None:
        """Answer the first request: from what is built, or by the app."""
        if self._store is not None and (plain := read_plain(heard, self._is_ours)):
            try:
                page = self._store.read(plain.path, plain.encoding, is_head=plain.is_head)
            except (KeyError, OSError):
                pass
            else:
                closes = plain.closes or not self.alive
                return Reply(self._first_lines(closes=closes) + page, plain.length, closes)
        return self._asking.reply_to(heard, is_last=not self.alive)

    def welcome(self, visitor: Visitor) -> None:
        """Take note of who comes."""
        self.visitors.add(visitor)

    def part_with(self, visitor: Visitor) -> None:
        """Take note of who has gone."""
        self.visitors.discard(visitor)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: self._tell_kind(context.get("exception")))
        over = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            loop.add_signal_handler(number, over.set)
        while self.alive and not over.is_set() and self.ppid == os.getppid():
            self.notify()
            self._look()
            try:
                async with asyncio.timeout(_LOOK_EVERY_SECONDS):
                    await over.wait()
            except TimeoutError:
                continue
        await self._end()

    def _look(self) -> None:
        """Do what is to be done every second."""
        if self._store is not None:
            self._store.look()
        now = time.monotonic()
        for visitor in tuple(self.visitors):
            visitor.look(now)
        self._open()

    async def _end(self) -> None:
        """Answer who is asking; who only waits is let go, and soon everybody is."""
        self.alive = False
        self._close()
        deadline = time.monotonic() + _TIME_TO_END_IN_SECONDS
        while (self.visitors or self._comings) and time.monotonic() < deadline:
            for visitor in tuple(self.visitors):
                visitor.finish()
            await asyncio.sleep(0.02)
        for visitor in tuple(self.visitors):
            visitor.finish(at_once=True)
        await asyncio.sleep(0)

    def _open(self) -> None:
        """Take visitors, as many as there may be."""
        if not self._is_closed:
            for listener in self.sockets:
                asyncio.get_running_loop().add_reader(listener.fileno(), self._take, listener)

    def _close(self, *, for_good: bool = True) -> None:
        """Take nobody, for good or until the next look; others wait at the door."""
        self._is_closed = for_good
        for listener in self.sockets:
            asyncio.get_running_loop().remove_reader(listener.fileno())

    def _take(self, listener: socket.socket) -> None:
        for _ in range(_TAKEN_AT_ONCE):
            if len(self.visitors) + len(self._comings) >= self.cfg.worker_connections:
                self._close(for_good=False)
                return
            try:
                client, _addr = listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            except OSError:  # too many open files
                self._close(for_good=False)
                return
            client.settimeout(0)
            if client.family == socket.AF_UNIX:  # of a worker that is killed, what it wrote arrives
                client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LARGEST_PAGE)
            coming = asyncio.create_task(self._let_in(client))
            self._comings.add(coming)
            coming.add_done_callback(self._comings.discard)

    async def _let_in(self, client: socket.socket) -> None:
        try:
            loop = asyncio.get_running_loop()
            await loop.connect_accepted_socket(lambda: Visitor(self), client)
        except OSError:
            client.close()

    def _first_lines(self, *, closes: bool) -> bytes:
        now = int(time.time())
        if self._date[0] != now:
            self._date = (now, f"HTTP/1.1 200 OK\r\nDate: {http_date(now)}\r\n".encode("ascii"))
        return self._date[1] + (
            b"Connection: close\r\n" if closes else b"Connection: keep-alive\r\n"
        )

    def _tell(self, kind: str) -> None:
        self.log.error(format_fault(kind))

    def _tell_kind(self, fault: object) -> None:
        if not isinstance(fault, OSError):  # who asked has gone
            self._tell(type(fault).__name__)
