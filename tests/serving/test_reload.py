"""SIGHUP shows the files as they are now, if they are sound; SIGTERM ends, also at the start."""

import signal
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from tests.served import PATIENCE_IN_SECONDS, Served, serve, wait_for
from tests.serving.asking import ask, page
from tests.serving.faulty import slow_workers_down
from webapp.content.loading import load
from webapp.site.addresses import service_address

pytestmark = pytest.mark.served
NEW_NAME = "Another Name of It"
# A worker that does not hear is ended by force only long after this test has given up.
LATER_THAN_GIVING_UP = {"GUNICORN_CMD_ARGS": f"--graceful-timeout={20 * PATIENCE_IN_SECONDS}"}


def rewrite(path: Path, old: str, new: str) -> None:
    """Write other words into a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def file_of(data: Path, listing: str) -> Path:
    """Return the file that a listing is in."""
    files = (data / "organizations").iterdir()
    return next(path for path in files if f"- id: {listing}\n" in path.read_text("utf-8"))


def shown(site: Served, listing: str) -> str:
    """Return the page of a listing."""
    response = ask(site.port, page(service_address("en", listing)))
    assert response.status == 200
    return unescape(response.body)


def test_a_reload_shows_sound_files_and_refuses_faulty_ones(
    data_copy: Path, tmp_path: Path
) -> None:
    content = load(data_copy, date.today())
    listing = content.featured.home[0]
    old_name = content.services[listing].name
    file = file_of(data_copy, listing)
    with serve(tmp_path, {"SITE_DATA": str(data_copy)}) as site:
        assert old_name in shown(site, listing)
        rewrite(file, f"name: {old_name}\n", f"name: {NEW_NAME}\n")
        site.process.send_signal(signal.SIGHUP)
        wait_for(lambda: NEW_NAME in shown(site, listing), site.written)
        assert "The site shows its files as they are now." in site.written()

        rewrite(file, f"name: {NEW_NAME}\n", "nmae: Faulty\n")
        site.process.send_signal(signal.SIGHUP)
        site.wait_until_written("The site stays as it was until this is mended.")
        assert f"organizations/{file.name}:" in site.written()
        # A worker of before the first reload may answer once more.
        wait_for(lambda: NEW_NAME in shown(site, listing), site.written)
        assert site.process.poll() is None


def test_a_site_told_to_end_while_it_starts_ends(tmp_path: Path) -> None:
    with serve(tmp_path, LATER_THAN_GIVING_UP) as site:
        site.process.terminate()
        assert site.process.wait(PATIENCE_IN_SECONDS) == 0


def test_a_site_told_to_end_while_its_workers_are_forked_ends(tmp_path: Path) -> None:
    slow = slow_workers_down(tmp_path / "slow")
    with serve(tmp_path, {**LATER_THAN_GIVING_UP, **slow}) as site:
        site.process.terminate()
        assert site.process.wait(PATIENCE_IN_SECONDS) == 0
