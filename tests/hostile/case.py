"""One hostile request: raw bytes with a mark of its own that must never come back."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from tests.serving.shown import FOUR, LISTING, ONE, SERIES, THREE, TWO

MARK = b"{mark}"  # where a request wants its mark, the builder writes it
# What the served site has: languages, a listing, the name of a table.
SHOWN = {
    b"{one}": ONE,
    b"{two}": TWO,
    b"{three}": THREE,
    b"{four}": FOUR,
    b"{listing}": LISTING,
    b"{series}": SERIES,
}
HOST = "site.example"
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Case:
    """A named request; `is_cut` when it ends before it is whole, so nothing can follow it."""

    name: str
    request: bytes
    mark: str
    method: str = "GET"
    is_cut: bool = False

    @property
    def subject(self) -> str:
        """Return the part of the name that several cases share."""
        return self.name.partition(":")[0]


def mark_of(name: str) -> str:
    """Return letters and digits that are in no page and in no other case."""
    return "zq7" + sha256(name.encode()).hexdigest()[:12]


def encode(text: str) -> bytes:
    """Return UTF-8 of a text whose lone surrogates stay what they are."""
    return text.encode("utf-8", "surrogatepass")


def write_raw(name: str, request: bytes, *, method: str = "GET", is_cut: bool = False) -> Case:
    """Return a case of bytes that are sent as they are, its mark put in place of `MARK`.

    So is what the site has, where one of `SHOWN` is.
    """
    mark = mark_of(name)
    assert MARK in request, f"{name} has no mark"
    for place, shown in SHOWN.items():
        request = request.replace(place, shown.encode())
    return Case(name, request.replace(MARK, mark.encode()), mark, method, is_cut)


def write(
    name: str,
    target: bytes = b"/{one}/",
    *,
    method: str = "GET",
    headers: Headers = (),
    body: bytes = b"",
) -> Case:
    """Return a case that is well framed: a request line, headers, a body; all may be marked."""
    given = list(headers)
    names = {key.lower() for key, _ in given}
    for key, value in (("Host", HOST), ("User-Agent", "{mark}"), ("Referer", "{mark}")):
        if key.lower() not in names:
            given.append((key, value))
    if body and not names & {"content-length", "transfer-encoding"}:
        given.append(("Content-Length", str(len(body.replace(MARK, b"x" * 15)))))
    lines = b"".join(encode(f"{key}: {value}\r\n") for key, value in given)
    head = method.encode() + b" " + target + b" HTTP/1.1\r\n" + lines + b"\r\n"
    return write_raw(name, head + body, method=method)
