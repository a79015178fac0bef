"""Bodies and their lengths: missing, doubled, in conflict, broken off; several requests at once."""

from collections.abc import Iterator

from tests.hostile.case import Case, write_raw
from tests.serving.shown import ONE

LENGTHS = (
    "0",
    "1",
    "5",
    "-1",
    "+5",
    " 5",
    "5 ",
    "05",
    "0x5",
    "5.0",
    "5e0",
    "5,5",
    "5,6",
    "5;5",
    "five",
    "",
    "٥",
    "99999999999999999999999999",
    "18446744073709551616",
    "4294967296",
    "1_0",
    "{mark}",
    "\x00",
)
CODINGS = (
    "chunked",
    "CHUNKED",
    "Chunked",
    "chunked ",
    " chunked",
    "\tchunked",
    "\x0bchunked",
    "chunked\x00",
    "xchunked",
    "chunkedx",
    "chunked, identity",
    "identity, chunked",
    "identity",
    "gzip, chunked",
    "chunked, chunked",
    "gzip",
    "{mark}",
    "",
    "chunked;q=1",
    "'chunked'",
    "chunked\r\n ",
    "ch\u00fcnked",
)
CHUNKS = {
    "whole": b"5\r\nhello\r\n0\r\n\r\n",
    "upper case": b"A\r\n0123456789\r\n0\r\n\r\n",
    "named": b"5;name={mark}\r\nhello\r\n0\r\n\r\n",
    "long name": b"5;" + b"a" * 9000 + b"\r\nhello\r\n0\r\n\r\n",
    "negative": b"-5\r\nhello\r\n0\r\n\r\n",
    "of no number": b"{mark}\r\nhello\r\n0\r\n\r\n",
    "prefixed": b"0x5\r\nhello\r\n0\r\n\r\n",
    "underscored": b"0_5\r\nhello\r\n0\r\n\r\n",
    "with a sign": b"+5\r\nhello\r\n0\r\n\r\n",
    "huge": b"ffffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
    "spaced": b"5 \r\nhello\r\n0\r\n\r\n",
    "feeds": b"5\nhello\n0\n\n",
    "too short": b"3\r\nhello\r\n0\r\n\r\n",
    "no end of chunk": b"5\r\nhello0\r\n\r\n",
    "trailer": b"5\r\nhello\r\n0\r\nX-Mark: {mark}\r\n\r\n",
    "trailer of length": b"5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n",
    "bad trailer": b"5\r\nhello\r\n0\r\n{mark}\r\n\r\n",
    "many": b"1\r\na\r\n" * 2000 + b"0\r\n\r\n",
    "empty": b"0\r\n\r\n",
}
CONFLICTS = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 6\r\n",
    "two lengths alike": b"Content-Length: 5\r\nContent-Length: 5\r\n",
    "length and coding": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "coding and length": b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
    "two codings": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    "two codings alike": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    "length behind a space": b"Content-Length : 5\r\n",
    "coding behind a space": b"Transfer-Encoding : chunked\r\n",
    "underscored coding": b"Transfer_Encoding: chunked\r\nContent-Length: 5\r\n",
    "folded length": b"Content-Length:\r\n 5\r\n",
    "folded coding": b"Transfer-Encoding:\r\n chunked\r\n",
    "expected": b"Expect: 100-continue\r\nContent-Length: 5\r\n",
    "expected otherwise": b"Expect: {mark}\r\nContent-Length: 5\r\n",
}
HIDDEN = b"GET /{mark} HTTP/1.1\r\nHost: a\r\n\r\n"


def framing() -> Iterator[Case]:
    """Yield bodies for two methods, requests behind requests, and what is broken off."""
    for method in ("POST", "GET"):
        start = f"{method} /{{four}}/ HTTP/1.1\r\nHost: a\r\nX-Mark: {{mark}}\r\n".encode()
        for number, length in enumerate(LENGTHS, 1):
            head = start + b"Content-Length: %s\r\n\r\n" % length.encode()
            name = f"length: {number}, {method}"
            yield write_raw(name, head + b"hello", method=method, is_cut=True)
        for number, coding in enumerate(CODINGS, 1):
            head = start + b"Transfer-Encoding: %s\r\n\r\n" % coding.encode()
            name = f"coding: {number}, {method}"
            yield write_raw(name, head + CHUNKS["whole"], method=method, is_cut=True)
        for chunk_name, chunk in CHUNKS.items():
            head = start + b"Transfer-Encoding: chunked\r\n\r\n"
            name = f"chunk: {chunk_name}, {method}"
            yield write_raw(name, head + chunk, method=method, is_cut=True)
            cut = chunk[: max(1, len(chunk) // 2)]
            yield write_raw(f"{name}, cut", head + cut, method=method, is_cut=True)
        for conflict, lines in CONFLICTS.items():
            for body_name, body in {"plain": b"hello", "chunks": CHUNKS["whole"]}.items():
                name = f"conflict: {conflict}, {body_name}, {method}"
                request = start + lines + b"\r\n" + body
                yield write_raw(name, request, method=method, is_cut=True)
                yield write_raw(
                    f"{name}, with a request behind", request + HIDDEN, method=method, is_cut=True
                )
        for size in (1024, 1025, 10_000, 100_000, 1_000_000):
            head = start + b"Content-Length: %d\r\n\r\n" % size
            yield write_raw(
                f"body: {size} bytes, {method}", head + b"x" * size, method=method, is_cut=True
            )
    begins = f"GET /{ONE}/".encode()
    whole = begins + b"{mark} HTTP/1.1\r\nHost: a\r\nUser-Agent: {mark}\r\n\r\n"
    for count in (2, 5, 50):
        yield write_raw(f"pipeline: {count}", whole * count, is_cut=True)
    for end in range(1, len(whole), 3):
        request = (b"X" if end < len(begins) else b"") + whole[:end]
        cut = request if b"{mark}" in request else request + b"{mark}"
        yield write_raw(f"cut: after {end} bytes", cut, is_cut=True)
