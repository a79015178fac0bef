"""Answers as they come over the wire, read strictly: what is out of form is an error."""

import re
from dataclasses import dataclass
from http import HTTPStatus

_STATUS = re.compile(rb"HTTP/1\.[0-9] ([1-5][0-9]{2}) [\x20-\x7e]*")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+): ?([\x20-\x7e]*)")
_LARGEST_HEAD = 20_000


class FormError(Exception):
    """Raised with what is wrong when bytes are no answer."""


@dataclass(frozen=True)
class RawResponse:
    """One answer; its headers have lower-case names, in the order in which they came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the only value of a header, None without it; two of it are a FormError."""
        values = [value for key, value in self.headers if key == name.lower()]
        if len(values) > 1:
            raise FormError(f"{name} is there {len(values)} times")
        return values[0] if values else None

    @property
    def closes(self) -> bool:
        """Whether no other answer follows on the same connection."""
        return (self.header("Connection") or "").lower() == "close"

    @property
    def is_interim(self) -> bool:
        """Whether the real answer is still to come."""
        return self.status < HTTPStatus.OK


def read_answer(received: bytes, *, is_head: bool) -> tuple[RawResponse, bytes] | None:
    """Return the first answer and the bytes behind it, None while bytes are missing.

    Raises FormError for what no server may send.
    """
    head, end, rest = received.partition(b"\r\n\r\n")
    if not end:
        if len(received) > _LARGEST_HEAD or not b"HTTP/1.".startswith(received[:7]):
            raise FormError(f"no answer begins with {received[:40]!r}")
        return None
    first, *lines = head.split(b"\r\n")
    found = _STATUS.fullmatch(first)
    if not found:
        raise FormError(f"not a status line: {first[:80]!r}")
    headers = tuple(_read_field(line) for line in lines)
    status = int(found[1])
    bare = RawResponse(status, headers, b"")
    if is_head or bare.is_interim or status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
        return bare, rest
    length = bare.header("Content-Length")
    if bare.header("Transfer-Encoding") is not None or length is None or not length.isdigit():
        raise FormError(f"an answer without its length: {head[:200]!r}")
    if len(rest) < int(length):
        return None
    return RawResponse(status, headers, rest[: int(length)]), rest[int(length) :]


def _read_field(line: bytes) -> tuple[str, str]:
    found = _FIELD.fullmatch(line)
    if not found:
        raise FormError(f"not a header: {line[:80]!r}")
    return found[1].decode().lower(), found[2].decode()
