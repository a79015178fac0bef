"""The site reaches nobody: neither while it starts nor for any answer."""

import os
import subprocess
import sys
from shutil import which

import pytest

from tests.sites import FIXTURE, fixture_translations
from webapp.settings import ROOT

pytestmark = pytest.mark.whole

VISIT = (sys.executable, "-m", "tests.without_network")
CUT_OFF = ("unshare", "--map-root-user", "--net")  # a machine without any network, where allowed
REACH = """
import tests.without_network as guarded
tried = []
guarded.refuse_to_reach(tried)
try:
    {attempt}
except Exception:
    pass
print(*tried, sep="\\n")
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command beside the folders of the made-up site."""
    folders = {
        "SITE_DATA": str(FIXTURE / "data"),
        "SITE_TRANSLATIONS": str(fixture_translations()),
    }
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **folders},
        check=False,
        capture_output=True,
        text=True,
    )


def can_cut_off() -> bool:
    return which(CUT_OFF[0]) is not None and run(*CUT_OFF, "true").returncode == 0


def test_nobody_is_reached_at_start_or_for_any_answer() -> None:
    before = CUT_OFF if can_cut_off() else ()
    done = run(*before, *VISIT)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert int(done.stdout.split()[0]) > 80


@pytest.mark.parametrize(
    ("attempt", "event"),
    [
        ("import socket; socket.create_connection(('203.0.113.1', 80), 1)", "socket.getaddrinfo"),
        ("import socket; socket.socket().connect(('203.0.113.1', 80))", "socket.connect"),
        ("import socket; socket.socket(type=2).sendto(b'', ('203.0.113.1', 53))", "socket.sendto"),
        ("import socket; socket.gethostbyname('site.example')", "socket.gethostbyname"),
        ("import urllib.request; urllib.request.urlopen('http://203.0.113.1/')", "urllib.Request"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("import os; os.system('true')", "os.system"),
    ],
)
def test_an_attempt_is_seen_even_when_its_failure_is_swallowed(attempt: str, event: str) -> None:
    done = run(sys.executable, "-c", REACH.format(attempt=attempt))
    assert done.stdout.startswith(event), done.stdout + done.stderr
