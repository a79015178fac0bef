"""What gunicorn answers before a page is asked: the page of last resort and the whole policy."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.served import Served, serve
from tests.serving.asking import Answer, ask, marked, page, read_answer
from tests.serving.refusing import (
    MALFORMED,
    OWN_TO_GUNICORN,
    POSTED,
    TOO_LONG,
    UNKNOWN_METHOD,
    check_last_resort,
    check_policy,
)

REFUSED = {**MALFORMED, **TOO_LONG, **OWN_TO_GUNICORN}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a site as `make run` serves it, told that TLS stands before it."""
    with serve(tmp_path_factory.mktemp("own"), {"SITE_HTTPS": "1"}) as served:
        yield served


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_reaches_no_page_gets_the_last_resort(site: Served, name: str) -> None:
    status, request = REFUSED[name]
    answer = ask(site.port, request)
    assert answer.status == status
    check_policy(answer)
    check_last_resort(answer)
    assert "Server" not in answer.headers
    assert answer.headers["Connection"] == "close"


@pytest.mark.parametrize(("status", "request_"), [UNKNOWN_METHOD, POSTED])
def test_other_methods_get_the_policy(site: Served, status: int, request_: bytes) -> None:
    answer = ask(site.port, request_)
    assert answer.status == status
    check_policy(answer)
    assert "Server" not in answer.headers


def test_pages_say_nothing_of_what_serves_them(site: Served) -> None:
    answer: Answer = ask(site.port, page("/en/"))
    assert answer.status == 200
    check_policy(answer)
    assert "Server" not in answer.headers
    assert "gunicorn" not in str(answer)
    assert len(answer.body.encode("utf-8")) == int(answer.headers["Content-Length"])


def test_two_requests_share_a_connection(site: Served) -> None:
    both = marked("GET /en/safety/ HTTP/1.1") + page("/so/")
    first = ask(site.port, both)
    assert first.status == 200
    assert first.headers["Connection"] == "keep-alive"


def test_who_reads_late_still_gets_the_whole_answer(site: Served) -> None:
    """A connection that is closed on words that nobody took takes the answer back."""
    with socket.socket() as slow, suppress(ConnectionError):
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        slow.connect(("127.0.0.1", site.port))
        slow.sendall(TOO_LONG["a long address"][1])
        time.sleep(0.5)
        received = b""
        while chunk := slow.recv(65536):
            received += chunk
    check_last_resort(read_answer(received))
