"""What is read of a request for a built page: its address and the encodings that are taken.

Only a request of the plainest form is read here. For all others the answer is None, and the
strict parser of gunicorn looks at them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_LARGEST = 8190  # bytes of a request that is still plain
_REQUEST = re.compile(
    rb"(GET|HEAD) (/[!-~]*) HTTP/1\.1\r\n"
    rb"((?:[A-Za-z0-9-]++:[\x20-\x7e]*+\r\n){1,64}+)\r\n"  # nothing is tried twice
)
_FIELD = re.compile(
    rb"^(host|connection|accept-encoding|[a-z-]*content-[a-z-]*|transfer-[a-z-]*|te|trailer"
    rb"|expect|upgrade[a-z-]*|if-[a-z-]*|range|script[_-]name):[ \t]*([^\r]*?)[ \t]*\r$",
    re.IGNORECASE | re.MULTILINE,
)
_HOST = re.compile(rb"[A-Za-z0-9.:-]{1,255}")
_HARMLESS = {b"if-modified-since", b"if-unmodified-since", b"upgrade-insecure-requests"}
_LASTS = {b"", b"keep-alive"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A request in plain form."""

    path: str
    is_head: bool
    closes: bool
    encoding: str
    length: int


def read_plain(heard: bytes, is_ours: Callable[[str], bool]) -> Plain | None:
    """Return the request that is first, None where it has to be looked at closely."""
    found = _REQUEST.match(heard, 0, _LARGEST)
    if not found:
        return None
    host = connection = accepted = None
    for name, value in _FIELD.findall(found[3]):
        match name.lower():
            case b"host" if host is None and _HOST.fullmatch(value):
                host = value
            case b"connection" if connection is None:
                connection = value.lower()
            case b"accept-encoding" if accepted is None:
                accepted = value.lower()
            case known if known in _HARMLESS:
                continue
            case _:
                return None
    if host is None or not is_ours(host.decode("ascii")):
        return None
    closes = connection == b"close"
    if not closes and (connection or b"") not in _LASTS:
        return None
    path, is_head = found[2].decode("ascii"), found[1] == b"HEAD"
    return Plain(path, is_head, closes, choose_encoding(accepted or b""), found.end())


def choose_encoding(accepted: bytes) -> str:
    """Return the smallest encoding that a browser takes; the words are in lower case."""
    taken = set()
    for part in accepted.split(b","):
        name, _, weight = part.partition(b";")
        if weight.strip().replace(b" ", b"").strip(b"0.") != b"q=":  # q=0 means never
            taken.add(name.strip())
    if b"br" in taken:
        return "br"
    return "gzip" if b"gzip" in taken else "identity"
