"""Built pages over the wire: packed, the app for the rest, anew when a file or the day changes."""

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import Popen

import pytest

from tests.served import PATIENCE_IN_SECONDS, Served, kill_group, serve, wait_for
from tests.serving.asking import Answer, ask, connect, page
from tests.serving.processes import IS_TOLD, WHY_NOT, workers_of
from tests.serving.refusing import MALFORMED
from tests.serving.shown import ONE
from tests.serving.test_reload import rewrite
from webapp.serving import watching
from webapp.settings import ZONE

pytestmark = pytest.mark.served
BUILDS = {"SITE_BUILDS": "1"}
GZIP = "Accept-Encoding: gzip\r\n"


def wait_until_built(site: Served) -> Answer:
    """Return a page once it comes from what was built."""

    def look() -> Answer | None:
        response = ask(site.port, page(f"/{ONE}/", GZIP))
        return response if response.headers.get("Content-Encoding") == "gzip" else None

    response = wait_for(look, site.written)
    assert response is not None
    return response


def test_pages_are_built_behind_the_first_answer(tmp_path: Path) -> None:
    kept = {**BUILDS, "CACHE_DIRECTORY": str(tmp_path)}
    with serve(tmp_path, {**kept, "SITE_HOSTS": "localhost"}) as site:
        first = ask(site.port, page("/en/"))
        assert first.status == 200
        packed = wait_until_built(site)
        assert packed.headers["Vary"] == "Accept-Encoding"
        plain = ask(site.port, page(f"/{ONE}/"))
        assert plain.body.rstrip().endswith("</html>")
        assert len(plain.body.encode("utf-8")) > int(packed.headers["Content-Length"])
        assert ask(site.port, page(f"/{ONE}/?fbclid=x")).body == plain.body
        forged = page(f"/{ONE}/", GZIP).replace(b"Host: localhost", b"Host: forged.example")
        assert ask(site.port, forged).status == 400
        assert ask(site.port, page("/", f"Accept-Language: {ONE}\r\n")).status == 302
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["written.txt"]


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_a_changed_file_is_shown_by_itself_and_a_faulty_one_is_not(
    data_copy: Path, tmp_path: Path
) -> None:
    file = data_copy / "site.yaml"
    with serve(tmp_path, {"SITE_DATA": str(data_copy)}) as site:
        before = workers_of(site.process.pid)
        file.write_text(file.read_text("utf-8") + "\n", "utf-8")
        site.wait_until_written("The site shows its files as they are now.")
        wait_for(lambda: not set(before) & set(workers_of(site.process.pid)), site.written)
        rewrite(file, "home:", "hmoe:")
        site.wait_until_written("The site stays as it was until this is mended.")
        assert ask(site.port, page("/en/")).status == 200


def test_who_watches_tells_of_a_new_file_and_of_a_new_day(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a", "utf-8")
    seen, today = watching.look([str(tmp_path)]), str(watching.day_in(ZONE))
    (tmp_path / "two").write_text("a", "utf-8")
    assert watching.look([str(tmp_path)]) != seen
    (tmp_path / "two").unlink()
    for day, before in ((today, "other"), ("2020-01-01", seen)):
        program = [sys.executable, "-I", watching.__file__, ZONE, day, before, str(tmp_path)]
        script = (
            "import os, signal, subprocess, sys; "
            "signal.signal(signal.SIGHUP, lambda *_: sys.exit(7)); "
            "subprocess.run([*sys.argv[1:4], str(os.getpid()), *sys.argv[4:]])"
        )
        command = [sys.executable, "-c", script, *program]
        parent = Popen(command, start_new_session=True)
        try:
            assert parent.wait(PATIENCE_IN_SECONDS) == 7
        finally:
            kill_group(parent)


def test_who_watches_for_a_process_that_has_ended_ends_too(tmp_path: Path) -> None:
    gone = Popen([sys.executable, "-c", ""])
    gone.wait(PATIENCE_IN_SECONDS)
    results = [str(gone.pid), ZONE, "2020-01-01", "", str(tmp_path)]
    watcher = Popen([sys.executable, "-I", watching.__file__, *results])
    try:
        assert watcher.wait(PATIENCE_IN_SECONDS) == 0
    finally:
        watcher.kill()


def test_a_site_that_is_told_to_end_lets_go_of_who_only_waits(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        waiting, silent = connect(site.port), connect(site.port)
        with waiting, silent:
            waiting.sendall(page("/en/").replace(b"Connection: close\r\n", b""))
            while not waiting.recv(65536).rstrip().endswith(b"</html>"):
                pass
            os.kill(site.process.pid, signal.SIGTERM)
            with suppress(ConnectionError):
                assert waiting.recv(1) == b""
            gone = time.monotonic()
            with suppress(ConnectionError):
                assert silent.recv(1) == b""
            assert time.monotonic() - gone > 0.3  # who may still begin to ask is let go last
            assert site.process.wait(PATIENCE_IN_SECONDS) == 0


def test_a_broken_request_before_a_built_page_is_refused_all_the_same(tmp_path: Path) -> None:
    with serve(tmp_path, {**BUILDS, "CACHE_DIRECTORY": str(tmp_path)}) as site:
        wait_until_built(site)
        for status, request in MALFORMED.values():
            assert ask(site.port, request).status == status
