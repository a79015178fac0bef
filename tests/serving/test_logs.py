"""What the site writes, and where: of a fault its time, route and kind; of visitors nothing."""

import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.served import COMMAND, Served, serve, wait_for
from tests.serving.asking import MARKERS, ask, connect, marked, page
from tests.serving.faulty import force_faults
from tests.serving.processes import IS_TOLD, WHY_NOT, ports_served_by, workers_of
from tests.serving.refusing import MALFORMED, OWN_TO_GUNICORN, POSTED, TOO_LONG, UNKNOWN_METHOD

pytestmark = pytest.mark.served
DEV = (sys.executable, "-m", "workshop.reloading")
REQUESTS = [
    POSTED,
    UNKNOWN_METHOD,
    *MALFORMED.values(),
    *TOO_LONG.values(),
    *OWN_TO_GUNICORN.values(),
]
FAULT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} fault route=(\w+) kind=([\w.]+)")
SAID = re.compile(r"The site is at http://127\.0\.0\.1:\d+/ .*")


@contextmanager
def serve_faulty(folder: Path, command: tuple[str, ...] = COMMAND) -> Iterator[Served]:
    """Serve a site that fails when asked to, with every place to write in one folder."""
    surroundings = {
        **force_faults(folder / "faulty"),
        "TMPDIR": str(folder),
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with serve(folder, surroundings, command) as site:
        yield site
    assert markers_in(written_anywhere(site)) == {}, "at the end"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a site as `make run` serves it."""
    with serve_faulty(tmp_path_factory.mktemp("run")) as site:
        yield site


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a site as `make dev` serves it."""
    with serve_faulty(tmp_path_factory.mktemp("dev"), DEV) as site:
        yield site


def force(site: Served, fault: str) -> int:
    """Send a marked request, with a body, whose page fails in this way."""
    body = MARKERS["body"]
    headers = f"X-Fault: {fault}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    address = f"/en/safety/?a={MARKERS['query']}&b={MARKERS['path']}"
    return ask(site.port, marked(f"GET {address} HTTP/1.1", headers, body)).status


def written_anywhere(site: Served) -> str:
    """Return all that the site wrote: its output, and every file below the folder."""
    files = [path for path in site.output.parent.rglob("*") if path.is_file()]
    assert site.output in files
    return "\n".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in files
        if path.name != "sitecustomize.py" and path.suffix != ".pyc"
    )


def markers_in(written: str) -> dict[str, str]:
    """Return what is there of a visitor."""
    return {name: mark for name, mark in MARKERS.items() if mark in written}


def faults_in(site: Served) -> list[str]:
    """Return the lines that the site wrote so far, without the one that says where it is."""
    return [line for line in site.written().splitlines() if not SAID.fullmatch(line)]


@pytest.mark.parametrize("name", ["run", "dev"], ids=["make run", "make dev"])
def test_no_marker_of_a_visitor_is_written(request: pytest.FixtureRequest, name: str) -> None:
    site: Served = request.getfixturevalue(name)
    assert ask(site.port, page("/en/")).status == 200
    assert ask(site.port, page()).status == 404
    for _, sent in REQUESTS:
        with connect(site.port) as connection, suppress(OSError):
            connection.sendall(sent)
            connection.recv(100)
    for fault in ("route", "stranger"):
        force(site, fault)
    with connect(site.port) as gone:
        gone.sendall(page()[:60])
    assert ask(site.port, page("/en/")).status == 200
    site.wait_until_written("fault route=safety kind=RuntimeError")
    assert markers_in(written_anywhere(site)) == {}


def test_the_log_has_time_route_and_kind_of_each_fault(run: Served) -> None:
    before = len(faults_in(run))
    kinds = {}
    for fault in ("route", "server", "half", "loop", "stranger"):
        kinds[fault] = force(run, fault)
        # Two workers write: only who waits for the one line knows which was the first.
        wait_for(lambda: len(faults_in(run)) == before + len(kinds), run.written)
    assert kinds == {"route": 500, "server": 500, "half": 500, "loop": 200, "stranger": 200}
    assert ask(run.port, page("/en/")).status == 200
    assert SAID.fullmatch(run.written().splitlines()[0])
    faults = []
    for line in faults_in(run)[before:]:
        found = FAULT.fullmatch(line)
        assert found, line
        faults.append(found.groups())
    assert faults == [
        ("safety", "RuntimeError"),
        ("server", "LookupError"),
        ("server", "ArithmeticError"),
        ("server", "ValueError"),
        ("server", "stranger"),
    ]
    assert markers_in(run.written()) == {}


def test_settings_of_the_surroundings_bring_no_access_log_back(tmp_path: Path) -> None:
    asked = "--access-logfile=- --log-level=debug --capture-output"
    with serve(tmp_path, {"GUNICORN_CMD_ARGS": asked}) as site:
        assert ask(site.port, page()).status == 404
        ask(site.port, OWN_TO_GUNICORN["an unknown coding"][1])
    assert "Booting worker" in site.written()
    assert markers_in(site.written()) == {}


def test_the_site_does_not_learn_who_asks(run: Served) -> None:
    assert force(run, "who") == 500
    kinds = wait_for(lambda: re.findall(r"kind=(Told|Untold)", run.written()), run.written)
    assert kinds == ["Untold"]


def test_editors_are_served_on_their_own_machine_alone(dev: Served) -> None:
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", dev.port), 2):
        pass  # another address of this machine, as others would use


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_a_killed_worker_is_told_without_a_visitor(run: Served) -> None:
    workers = workers_of(run.process.pid)
    with connect(run.port) as visitor:
        visitor.sendall(page()[:40])
        own_port = visitor.getsockname()[1]
        serving = wait_for(
            lambda: [worker for worker in workers if own_port in ports_served_by(worker)],
            lambda: "no worker takes the visitor",
        )
        os.kill(serving[0], signal.SIGKILL)
        run.wait_until_written("was sent SIGKILL")
    assert ask(run.port, page("/en/")).status == 200
    assert markers_in(run.written()) == {}
