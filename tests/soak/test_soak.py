"""A short soak: nobody who asks is let down while workers are killed, reloaded and replaced."""

import asyncio
import socket
import sys

import pytest

from tests.serving.nginxfiles import NGINX
from tests.soak.askers import Tally, ask_again_and_again
from tests.soak.faults import until
from tests.soak.trials import Crowd, run_trial

# It is over as soon as all has happened, and leaves others on this machine some time.
FEW = Crowd(asking=6, slow=40, seconds=0, pause=0.1)
FAULTS = ["a worker is killed", "a reload", "SIGTERM"]
# Who says little is sent away sooner; in `make soak` as at a host.
SOONER = {"GUNICORN_CMD_ARGS": "--keep-alive=3", "SITE_BUILDS": "0"}


@pytest.mark.served
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whom a worker serves")
@pytest.mark.parametrize(
    "nginx",
    [pytest.param(True, id="nginx", marks=pytest.mark.nightly), pytest.param(False, id="alone")],
)
def test_no_request_fails_while_things_go_wrong(nginx: bool) -> None:
    if nginx and NGINX is None:
        pytest.skip("nginx is not installed (apt install nginx)")
    outcome = run_trial("in turn", FEW, nginx=nginx, settings=SOONER)
    assert [what for _, what in outcome.trial.happened] == FAULTS
    assert outcome.lost == [], outcome.line()
    assert outcome.excused <= (0 if nginx else FEW.asking)
    assert outcome.tally.slow_held >= FEW.slow
    last_fault = outcome.trial.happened[-1][0]
    after = [when for when, _ in outcome.tally.answered if when > last_fault]
    assert len(after) >= FEW.asking, outcome.line()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalf",
        b"",
    ],
    ids=["a wrong status", "a body cut off", "half a page", "nothing"],
)
def test_the_soak_counts_what_fails(answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()
        await writer.wait_closed()

    async def visit() -> Tally:
        tally, over = Tally(), asyncio.Event()
        server = await asyncio.start_server(serve, "127.0.0.1", 0, family=socket.AF_INET)
        async with server, asyncio.TaskGroup() as group:
            port = server.sockets[0].getsockname()[1]
            group.create_task(ask_again_and_again(port, tally, over))
            await until(lambda: bool(tally.failed or tally.answered), "nothing is counted")
            over.set()
        return tally

    tally = asyncio.run(visit())
    assert tally.answered == []
    assert tally.failed
