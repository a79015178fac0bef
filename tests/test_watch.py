"""The lines of docs/hosts.md that watch the site from another machine."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.processes import find_free_port
from tests.test_nginx import NAME, serve
from webapp.settings import ROOT

pytestmark = [
    pytest.mark.served,
    pytest.mark.skipif(sys.platform != "linux", reason="date has no -d"),
]
WATCH = re.compile(r"(?m)^    #!/bin/sh\n    NAME=(.+)\n(?:    .+\n|\n(?=    ))+")


def run_watch(name: str, folder: Path) -> list[str]:
    """Run the lines of docs/hosts.md that watch a site, and return the messages they send."""
    [script] = WATCH.finditer((ROOT / "docs/hosts.md").read_text("utf-8"))
    (folder / "mail").write_text(f"#!/bin/sh\ncat >>{folder}/messages\n", "utf-8")
    (folder / "mail").chmod(0o700)
    (folder / "messages").touch()
    process = subprocess.run(
        ["sh", "-c", script[0].replace(script[1], name, 1)],
        check=False,
        capture_output=True,
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "CURL_CA_BUNDLE": f"{folder}/{NAME}/fullchain.pem",
        },
    )
    assert process.stdout + process.stderr == b""  # cron would send it as one more message
    return (folder / "messages").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("days_ago", "certificate_days", "message"),
    [
        (0, 15, ""),
        (1, 15, ""),
        (3, 15, "no day"),
        (None, 15, "no day"),
        (0, 13, "certificate ends"),
    ],
)
def test_watch_sends_message_if_pages_are_old_or_certificate_ends(
    tmp_path: Path, days_ago: int | None, certificate_days: int, message: str
) -> None:
    built = "<!doctype html>\n"
    if days_ago is not None:
        built = f"{datetime.now(UTC) - timedelta(days=days_ago):%F}\n"
    with serve(tmp_path, certificate_days) as server:
        (tmp_path / "site/built.txt").write_text(built, "utf-8")

        messages = run_watch(f"localhost:{server.ports[True]}", tmp_path)

    assert len(messages) == bool(message)
    assert message in "".join(messages)


def test_watch_sends_message_if_nothing_answers(tmp_path: Path) -> None:
    [message] = run_watch(f"localhost:{find_free_port()}", tmp_path)

    assert "does not answer" in message
