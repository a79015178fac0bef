"""What every hostile request is held to; each rule returns its faults as sentences."""

from collections.abc import Iterator
from http import HTTPStatus

from tests.hostile.answers import FormError, RawResponse
from tests.hostile.case import Case
from tests.hostile.wire import End, Exchange
from tests.policy import ALLOWED, EXPECTED, OPEN

# gunicorn answers what it cannot read before the app sees it: without the policy, and with a
# piece of the request as text. To be True once those answers are ours.
OWN_ANSWERS_CARRY_POLICY = True
STATUSES = {200, 302, 304, 308, 400, 404, 405, 411, 413}
OWN_STATUSES = {400, 403, 413, 414, 417, 431}
# No fault of the server: it says that it knows no such coding or version.
REASONED = {HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.HTTP_VERSION_NOT_SUPPORTED}
OF_THE_WIRE = {"date", "connection", "server", "keep-alive"}


def judge(case: Case, exchange: Exchange) -> list[str]:
    """Return every fault of an exchange, none when all is well."""
    try:
        return list(_judge(case, exchange))
    except FormError as error:
        return [f"out of form: {error}"]


def is_own(response: RawResponse) -> bool:
    """Whether the server has answered in the app's place; every error of the app has a language."""
    if not OWN_ANSWERS_CARRY_POLICY:
        return response.header("Content-Type") == "text/html"
    return response.status >= HTTPStatus.BAD_REQUEST and response.header("Content-Language") is None


def _judge(case: Case, exchange: Exchange) -> Iterator[str]:
    if exchange.out_of_form and not _is_body_for_head(case, exchange):
        yield f"out of form: {exchange.out_of_form}"
    if exchange.end is End.WAITING:
        yield "hangs"
    if not exchange.responses and exchange.end is End.RESET:
        yield "reset without an answer"
    if not exchange.responses and exchange.end is End.CLOSED and not case.is_cut:
        yield "closed without an answer"
    if exchange.followed and len(exchange.responses) > 1:
        last = exchange.responses[-1]
        if (len(exchange.responses), last.status, last.header("Location")) != (2, 302, "/en/"):
            yield "the next request got the answer of another"
    if OWN_ANSWERS_CARRY_POLICY and case.mark in exchange.received.decode("latin-1").lower():
        yield "repeats what was sent"
    for response in exchange.responses:
        yield from _judge_answer(case, response)


def _is_body_for_head(case: Case, exchange: Exchange) -> bool:
    """Whether the server could not read that no body was wanted; it closes, so no harm is done."""
    return case.method == "HEAD" and any(map(is_own, exchange.responses[:1]))


def _judge_answer(case: Case, response: RawResponse) -> Iterator[str]:
    is_silent = is_own(response) and not OWN_ANSWERS_CARRY_POLICY
    allowed = OWN_STATUSES | REASONED if is_own(response) else STATUSES
    if response.status not in allowed:
        yield f"status {response.status}"
    if is_silent:
        return
    headers_text = " ".join(f"{key}: {value}" for key, value in response.headers).lower()
    if case.mark in headers_text or case.mark in response.body.decode("utf-8").lower():
        yield f"repeats what was sent, with status {response.status}"
    given = response.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}
    is_table = response.header("Access-Control-Allow-Origin") is not None and given
    for key, value in {**EXPECTED, **(OPEN if is_table else {})}.items():
        if response.header(key) != value:
            yield f"{key} is {response.header(key)!r} with status {response.status}"
    names = {key for key, _ in response.headers} - OF_THE_WIRE - {key.lower() for key in ALLOWED}
    if names - ({key.lower() for key in OPEN} | {"etag"} if is_table else set()):
        yield f"other headers: {sorted(names)}"
