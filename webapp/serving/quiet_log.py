"""A log that can hold the time, the route and the kind of a fault, and nothing of a visitor.

Whatever else a library wants to write, an address or a request in it, shrinks to its name. Output
that is full, closed or stuck never harms who writes: it is no reason to turn visitors away.
"""

import io
import logging
import os
import sys
from contextlib import suppress
from select import PIPE_BUF, POLLOUT, poll  # before gevent puts its own there
from typing import TYPE_CHECKING, TextIO

from gunicorn.glogging import Logger

if TYPE_CHECKING:
    from collections.abc import Buffer, Mapping
    from datetime import timedelta

    from gunicorn.config import Config
    from gunicorn.http import Request
    from gunicorn.http.wsgi import Response

_PATIENCE_IN_MILLISECONDS = 100  # with a pipe whose reader has fallen behind


class _Drain(io.BufferedIOBase):
    """Writes into a file while it takes what is written, and says at any rate that it did."""

    name = "<harmless>"

    def __init__(self, descriptor: int | None) -> None:
        """Take the file; None where it was closed before the start."""
        self._descriptor = descriptor

    def writable(self) -> bool:
        """Say that it may be written."""
        return True

    def fileno(self) -> int:
        """Return the file, for those who put another in its place."""
        if self._descriptor is None:
            raise io.UnsupportedOperation("there is no file")
        return self._descriptor

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return self._descriptor is not None and os.isatty(self._descriptor)

    def write(self, written: "Buffer", /) -> int:
        """Write what can be written without waiting; the rest is lost."""
        whole = bytes(written)
        left = whole if self._descriptor is not None else b""
        while left:
            taken = self._put(left[:PIPE_BUF])
            left = left[taken:] if taken else b""
        return len(whole)

    def _put(self, part: bytes) -> int:
        try:
            door = poll()
            door.register(self.fileno(), POLLOUT)
            return os.write(self.fileno(), part) if door.poll(_PATIENCE_IN_MILLISECONDS) else 0
        except OSError:
            return 0


def write_harmlessly() -> None:
    """Make every write to standard output and error one that cannot fail, whoever writes."""
    sys.stdout, sys.stderr = _open(sys.stdout), _open(sys.stderr)


def _open(stream: TextIO | None) -> TextIO:
    if isinstance(getattr(stream, "buffer", None), _Drain) and stream is not None:
        return stream
    try:
        descriptor = stream.fileno() if stream is not None else None
    except OSError:
        descriptor = None
    drain = _Drain(descriptor)
    return io.TextIOWrapper(drain, "utf-8", errors="backslashreplace", write_through=True)


OWN = ("webapp", "gunicorn.error")  # their lines are made of our words and gunicorn's own
SERVER = "server"  # in place of a route where none was reached


class QuietFormatter(logging.Formatter):
    """Time and line; never the text of an exception, never a line of a stranger."""

    def __init__(self) -> None:
        """Write times with their zone."""
        super().__init__(datefmt="%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        if record.name in OWN and not record.exc_info:
            return f"{self.formatTime(record, self.datefmt)} {record.getMessage()}"
        kind = record.exc_info[0] if record.exc_info else None
        name = kind.__name__ if kind else record.name
        return f"{self.formatTime(record, self.datefmt)} {format_fault(name)}"


class QuietLog(Logger):
    """Gunicorn's log without visitors, whatever its settings say."""

    def setup(self, cfg: "Config") -> None:
        """Give every handler the one format; the settings for an access log do nothing."""
        write_harmlessly()  # before anybody keeps the streams that can fail
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(QuietFormatter())
        keep_quiet()

    def reopen_files(self) -> None:
        """Open log files anew; a full disk, on which that fails, does not end the site."""
        with suppress(OSError):
            super().reopen_files()

    def access(
        self,
        resp: "Response",
        req: "Request",
        environ: "Mapping[str, object]",
        request_time: "timedelta",
    ) -> None:
        """Write nothing."""

    def exception(self, msg: object, *_args: object, **_options: object) -> None:
        """Write the kind of the exception; gunicorn's message would hold the address."""
        kind = sys.exc_info()[0]
        self.error_log.error(format_fault(kind.__name__ if kind else type(msg).__name__))


def format_fault(kind: str) -> str:
    """Return the line for a fault that no route had a part in."""
    return f"fault route={SERVER} kind={kind}"


def keep_quiet() -> None:
    """Make every logger of this process write quiet lines to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
    logging.captureWarnings(True)  # noqa: FBT003 - what a warning says may be a request
    logging.raiseExceptions = False  # a full disk must not make a line into a longer one
