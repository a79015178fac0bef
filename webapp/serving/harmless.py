"""Standard output and error that can be full, closed or stuck, and never harm who writes there.

A log is for whoever runs the site; that nobody can read it is no reason to turn visitors away.
"""

import io
import os
import sys
from select import PIPE_BUF, POLLOUT, poll  # before gevent puts its own there
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Buffer

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
