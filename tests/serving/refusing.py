"""Requests that a server refuses before any page is asked, and what it must answer."""

from tests.policy import EXPECTED
from tests.serving.asking import HEADERS, MARKERS, PATH, Answer, marked
from tests.serving.shown import LOCALES

LONG = "a" * 70_000
MALFORMED = {
    "one word": (400, marked(MARKERS["method"])),
    "a broken header": (400, marked(f"GET {PATH} HTTP/1.1", f"{MARKERS['header']} : (\r\n")),
    "two lengths": (
        400,
        marked(f"POST {PATH} HTTP/1.1", "Content-Length: 1\r\nContent-Length: 2\r\n", "ab"),
    ),
}
TOO_LONG = {
    "a long address": (414, marked(f"GET {PATH}{LONG} HTTP/1.1")),
    "a long header": (431, marked(f"GET {PATH} HTTP/1.1", f"X-Long: {LONG}\r\n")),
}
# nginx hands the first two on; it knows no limit for the number of headers, only for their size
OWN_TO_GUNICORN = {
    "many headers": (431, marked(f"GET {PATH} HTTP/1.1", f"X-{MARKERS['header']}: a\r\n" * 200)),
    "a method of odd signs": (400, marked(f"{MARKERS['method']}(( {PATH} HTTP/1.1")),
    "a version of the future": (505, marked(f"GET {PATH} HTTP/3.7")),
    "an unknown coding": (
        501,
        marked(f"POST {PATH} HTTP/1.1", f"Transfer-Encoding: {MARKERS['header']}\r\n"),
    ),
    "an expectation": (417, marked(f"GET {PATH} HTTP/1.1", f"Expect: {MARKERS['header']}\r\n")),
}
UNKNOWN_METHOD = (405, marked(f"{MARKERS['method']} /en/ HTTP/1.1"))
POSTED = (
    405,
    marked("POST /en/ HTTP/1.1", "Content-Length: 11\r\n", MARKERS["body"]),
)
WITH_TLS = {**EXPECTED, "Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


def check_policy(response: Answer) -> None:
    """The whole policy, as whole strings, and no name of a server with its version."""
    assert {name: response.headers.get(name) for name in WITH_TLS} == WITH_TLS
    assert response.headers.get("Server", "nginx") == "nginx"


def check_last_resort(response: Answer) -> None:
    """The page in all languages, and nothing that was asked."""
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    for language in LOCALES:
        assert f'<section lang="{language}"' in response.body
    assert response.body.endswith("</html>\n")
    assert not [marker for marker in MARKERS.values() if marker in response.body]
    assert HEADERS not in response.body
