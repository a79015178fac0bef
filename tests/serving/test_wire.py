"""What is read of a request for a built page; all that is not plain is looked at closely."""

import time

import pytest

from webapp.serving.wire import Plain, choose_encoding, read_plain

HOST = b"Host: localhost\r\n"
PLAIN = b"GET /en/ HTTP/1.1\r\n" + HOST


def read(heard: bytes) -> Plain | None:
    """Read a request for a site that answers to one host."""
    return read_plain(heard, lambda host: host in {"localhost", "localhost:80"})


def test_a_plain_request_is_read_and_the_next_one_left() -> None:
    heard = PLAIN + b"Accept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
    assert read(heard + PLAIN) == Plain(
        "/en/", is_head=False, closes=True, encoding="br", length=len(heard)
    )
    assert read(b"HEAD" + PLAIN[3:] + b"\r\n") == Plain(
        "/en/", is_head=True, closes=False, encoding="identity", length=len(PLAIN) + 3
    )


@pytest.mark.parametrize(
    "fields",
    [
        b"",
        b"Host: other\r\n",
        HOST * 2,
        HOST + b"Content-Length: 0\r\n",
        HOST + b"Transfer-Encoding: chunked\r\n",
        HOST + b"Expect: 100-continue\r\n",
        HOST + b"Connection: upgrade\r\n",
        HOST + b"If-None-Match: a\r\n",
        HOST + b"A : b\r\n",
        HOST + b" folded: b\r\n",
        HOST + b"A: \xff\r\n",
        HOST + b"A: b\n",
        HOST + b"A: b\rC: d\r\n",
        HOST + b"X-Content-Length: 5\r\n",
        HOST + b"A: b\r\n" * 64,
        HOST + b"A: " + b"b" * 9000,
    ],
)
def test_what_is_not_plain_is_looked_at_closely(fields: bytes) -> None:
    assert read(b"GET /en/ HTTP/1.1\r\n" + fields + b"\r\n") is None


@pytest.mark.parametrize(
    "first",
    [b"POST /en/ HTTP/1.1", b"GET /en/ HTTP/1.0", b"GET  /en/ HTTP/1.1", b"GET en HTTP/1.1"],
)
def test_another_first_line_is_looked_at_closely(first: bytes) -> None:
    assert read(first + b"\r\n" + HOST + b"\r\n") is None


def test_nothing_takes_long_to_read() -> None:
    began = time.process_time()
    for heard in (PLAIN + b"A:  b\r\n" * 400, PLAIN + b"a" * 60_000, PLAIN + b"A:" + b" " * 60_000):
        assert read(heard) is None
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (b"", "identity"),
        (b"gzip", "gzip"),
        (b"gzip, deflate, br, zstd", "br"),
        (b"br;q=0, gzip;q=0.5", "gzip"),
        (b"br;q=0.001", "br"),
        (b"gzip;q=0.000", "identity"),
        (b"gzip; q=0", "identity"),
        (b"*", "identity"),
        (b"brx, xgzip", "identity"),
    ],
)
def test_the_smallest_encoding_that_is_taken_is_chosen(accepted: bytes, chosen: str) -> None:
    assert choose_encoding(accepted) == chosen
