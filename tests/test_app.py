"""The start of the site ends with every problem, each with its line, and waits for nothing."""

import os
from pathlib import Path
from threading import Thread

import pytest
from click import ClickException

from webapp import create_app
from webapp.pages.cache import create_cached_app

pytestmark = pytest.mark.usefixtures("environment")
NO_FILE = "a folder, a FIFO, a socket or a device stands where a file should be"


def test_a_fault_ends_the_start_with_its_line(data_copy: Path) -> None:
    file = data_copy / "site.yaml"
    file.write_text(file.read_text("utf-8").replace("home:", "hmoe:"), "utf-8")
    with pytest.raises(ClickException, match=r"site\.yaml:\d+: .*hmoe"):
        create_app()
    with pytest.raises(SystemExit, match=r"site\.yaml:\d+: .*hmoe"):
        create_cached_app()


@pytest.mark.promise("H4")
def test_what_is_no_file_is_one_line(data_copy: Path) -> None:
    names = ["organizations/shore.yaml", "sources.yaml", "site.yaml"]
    fifo, device, directory = files = [data_copy / name for name in names]
    for file in files:
        file.unlink()
    os.mkfifo(fifo)
    Thread(target=fifo.write_bytes, args=(b"",), daemon=True).start()  # so that no reader waits
    device.symlink_to("/dev/null")
    directory.mkdir()
    with pytest.raises(ClickException) as caught:
        create_app()
    for name in names:
        assert caught.value.message.count(f"data/{name}:1: {NO_FILE}") == 1
    fifo.read_bytes()  # lets the thread end
