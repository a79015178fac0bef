"""Methods of every kind, versions of every kind, request lines that are none."""

from collections.abc import Iterator

from tests.hostile.case import Case, write, write_raw

METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "TRACK",
    "CONNECT",
    "BREW",
    "PRI",
    "PURGE",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "UNLOCK",
    "SEARCH",
    "REPORT",
    "LINK",
    "UNLINK",
    "BIND",
    "ACL",
    "M-SEARCH",
    "NOTIFY",
    "SUBSCRIBE",
    "DEBUG",
    "QUERY",
    "get",
    "Get",
    "gET",
    "head",
    "post",
    "options",
    "G",
    "A" * 20,
    "A" * 21,
    "A" * 500,
    "GET\x00",
    "GE\x00T",
    "GET\t",
    "GÉT",
    "\u202eGET",
    "G-E-T",
    "G.E.T",
    "G!#$%&'*+^_`|~T",
    "GET,POST",
    "GET;",
    "(GET)",
    "<GET>",
    '"GET"',
    "123",
    "-",
    "{mark}",
    "{MARK}",
)
ASKED = {
    "a page": b"/{four}/",
    "a table": b"/tables/{series}.csv",
    "nothing": b"/x/{mark}/",
    "start": b"/",
}
VERSIONS = (
    b"HTTP/0.9",
    b"HTTP/1.0",
    b"HTTP/1.1",
    b"HTTP/1.2",
    b"HTTP/1.9",
    b"HTTP/2.0",
    b"HTTP/3.0",
    b"HTTP/2",
    b"HTTP/1",
    b"HTTP/11",
    b"HTTP/1.10",
    b"HTTP/01.1",
    b"HTTP/-1.1",
    b"HTTP/1.1.1",
    b"http/1.1",
    b"HTTPS/1.1",
    b"HTTP /1.1",
    b"HTTP/1 .1",
    b"HTTP/{mark}",
    b"ICY/1.1",
    b"RTSP/1.0",
    b"SIP/2.0",
    b"HTTP/1.1\x00",
    b"HTTP/\xd9\xa1.1",
    b"HTTP/1,1",
    b"HTTP",
)
LINES = {
    "no version": b"GET /{one}/{mark}\r\n\r\n",
    "no target": b"GET HTTP/1.1\r\nHost: {mark}\r\n\r\n",
    "only a method": b"GET\r\nHost: {mark}\r\n\r\n",
    "two spaces": b"GET  /{one}/{mark}  HTTP/1.1\r\nHost: a\r\n\r\n",
    "tabs": b"GET\t/{one}/{mark}\tHTTP/1.1\r\nHost: a\r\n\r\n",
    "space first": b" GET /{one}/{mark} HTTP/1.1\r\nHost: a\r\n\r\n",
    "empty line first": b"\r\nGET /{one}/{mark} HTTP/1.1\r\nHost: a\r\n\r\n",
    "feeds only": b"GET /{one}/{mark} HTTP/1.1\nHost: a\n\n",
    "returns only": b"GET /{one}/{mark} HTTP/1.1\rHost: a\r\r",
    "a word more": b"GET /{one}/ {mark} HTTP/1.1\r\nHost: a\r\n\r\n",
    "an answer": b"HTTP/1.1 200 OK\r\nX-Mark: {mark}\r\n\r\n",
    "mail": b"EHLO {mark}\r\nMAIL FROM:<a@{mark}>\r\n\r\n",
    "shell": b"SSH-2.0-{mark}\r\n\r\n",
    "hello of tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03{mark}\r\n\r\n",
    "preface of http 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{mark}",
    "line of a proxy": b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n"
    b"GET /{one}/{mark} HTTP/1.1\r\nHost: a\r\n\r\n",
    "line of a proxy in bytes": b"\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c{mark}\r\n\r\n",
    "redis": b"*1\r\n$4\r\nPING\r\n{mark}\r\n\r\n",
    "nulls": b"\x00" * 64 + b"{mark}\r\n\r\n",
    "high bytes": b"\xff" * 64 + b"{mark}\r\n\r\n",
    "mark of byte order": b"\xef\xbb\xbfGET /{one}/{mark} HTTP/1.1\r\nHost: a\r\n\r\n",
    "sixteen bits": "GET /so/{mark} HTTP/1.1\r\n\r\n".encode("utf-16").replace(b"\x00", b"\x01")
    + b"{mark}\r\n\r\n",
}


def methods() -> Iterator[Case]:
    """Yield each method for what can be asked, each version, each line that is none."""
    for method in METHODS:
        for name, target in ASKED.items():
            yield write(
                f"method: {method[:24]!a} ({len(method)}), for {name}", target, method=method
            )
    for version in VERSIONS:
        for name, target in ASKED.items():
            line = b"GET " + target + b" " + version
            request = line + b"\r\nHost: a\r\nX-Mark: {mark}\r\n\r\n"
            yield write_raw(f"version: {version!a}, for {name}", request)
    for name, request in LINES.items():
        is_cut = b"\r\n\r\n" not in request and b"\n\n" not in request
        yield write_raw(f"line: {name}", request, is_cut=is_cut)
        yield write_raw(f"line: {name}, cut", request.rstrip(b"\r\n"), is_cut=True)
