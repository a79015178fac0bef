"""Built pages in one file: written by one process, read by others while it grows.

A record is a line about a page, and the page as it goes over the wire: head and body in brotli and
in gzip, and the head of the plain one, whose body is unpacked for the few who want it.
"""

import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from webapp.site.build import ENCODINGS, Built

_SIZE = 8  # bytes that tell how long a line is
_END = ""  # the address of the record behind which nothing comes
_AS_GZIP = 31  # what zlib calls a gzip file


@dataclass(frozen=True)
class _Place:
    """Where a page lies: the start of each part; heads and bodies in turn, the plain head last."""

    starts: tuple[int, int, int, int, int]
    end: int


class Store:
    """The built pages by address."""

    def __init__(self, file: BinaryIO) -> None:
        """Read a file that stays open; it may be empty still."""
        self._file = file
        self._places: dict[str, _Place] = {}
        self._read_to = 0
        self.is_whole = False

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def look(self) -> None:
        """Take note of the pages that have come since the last look."""
        number = self._file.fileno()
        size = os.fstat(number).st_size
        while not self.is_whole and self._read_to + _SIZE <= size:
            begins = self._read_to + _SIZE
            length = int(os.pread(number, _SIZE, self._read_to), 16)
            if begins + length > size:
                break
            path, sizes = json.loads(os.pread(number, length, begins))
            starts = [begins + length]
            for part_size in sizes:
                starts.append(starts[-1] + part_size)
            if starts[-1] > size:
                break
            self._read_to = starts[-1]
            self.is_whole = path == _END
            if not self.is_whole:
                a, b, c, d, e, end = starts
                self._places[path] = _Place((a, b, c, d, e), end)

    def __contains__(self, path: str) -> bool:
        """Whether a page is built."""
        return path in self._places

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses of the built pages."""
        return iter(tuple(self._places))

    def read(self, path: str, encoding: str, *, is_head: bool = False) -> bytes:
        """Return headers, an empty line and the body in one of ENCODINGS; raises KeyError."""
        location = self._places[path]
        br, br_body, packed, packed_body, plain = location.starts
        match encoding:
            case "br":
                start, body, end = br, br_body, packed
            case "gzip":
                start, body, end = packed, packed_body, plain
            case _:
                start, body, end = plain, location.end, location.end
        data = self._pread(start, body if is_head else end)
        if encoding == "identity" and not is_head:
            data += zlib.decompress(self._pread(packed_body, plain), _AS_GZIP)
        return data

    def answer(self, path: str, encoding: str) -> tuple[dict[str, str], bytes]:
        """Return the headers and the body of a page in one of ENCODINGS; raises KeyError."""
        head, _, body = self.read(path, encoding).partition(b"\r\n\r\n")
        lines = (line.partition(": ") for line in head.decode("ascii").split("\r\n"))
        return {name: value for name, _, value in lines}, body

    def _pread(self, start: int, end: int) -> bytes:
        data = os.pread(self._file.fileno(), end - start, start)
        if len(data) != end - start:
            raise KeyError("the file of built pages was cut")
        return data


def append(file: BinaryIO, built: Built) -> None:
    """Write a page behind the others; raises OSError where there is no room."""
    heads = {part_size: _write_head(built.headers_for(part_size)) for part_size in ENCODINGS}
    parts = [heads["br"], built.brotli, heads["gzip"], built.gzip, heads["identity"]]
    _append(file, built.path, parts)


def finish(file: BinaryIO) -> None:
    """Say that nothing more comes, once the disk has all of it."""
    _append(file, _END, [b""] * 5)
    os.fsync(file.fileno())


def _append(file: BinaryIO, path: str, parts: list[bytes]) -> None:
    line = json.dumps([path, [len(part) for part in parts]]).encode("ascii")
    file.write(b"".join([b"%08x" % len(line), line, *parts]))
    file.flush()


def _write_head(headers: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode("ascii") + (
        b"\r\n"
    )
