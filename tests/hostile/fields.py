"""Hostile header fields: what browsers send, of every kind, and floods of it."""

from collections.abc import Iterator

from tests.hostile.case import Case, write, write_raw

ASKED = {
    "a table": b"/tables/{series}.csv",
    "a page": b"/{three}/numbers/",
    "the start": b"/",
    "nothing": b"/nothing/",
}
VALUES: dict[str, tuple[str, ...]] = {
    "Range": (
        "bytes=0-0", "bytes=-1", "bytes=0-", "bytes=5-2", "bytes=99999999999999999999-",
        "bytes=0-0,1-1", "bytes=" + ",".join(["0-1"] * 700), "bytes=--1", "bytes=a-b", "bytes",
        "lines=1-2", "{mark}=0-1", "bytes=0-1;{mark}", "bytes = 0 - 1", "BYTES=0-1", "bytes=٠-١",
    ),
    "If-Range": ('"{mark}"', 'W/"{mark}"', "Thu, 01 Jan 1970 00:00:00 GMT", "{mark}", "*"),
    "If-None-Match": (
        "*", '"{mark}"', 'W/"{mark}"', "W/", '"', '""', "{mark}", ",".join(['"{mark}"'] * 300),
        '"a" "b"', '"\\"', "*, *", '"é{mark}"',
    ),
    "If-Match": ("*", '"{mark}"', 'W/"{mark}"', "", "{mark}"),
    "If-Modified-Since": (
        "never", "{mark}", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
        "Thu, 99 Jan 1970 99:99:99 GMT", "0", "-1", "Thu, 01 Jan 99999999999 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 +9999",
    ),
    "If-Unmodified-Since": ("{mark}", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "Accept-Language": (
        "*", "", ",", ";", ";q=", "{one};q=9", "{one};q=-1", "{one};q=nan", "{one};q=inf",
        "{one};q=1e-999", "{one};q=0.0000001", "{one};q=,{two}", "{two};q=1;q=0", "{mark}",
        "{mark};q=1", "{one}-{mark}", "{two},\x7f", "-", "--", "_", "so_SO", "{one}-SO-x-{mark}",
        "x-{mark}", "i-klingon", "zh-Hant-TW", "en-GB-oed", "a" * 5000, "{one}," * 1300,
        "-".join(["{one}"] * 900), "é", "العربية", "\ud800", "{one}\tar", "{one};level=1;q=0.5",
        '{one};q="1"', "{one};Q=1", "tlh, {two};q=0", "*;q=0", "../{one}", "{one}/",
        "{two};q=0.5,{one};q=0.5", "١", "{one};q=١", "constructor", "__class__", "en\u202ear",
    ),
    "Accept-Encoding": (
        "", "*", "*;q=0", "br", "gzip", "gzip;q=0", "identity;q=0", "identity;q=0, *;q=0", "zstd",
        "deflate", "gzip, deflate, br, zstd, compress, exi", "x-gzip", "{mark}", "gzip;q={mark}",
        "gzip;q=nan", "gzip;" * 500, "," * 900, "GZIP", "gzip;q=1.0001", "\x7f", "gzip\tbr",
    ),
    "Accept": (
        "", "*/*", "{mark}/{mark}", "application/json", "text/html;q=0", "*/*;q=nan", "/", ";",
        "text/html;" * 300, "image/*", "text/plain;charset={mark}",
    ),
    "Accept-Charset": ("{mark}", "utf-16", "*;q=0"),
    "Cookie": (
        "{mark}={mark}", "a=b; " * 700, "=;;=", "session={mark}", "locale={mark}", '"', "a=\x7f",
        "session=.eJ{mark}", "é={mark}", "$Version=1; {mark}=1", "__Host-a={mark}", "lang=ar",
    ),
    "Authorization": ("Basic {mark}", "Basic ====", "Bearer {mark}", "Digest {mark}", "{mark}", ""),
    "User-Agent": ("() { :;}; echo {mark}", "<script>{mark}</script>", "", "a" * 6000 + "{mark}"),
    "Referer": ("http://{mark}.example/", "javascript:{mark}", "", "a" * 6000 + "{mark}"),
    "Origin": ("null", "http://{mark}.example", "https://site.example.{mark}", "", "{mark}"),
    "Access-Control-Request-Method": ("PUT", "{mark}"),
    "Access-Control-Request-Private-Network": ("true",),
    "Content-Type": (
        "{mark}", "application/json;charset={mark}", "multipart/form-data; boundary={mark}",
        "multipart/form-data", "text/html; charset=utf-7",
    ),
    "Content-Encoding": ("gzip", "{mark}"),
    "Upgrade": ("h2c", "websocket", "{mark}", "TLS/1.0"),
    "Connection": ("close", "keep-alive", "{mark}", "Host", "upgrade", "close, keep-alive", ""),
    "Keep-Alive": ("timeout=99999", "{mark}"),
    "Cache-Control": ("no-cache", "only-if-cached", "max-age={mark}", "max-stale=99999999999999"),
    "Pragma": ("{mark}",),
    "Max-Forwards": ("0", "-1", "{mark}"),
    "Via": ("1.1 {mark}",),
    "From": ("{mark}@site.example",),
    "DNT": ("1", "{mark}"),
    "Sec-Fetch-Site": ("cross-site", "{mark}"),
    "Sec-Purpose": ("prefetch", "prefetch;prerender"),
    "Purpose": ("prefetch",),
    "Priority": ("u=9, i={mark}",),
    "TE": ("trailers", "{mark}", "chunked"),
    "Save-Data": ("on",),
    "X-HTTP-Method-Override": ("DELETE", "{mark}"),
    "X-Requested-With": ("XMLHttpRequest", "{mark}"),
    "Proxy": ("http://{mark}.example",),
    "Script-Name": ("/{mark}",),
    "X-Script-Name": ("/{mark}",),
    "HTTP2-Settings": ("{mark}",),
}  # fmt: skip
ODD_LINES = {
    "no colon": b"{mark}",
    "no name": b": {mark}",
    "space before the colon": b"X-Mark : {mark}",
    "space before the name": b" X-Mark: {mark}",
    "folded": b"X-Mark: a\r\n {mark}",
    "folded with a tab": b"X-Mark: a\r\n\t{mark}",
    "null in the value": b"X-Mark: a\x00{mark}",
    "null in the name": b"X-M\x00ark: {mark}",
    "return alone": b"X-Mark: a\rX-Other: {mark}",
    "feed alone": b"X-Mark: a\nX-Other: {mark}",
    "control in the value": b"X-Mark: \x01\x02\x1b{mark}",
    "bytes above": b"X-Mark: \xff\xfe{mark}",
    "name above": b"X-M\xc3\xa4rk: {mark}",
    "underscore": b"X_Mark: {mark}",
    "underscored length": b"Content_Length: 10{mark}",
    "brackets in the name": b"X(Mark): {mark}",
    "slash in the name": b"X/Mark: {mark}",
    "long name": b"X-" + b"a" * 3000 + b": {mark}",
    "long value": b"X-Mark: " + b"a" * 7000 + b"{mark}",
    "too long a value": b"X-Mark: " + b"a" * 70_000 + b"{mark}",
    "empty": b"X-Mark:\r\nX-Other: {mark}",
}


def fields() -> Iterator[Case]:
    """Yield each value of each field for what can be asked; lines that are odd; floods."""
    for asked_name, asked in ASKED.items():
        for key, values in VALUES.items():
            for number, value in enumerate(values, 1):
                name = f"field: {key} {number}, for {asked_name}"
                yield write(name, asked, headers=[(key, value)])
    for name, line in ODD_LINES.items():
        for target in (b"/en/", b"/tables/{series}.csv"):
            request = b"GET %s HTTP/1.1\r\nHost: a.example\r\n%s\r\n\r\n" % (target, line)
            yield write_raw(f"field: {name}, for {target.decode()}", request)
    for count in (50, 99, 100, 101, 500, 2000, 10_000):
        flood = b"".join(b"X-Mark-%d: {mark}\r\n" % number for number in range(count))
        request = b"GET /{one}/ HTTP/1.1\r\nHost: a.example\r\n%s\r\n" % flood
        yield write_raw(f"flood: {count} fields", request)
        again = b"GET /{one}/ HTTP/1.1\r\nHost: a.example\r\n%s\r\n" % (
            b"Cookie: {mark}\r\n" * count
        )
        yield write_raw(f"flood: {count} times the same field", again)
    for size in (4000, 8000, 8190, 8191, 9000, 60_000, 200_000):
        letters = b"a" * size
        request = b"GET /{one}/ HTTP/1.1\r\nHost: a.example\r\nX-Mark: {mark}%s\r\n\r\n" % letters
        yield write_raw(f"flood: a field of {size} letters", request)
        line = b"GET /{one}/{mark}%s HTTP/1.1\r\nHost: a.example\r\n\r\n" % letters
        yield write_raw(f"flood: an address of {size} letters", line)
