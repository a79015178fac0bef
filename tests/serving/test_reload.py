"""SIGHUP shows the files as they are now, if they are sound; SIGTERM ends, also at the start."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.served import Served, serve
from tests.serving.asking import ask, page

PATIENCE_IN_SECONDS = 20
SOONER_THAN_GIVING_UP = 10


def wait_for(site: Served, told: Callable[[], bool]) -> None:
    """Wait until the site has done something; raises AssertionError when it does not."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while not told():
        assert time.monotonic() < deadline, site.written()
        time.sleep(0.05)


def rename_a_listing(folder: Path, old: str, new: str) -> None:
    """Write another name into the data."""
    path = folder / "organizations/ilap.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def heading(site: Served) -> str:
    """Return the page of the listing."""
    answer = ask(site.port, page("/en/resources/ilap/"))
    assert answer.status == 200
    return answer.body


def test_a_reload_shows_sound_files_and_refuses_faulty_ones(
    data_copy: Path, tmp_path: Path
) -> None:
    with serve(tmp_path, {"SITE_DATA": str(data_copy)}) as site:
        assert "Immigrant Legal Advocacy Project" in heading(site)
        rename_a_listing(data_copy, "Immigrant Legal Advocacy Project", "Another Name of It")
        site.process.send_signal(signal.SIGHUP)
        wait_for(site, lambda: "Another Name of It" in heading(site))
        assert "The site shows its files as they are now." in site.written()

        rename_a_listing(data_copy, "name: Another Name of It", "nmae: Faulty")
        site.process.send_signal(signal.SIGHUP)
        wait_for(site, lambda: "The site stays as it was until this is mended." in site.written())
        assert "organizations/ilap.yaml:" in site.written()
        assert "Another Name of It" in heading(site)
        assert site.process.poll() is None


def test_a_site_told_to_end_while_it_starts_ends(tmp_path: Path) -> None:
    with serve(tmp_path) as site:
        site.process.terminate()
        assert site.process.wait(SOONER_THAN_GIVING_UP) == 0
