"""What the site writes, and where: of a fault its time, route and kind; of visitors nothing."""

import os
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.served import COMMAND, Served, serve
from tests.serving.asking import MARKERS, ask, connect, marked, page
from tests.serving.faulty import force_faults
from tests.serving.refusing import MALFORMED, OWN_TO_GUNICORN, POSTED, TOO_LONG, UNKNOWN_METHOD

DEV = (sys.executable, "-m", "webapp.serving.reloading")
REQUESTS = [POSTED, UNKNOWN_METHOD, *MALFORMED.values(), *TOO_LONG.values(),
            *OWN_TO_GUNICORN.values()]  # fmt: skip
FAULT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} fault route=(\w+) kind=([\w.]+)")
SAID = re.compile(r"The site is at http://127\.0\.0\.1:\d+/ .*")


def force(site: Served, fault: str) -> int:
    """Send a marked request, with a body, whose page fails in this way."""
    body = MARKERS["body"]
    headers = f"X-Fault: {fault}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    address = f"/en/safety/?a={MARKERS['query']}&b={MARKERS['path']}"
    return ask(site.port, marked(f"GET {address} HTTP/1.1", headers, body)).status


def written_anywhere(site: Served, folder: Path) -> str:
    """Return all that the site wrote: its output, and every file below the folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert site.output in files
    return "\n".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in files
        if path.name != "sitecustomize.py"
    )


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment with every place to write in one folder, where faults are forced."""
    return {
        **force_faults(folder / "faulty"), "TMPDIR": str(folder), "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


@pytest.mark.parametrize("command", [COMMAND, DEV], ids=["make run", "make dev"])
def test_no_marker_of_a_visitor_is_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    with serve(tmp_path, surroundings(tmp_path), command) as site:
        assert ask(site.port, page("/en/")).status == 200
        assert ask(site.port, page()).status == 404
        for _, request in REQUESTS:
            with connect(site.port) as connection, suppress(OSError):
                connection.settimeout(1)
                connection.sendall(request)
                connection.recv(100)
        for fault in ("route", "stranger"):
            force(site, fault)
        with connect(site.port) as gone:
            gone.sendall(page()[:60])
        time.sleep(0.3)
    written = written_anywhere(site, tmp_path)
    assert {name: mark for name, mark in MARKERS.items() if mark in written} == {}
    assert "fault route=safety kind=RuntimeError" in written


def test_the_log_has_time_route_and_kind_of_each_fault(tmp_path: Path) -> None:
    with serve(tmp_path, surroundings(tmp_path)) as site:
        told = {fault: force(site, fault) for fault in
                ("route", "server", "half", "greenlet", "stranger")}  # fmt: skip
        assert told == {"route": 500, "server": 500, "half": 200, "greenlet": 200, "stranger": 200}
        assert ask(site.port, page("/en/")).status == 200
        time.sleep(0.3)
    first, *lines = site.written().splitlines()
    assert SAID.fullmatch(first)
    faults = []
    for line in lines:
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
    assert {name: mark for name, mark in MARKERS.items() if mark in site.written()} == {}


def test_settings_of_the_surroundings_bring_no_access_log_back(tmp_path: Path) -> None:
    asked = "--access-logfile=- --log-level=debug --capture-output"
    with serve(tmp_path, {"GUNICORN_CMD_ARGS": asked}) as site:
        assert ask(site.port, page()).status == 404
        ask(site.port, OWN_TO_GUNICORN["an unknown coding"][1])
        time.sleep(0.3)
    assert "Booting worker" in site.written()
    assert {name: mark for name, mark in MARKERS.items() if mark in site.written()} == {}


def test_a_killed_worker_is_told_without_a_visitor(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not say which workers a site has")
        with connect(site.port) as connection:
            connection.sendall(page()[:40])
            os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
            time.sleep(1)
        assert ask(site.port, page("/en/")).status == 200
    assert "was sent SIGKILL" in site.written()
    assert {name: mark for name, mark in MARKERS.items() if mark in site.written()} == {}
