"""What a proxy may add and a visitor may forge: hosts, addresses, schemes, rewritten paths."""

from collections.abc import Iterator

from tests.hostile.case import Case, write, write_raw

FORGED = {
    "Host": "{mark}.example",
    "X-Forwarded-Host": "{mark}.example",
    "X-Forwarded-For": "{mark}",
    "X-Forwarded-Proto": "{mark}",
    "X-Forwarded-Port": "99{mark}",
    "X-Forwarded-Prefix": "/{mark}",
    "X-Forwarded-Server": "{mark}.example",
    "X-Forwarded-Scheme": "{mark}",
    "X-Forwarded-Ssl": "on",
    "X-Forwarded-Path": "/{mark}",
    "X-Forwarded-Uri": "/{mark}",
    "Forwarded": 'for="{mark}";host={mark}.example;proto=https;by={mark}',
    "X-Host": "{mark}.example",
    "X-HTTP-Host-Override": "{mark}.example",
    "X-Original-Host": "{mark}.example",
    "X-Original-URL": "/{mark}",
    "X-Rewrite-URL": "/{mark}",
    "X-Override-URL": "/{mark}",
    "X-Real-IP": "{mark}",
    "X-Client-IP": "{mark}",
    "True-Client-IP": "{mark}",
    "CF-Connecting-IP": "{mark}",
    "Client-IP": "{mark}",
    "X-Url-Scheme": "{mark}",
    "Front-End-Https": "on",
    "Base-Url": "http://{mark}.example",
    "Destination": "http://{mark}.example/",
    "SCRIPT_NAME": "/{mark}",
    "PATH_INFO": "/{mark}",
}
STATUSES: dict[str, tuple[bytes, str, tuple[tuple[str, str], ...]]] = {
    "200": (b"/{one}/", "GET", ()),
    "200 of a table": (b"/tables/{series}.csv", "GET", ()),
    "302": (b"/", "GET", ()),
    "304": (b"/tables/{series}.csv", "GET", (("If-None-Match", "*"),)),
    "308": (b"/en", "GET", ()),
    "308 of two slashes": (b"/en//numbers/", "GET", ()),
    "404": (b"/{three}/nothing/", "GET", ()),
    "404 of no language": (b"/nothing", "GET", ()),
    "405": (b"/{two}/", "POST", ()),
    "413": (b"/{two}/", "POST", (("Content-Length", "2000"),)),
    "HEAD": (b"/{four}/numbers/", "HEAD", ()),
    "HEAD of a redirect": (b"/{four}/numbers", "HEAD", ()),
    "OPTIONS": (b"/{four}/numbers/", "OPTIONS", ()),
}
HOSTS = (
    "",
    " ",
    "{mark}",
    "{mark}:99999",
    "{mark}:-1",
    "{mark}:port",
    "a b{mark}",
    "[::1",
    "[::1]{mark}",
    "[::1]:80",
    "user@{mark}",
    "{mark}/path",
    "{mark}?query",
    "{mark}#part",
    "{mark}\\a",
    "{mark},b",
    "-{mark}",
    "{mark}..",
    ".{mark}",
    "xn--{mark}",
    "é{mark}",
    "\u202e{mark}",
    "<b>{mark}</b>",
    "a" * 300 + "{mark}",
    "127.0.0.1:{mark}",
    "0x7f.1",
    "localhost",
    "{mark}%00",
    "{mark}%0d%0a",
    "*",
)


def forwarding() -> Iterator[Case]:
    """Yield each forged field for a request of each status; hosts that are none; two hosts."""
    for status, (target, method, headers) in STATUSES.items():
        body = b"x" * 2000 if status == "413" else b""
        for key, value in FORGED.items():
            name = f"forged: {key} on {status}"
            fields = [(key, value), *headers]
            yield write(name, target, method=method, headers=fields, body=body)
    for number, host in enumerate(HOSTS, 1):
        for target in (b"/en", b"/{one}/", b"/"):
            fields = [("Host", host)]
            yield write(f"host: {number} at {target.decode()}", target, headers=fields)
    for target in (b"/en", b"/{one}/", b"/nothing"):
        asked = b"GET " + target + b" HTTP/1.1\r\n"
        for name, lines in {
            "two": b"Host: a.example\r\nHost: {mark}.example\r\n",
            "none": b"X-Mark: {mark}\r\n",
            "two alike": b"Host: {mark}\r\nHost: {mark}\r\n",
            "folded": b"Host: a.example\r\n {mark}\r\n",
            "behind a space": b" Host: {mark}\r\n",
        }.items():
            yield write_raw(f"host: {name} at {target.decode()}", asked + lines + b"\r\n")
