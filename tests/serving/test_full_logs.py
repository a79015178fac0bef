"""Nothing that cannot be written ends or stops the site: full disk, closed or stuck pipe."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.served import COMMAND, PATIENCE_IN_SECONDS, Served, serve, wait_for
from tests.serving.asking import ask, page
from tests.serving.faulty import force_faults
from tests.serving.processes import IS_TOLD, WHY_NOT, workers_of
from tests.serving.test_logs import DEV, force
from tests.serving.test_reload import file_of, rewrite, shown
from tests.sites import FIXTURE_DAY
from webapp.content.loading import load

pytestmark = [
    pytest.mark.served,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full"),
]
_BOTH = "os.dup2(w, 1); os.dup2(w, 2); os.execv(sys.argv[1], sys.argv[1:])"
OUTPUTS = {
    "a full disk": f"w = os.open('/dev/full', os.O_WRONLY); {_BOTH}",
    "a closed pipe": f"r, w = os.pipe(); os.close(r); {_BOTH}",
    "a stuck pipe": "r, w = os.pipe(); os.set_inheritable(r, True); os.set_blocking(w, False)\n"
    "try:\n  while os.write(w, b'x' * 512): pass\nexcept BlockingIOError: pass\n"
    f"os.set_blocking(w, True); {_BOTH}",
    "no file": "os.close(1); os.close(2); os.execv(sys.argv[1], sys.argv[1:])",
}
WORKSHOP = (sys.executable, "-m", "workshop")
PROGRAMS = {"make dev": DEV, "make translate": WORKSHOP}
# Each program and each output in turn; every one with every other one is a matter of the night.
PAIRS = [
    pytest.param(
        PROGRAMS[name],
        OUTPUTS[output],
        id=f"{name}-{output}",
        marks=[pytest.mark.nightly] if (i + j) % 2 else [],
    )
    for i, name in enumerate(PROGRAMS)
    for j, output in enumerate(OUTPUTS)
]
ON_EACH = pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)


def writing_to(output: str, command: tuple[str, ...] = COMMAND) -> tuple[str, ...]:
    """Return the command that starts another with its standard output and error there."""
    return (sys.executable, "-c", f"import os, sys\n{output}", *command)


@contextmanager
def renewed(site: Served) -> Iterator[None]:
    """Reload the site with what the block has changed, and wait until that is done."""
    before = workers_of(site.process.pid)
    yield
    site.process.send_signal(signal.SIGHUP)
    wait_for(
        lambda: not set(before) & set(workers_of(site.process.pid)), lambda: "no reload is done"
    )


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
@ON_EACH
def test_the_site_starts_reloads_and_ends_whatever_becomes_of_its_output(
    data_copy: Path, tmp_path: Path, output: str
) -> None:
    content = load(data_copy, FIXTURE_DAY)
    listing = content.featured.home[0]
    file, name = file_of(data_copy, listing), content.services[listing].name
    surroundings = {**force_faults(tmp_path / "faulty"), "SITE_DATA": str(data_copy)}
    with serve(tmp_path, surroundings, writing_to(output)) as site:
        assert name in shown(site, listing)
        assert force(site, "route") == 500
        with renewed(site):
            rewrite(file, f"name: {name}\n", "name: Another Name\n")
        assert "Another Name" in shown(site, listing)
        with renewed(site):
            rewrite(file, "name: Another Name\n", "nmae: Faulty\n")
        assert "Another Name" in shown(site, listing)
        assert force(site, "loop") == 200
        site.process.terminate()
        assert site.process.wait(PATIENCE_IN_SECONDS) == 0


@pytest.mark.parametrize(("command", "output"), PAIRS)
def test_editors_and_translators_are_served_whatever_becomes_of_the_output(
    tmp_path: Path, command: tuple[str, ...], output: str
) -> None:
    with serve(tmp_path, None, writing_to(output, command)) as site:
        assert ask(site.port, page("/en/")).status in {200, 400}  # the workshop knows no such name
        assert site.process.poll() is None


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_a_log_file_on_a_full_disk_ends_no_site(tmp_path: Path) -> None:
    asked = {"GUNICORN_CMD_ARGS": "--error-logfile=/dev/full"}
    with serve(tmp_path, {**force_faults(tmp_path / "faulty"), **asked}) as site:
        assert force(site, "route") == 500
        killed = workers_of(site.process.pid)[0]
        os.kill(killed, signal.SIGKILL)  # of which the first process has something to write
        wait_for(lambda: killed not in workers_of(site.process.pid), lambda: "nobody came for it")
        site.process.send_signal(signal.SIGUSR1)  # as who turns log files over does
        time.sleep(1)
        with renewed(site):
            pass
        assert ask(site.port, page("/en/")).status == 200
        assert site.process.poll() is None


@pytest.mark.parametrize(("https", "times"), [("0", 1), ("1", 0)])
def test_a_site_without_tls_says_whom_it_is_for(tmp_path: Path, https: str, times: int) -> None:
    with serve(tmp_path, {"SITE_HTTPS": https}) as site:
        site.wait_until_written("The site is at")
        assert site.written().count("without TLS it is for your own machine only") == times
        assert site.written().count("\n") == 1
