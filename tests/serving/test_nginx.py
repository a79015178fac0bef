"""nginx before the site, with the file of `deploy/`: its own answers carry the whole policy too."""

import os
import re
import shutil
import signal
import ssl
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy import EXPECTED
from tests.serving.asking import MARKERS, Answer, ask, connect, marked, page
from tests.serving.faulty import force_faults
from tests.serving.nginxfiles import NGINX
from tests.serving.refusing import (
    MALFORMED,
    POSTED,
    TOO_LONG,
    UNKNOWN_METHOD,
    check_last_resort,
    check_policy,
)
from tests.serving.shown import ONE, TABLE
from tests.serving.stack import Stack, start_stack

pytestmark = [
    pytest.mark.served,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed (apt install nginx)"),
]
REFUSED = {
    **MALFORMED,
    **TOO_LONG,
    "a large body": (413, marked("POST /en/ HTTP/1.1", "Content-Length: 5000\r\n", "a" * 5000)),
    "trace": (405, marked("TRACE /en/ HTTP/1.1")),
    "an unknown coding": (501, marked("POST /en/ HTTP/1.1", "Transfer-Encoding: odd\r\n")),
    "a version of the future": (505, marked("GET /en/ HTTP/3.7")),
}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """Return the whole stack, in a folder whose name is short enough for a socket's."""
    folder = Path(tempfile.mkdtemp(prefix="site-"))
    surroundings = {"SITE_HTTPS": "1", **force_faults(folder / "faulty")}
    try:
        with start_stack(folder, surroundings) as made:
            yield made
    finally:
        shutil.rmtree(folder)


def test_pages_come_through_with_the_policy(stack: Stack) -> None:
    for path in ("/en/", f"/{ONE}/safety/"):
        response = ask(stack.port, page(path))
        assert response.status == 200
        check_policy(response)
    assert "text/plain" in ask(stack.port, page(TABLE)).headers["Content-Type"]
    assert ask(stack.port, page()).status == 404


@pytest.mark.parametrize("name", REFUSED)
def test_what_nginx_refuses_gets_the_last_resort(stack: Stack, name: str) -> None:
    status, request = REFUSED[name]
    response = ask(stack.port, request)
    assert response.status == status
    check_policy(response)
    check_last_resort(response)
    known = {"Date", "Server", "Content-Type", "Content-Length", "Connection"}
    allowed = {"Strict-Transport-Security", *known, *EXPECTED}
    assert set(response.headers) <= allowed


@pytest.mark.parametrize(("status", "request_"), [UNKNOWN_METHOD, POSTED])
def test_other_methods_are_answered_by_the_site(stack: Stack, status: int, request_: bytes) -> None:
    response = ask(stack.port, request_)
    assert response.status == status
    check_policy(response)


def test_who_comes_without_tls_is_sent_on_with_the_policy(stack: Stack) -> None:
    response = ask(stack.ports.to_tls, page(f"/{ONE}/safety/"))
    assert response.status == 308
    assert response.headers["Location"] == f"https://help.example.org/{ONE}/safety/"
    check_policy(response)
    for name in MALFORMED:
        refused = ask(stack.ports.to_tls, MALFORMED[name][1])
        assert refused.status == 400
        check_policy(refused)
        check_last_resort(refused)


def test_tls_gives_pages_and_tells_who_comes_without_it(stack: Stack) -> None:
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    with connect(stack.ports.tls) as plain, unchecked.wrap_socket(plain) as connection:
        connection.sendall(page("/en/"))
        received = connection.recv(65536)
    assert received.startswith(b"HTTP/1.1 200 OK")
    refused = ask(stack.ports.tls, page("/en/"))
    assert refused.status == 400
    check_policy(refused)
    check_last_resort(refused)


def test_the_site_learns_the_language_and_no_more(stack: Stack) -> None:
    asked = page("/", f"Accept-Language: {ONE}\r\n")
    assert ask(stack.port, asked).headers["Location"] == f"/{ONE}/"
    # X-Fault forces a fault where it arrives; nginx does not hand it on
    assert ask(stack.port, page("/en/safety/", "X-Fault: route\r\n")).status == 200
    first = ask(stack.port, page(TABLE))
    again = page(TABLE, f"If-None-Match: {first.headers['ETag']}\r\n")
    assert ask(stack.port, again).status == 304


def test_words_are_sent_small(stack: Stack) -> None:
    with connect(stack.port) as connection:
        connection.sendall(page("/en/", "Accept-Encoding: gzip\r\n"))
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    assert b"Content-Encoding: gzip" in received
    assert len(received) < 20_000


def test_visitors_are_in_no_file(stack: Stack) -> None:
    for _, request in (*REFUSED.values(), UNKNOWN_METHOD, POSTED, (200, page())):
        ask(stack.port, request)
    written = "\n".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in stack.folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    assert (stack.folder / "nginx-error.log").exists()
    assert {name: mark for name, mark in MARKERS.items() if mark in written} == {}
    assert not re.search(r"client: ", written)


@pytest.mark.nightly
def test_a_site_that_hangs_keeps_nobody_from_the_numbers(stack: Stack) -> None:
    assert ask(stack.port, page("/en/")).status == 200
    assert stack.site is not None
    os.killpg(stack.site.pid, signal.SIGSTOP)
    try:
        response = ask(stack.port, page("/en/"))
    finally:
        os.killpg(stack.site.pid, signal.SIGCONT)
    assert response.status == 504
    check_last_resort(response)


def test_a_site_that_is_down_is_said_in_all_languages_and_comes_back(stack: Stack) -> None:
    """The last test of this file: it takes the door away for good."""
    assert ask(stack.port, page("/en/")).status == 200  # it has come up, and can end well
    assert stack.end_site() == 0
    stack.place.rename(stack.folder / "away.sock")
    response = ask(stack.port, page())
    assert response.status == 502
    check_policy(response)
    check_last_resort(response)
    (stack.folder / "away.sock").rename(stack.place)
    stack.start_site()
    back: Answer = ask(stack.port, page("/en/"))
    assert back.status == 200
