"""What gunicorn answers, pages and what comes before any: whole policy, page of last resort."""

import socket
from collections.abc import Iterator

import pytest

from tests.served import Served, serve, wait_for
from tests.serving.asking import PATIENCE_IN_SECONDS, Answer, ask, marked, page, read_answer
from tests.serving.processes import IS_TOLD, WHY_NOT, connections
from tests.serving.refusing import (
    MALFORMED,
    OWN_TO_GUNICORN,
    POSTED,
    TOO_LONG,
    UNKNOWN_METHOD,
    check_last_resort,
    check_policy,
)
from tests.serving.shown import ONE

pytestmark = pytest.mark.served
REFUSED = {**MALFORMED, **TOO_LONG, **OWN_TO_GUNICORN}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a site as `make run` serves it, configured as behind TLS."""
    with serve(tmp_path_factory.mktemp("own"), {"SITE_HTTPS": "1"}) as served:
        yield served


def is_open(here: int, there: int) -> bool:
    """Whether the site still has words for a visitor, or waits for some."""
    return any(
        (connection.here, connection.there, connection.is_open) == (here, there, True)
        for connection in connections()
    )


def test_the_site_answers_over_the_wire_and_says_where_it_is(site: Served) -> None:
    response = ask(site.port, page(f"/{ONE}/"))
    assert response.status == 200
    assert f'lang="{ONE}"' in response.body
    assert f"http://127.0.0.1:{site.port}/" in site.written()


@pytest.mark.parametrize("name", REFUSED)
def test_a_request_that_reaches_no_page_gets_the_last_resort(site: Served, name: str) -> None:
    status, request = REFUSED[name]
    response = ask(site.port, request)
    assert response.status == status
    check_policy(response)
    check_last_resort(response)
    assert "Server" not in response.headers
    assert response.headers["Connection"] == "close"


@pytest.mark.parametrize(("status", "request_"), [UNKNOWN_METHOD, POSTED])
def test_other_methods_get_the_policy(site: Served, status: int, request_: bytes) -> None:
    response = ask(site.port, request_)
    assert response.status == status
    check_policy(response)
    assert "Server" not in response.headers


def test_pages_say_nothing_of_what_serves_them(site: Served) -> None:
    response: Answer = ask(site.port, page("/en/"))
    assert response.status == 200
    check_policy(response)
    assert "Server" not in response.headers
    assert "gunicorn" not in str(response)
    assert len(response.body.encode("utf-8")) == int(response.headers["Content-Length"])


def test_two_requests_share_a_connection(site: Served) -> None:
    both = marked("GET /en/safety/ HTTP/1.1") + page(f"/{ONE}/")
    first = ask(site.port, both)
    assert first.status == 200
    assert first.headers["Connection"] == "keep-alive"


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_who_reads_late_still_gets_the_whole_answer(site: Served) -> None:
    """A connection that is closed while somebody still talks takes the answer back."""
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        slow.settimeout(PATIENCE_IN_SECONDS)
        slow.connect(("127.0.0.1", site.port))
        own_port = slow.getsockname()[1]
        slow.sendall(TOO_LONG["a long address"][1])
        received = slow.recv(1)  # it has been answered
        slow.sendall(b"and goes on")
        wait_for(lambda: not is_open(site.port, own_port), lambda: "the site ends nothing")
        while chunk := slow.recv(65536):
            received += chunk
    check_last_resort(read_answer(received))
