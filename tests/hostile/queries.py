"""Hostile queries: every question of the filters, with answers that nobody offers."""

from collections.abc import Iterator

from tests.hostile.case import Case, write
from tests.hostile.targets import PIECES
from tests.serving.shown import CONTENT
from webapp.content.service_filters import FACETS, options

PAGES = {
    "home": b"/en/",
    "resources": b"/{two}/resources/",
    "start": b"/",
    "no slash": b"/{three}/card",
}
_PLACE = options("where", CONTENT)[0].encode()
RAW = {
    "sixty-four thousand letters": b"where=" + b"{mark}" * 4370,
    "two thousand letters": b"where=" + b"{mark}" * 130,
    "ampersands": b"&" * 2000 + b"{mark}",
    "equal signs": b"=" * 2000 + b"{mark}",
    "two thousand names": b"&".join(b"a%d" % number for number in range(500)) + b"&{mark}",
    "the same a thousand times": b"&".join([b"by=text"] * 400) + b"&{mark}",
    "semicolons": b"where=" + _PLACE + b";need=talk;{mark}",
    "two answers": b"where=" + _PLACE + b"&where={mark}",
    "two answers, the other first": b"where={mark}&where=" + _PLACE,
    "list": b"where[]={mark}&where[0]=" + _PLACE,
    "prototype": b"__proto__[a]={mark}&constructor.prototype.a=1",
    "other address": b"next=//{mark}.example/&url=http://{mark}.example&return=/{mark}",
    "other host": b"host={mark}.example&locale={mark}&lang={mark}",
    "template": b"name={{config}}{mark}&__class__=1",
    "debugger": b"__debugger__=yes&cmd={mark}&frm=0",
    "question marks": b"????{mark}",
    "method": b"_method=DELETE&{mark}",
    "callback": b"callback={mark}&jsonp={mark}",
}


def queries() -> Iterator[Case]:
    """Yield each piece as the answer to each question, then queries that are odd as a whole."""
    for facet in FACETS:
        for name, piece in PIECES.items():
            encoded = piece.replace(b"#", b"%23").replace(b" ", b"%20")
            target = b"/{four}/resources/?" + facet.encode() + b"=" + encoded
            yield write(f"query: {facet} is {name}", target)
    for page_name, page in PAGES.items():
        for name, raw in RAW.items():
            yield write(f"query: {name}, on {page_name}", page + b"?" + raw)
