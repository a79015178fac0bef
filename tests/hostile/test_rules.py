"""Each rule for answers finds the fault that it is there for."""

import socket

import pytest

from tests.hostile import rules
from tests.hostile.answers import FormError, RawResponse, read_answer
from tests.hostile.case import Case, write
from tests.hostile.rules import judge
from tests.hostile.wire import End, Exchange, ask
from tests.policy import EXPECTED, OPEN

CASE = write("rule: any")
HTML = {"content-type": "text/html; charset=utf-8", "content-language": "so"}
SOUND = {key.lower(): value for key, value in EXPECTED.items()} | HTML
TABLE = SOUND | {key.lower(): value for key, value in OPEN.items()} | {"etag": '"a"'}
TOO_MUCH = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nab"
OWN = {"content-type": "text/html", "connection": "close"}


def answer(
    status: int = 200, headers: dict[str, str] | None = None, body: bytes = b""
) -> RawResponse:
    return RawResponse(status, tuple((SOUND if headers is None else headers).items()), body)


def exchange(*responses: RawResponse, end: End = End.CLOSED) -> Exchange:
    return Exchange(responses, b"", end, 0.1)


def test_sound_answers_have_no_fault() -> None:
    assert judge(CASE, exchange(answer())) == []
    assert judge(CASE, exchange(answer(headers=TABLE))) == []


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (exchange(answer(500)), "status 500"),
        (exchange(answer(503)), "status 503"),
        (exchange(answer(501)), "status 501"),
        (exchange(answer(503, OWN)), "status 503"),
        (exchange(answer(body=CASE.mark.encode())), "repeats"),
        (exchange(answer(body=CASE.mark.upper().encode())), "repeats"),
        (exchange(answer(headers=SOUND | {"location": f"/{CASE.mark}"})), "repeats"),
        (exchange(answer(headers=SOUND | {"cache-control": "public"})), "Cache-Control"),
        (exchange(answer(headers=HTML)), "Content-Security-Policy is None"),
        (exchange(answer(headers=SOUND | {"set-cookie": "a=b"})), "set-cookie"),
        (exchange(answer(404, TABLE)), "Cross-Origin-Resource-Policy"),
        (exchange(answer(headers=SOUND | {"etag": "a"})), "etag"),
        (exchange(answer(), end=End.WAITING), "hangs"),
        (exchange(end=End.RESET), "reset"),
        (exchange(), "closed without an answer"),
        (Exchange((answer(), answer()), b"", End.CLOSED, 0.1, followed=True), "of another"),
        (Exchange((answer(),), b"", End.CLOSED, 0.1, out_of_form="x"), "out of form: x"),
    ],
)
def test_each_fault_is_told(broken: Exchange, problem: str) -> None:
    assert any(problem in fault for fault in judge(CASE, broken)), judge(CASE, broken)


def test_answers_of_the_server_itself_are_held_to_the_policy_once_they_are_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = exchange(answer(400, OWN, CASE.mark.encode()))
    monkeypatch.setattr(rules, "OWN_ANSWERS_CARRY_POLICY", False)
    assert judge(CASE, own) == []
    assert judge(CASE, exchange(answer(501, OWN))) == []
    monkeypatch.setattr(rules, "OWN_ANSWERS_CARRY_POLICY", True)
    assert len(judge(CASE, own)) == len(EXPECTED) + 1
    ours = {key: value for key, value in SOUND.items() if key != "content-language"}
    assert judge(CASE, exchange(answer(414, ours))) == []
    assert judge(CASE, exchange(answer(414))) == ["status 414"]


@pytest.mark.parametrize(
    "received",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\nContent-Length: 0\n\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: a\nY: b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-\xff: 1\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"<html>",
    ],
)
def test_what_is_no_answer_is_an_error(received: bytes) -> None:
    with pytest.raises(FormError):
        read_answer(received, is_head=False)


def test_answers_are_cut_where_their_length_says() -> None:
    received = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP"
    assert read_answer(received[:-5], is_head=False) is None
    assert read_answer(received, is_head=False) == (
        RawResponse(200, (("content-length", "2"),), b"ab"),
        b"HTTP",
    )
    assert read_answer(received, is_head=True) == (
        RawResponse(200, (("content-length", "2"),), b""),
        b"abHTTP",
    )


@pytest.mark.parametrize(
    ("data", "end", "fault"),
    [(b"", End.WAITING, "hangs"), (TOO_MUCH, End.WAITING, "out of form")],
)
def test_the_client_sees_a_server_that_hangs_or_says_too_much(
    data: bytes, end: End, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = socket.socketpair()
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: here)
    with here, there:
        there.sendall(data)  # and nothing later
        seen = ask(1, Case("a: b", b"x", "zq7"), patience=0.05)
    assert seen.end is end
    assert any(fault in sentence for sentence in judge(CASE, seen))
