"""Ctrl-C: whoever stops a server while it starts reads no traceback."""

import os
import signal
import subprocess
import time

import pytest

from tests.served import COMMAND, PATIENCE_IN_SECONDS, free_port, site_environment
from webapp.settings import ROOT

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    "modules",
    [COMMAND[3:], ("workshop.reloading",), ("workshop",)],
    ids=["run", "dev", "translate"],
)
def test_ctrl_c_while_it_starts_ends_without_a_traceback(modules: tuple[str, ...]) -> None:
    environment = {**os.environ, **site_environment(), "PORT": str(free_port())}
    started = subprocess.Popen(
        [*COMMAND[:3], *modules],
        env=environment,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1)
    os.killpg(started.pid, signal.SIGINT)
    _, written = started.communicate(timeout=PATIENCE_IN_SECONDS)
    assert b"Traceback" not in written
