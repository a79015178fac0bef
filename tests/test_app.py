"""The start of the site: the problems it names, and what its server logs."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from click import ClickException

from tests.processes import find_free_port, kill_process_group, wait_until_listening
from webapp import create_app
from webapp.settings import ROOT, read_settings

pytestmark = pytest.mark.usefixtures("fixture_environment")
PATH = "/so/numbers/"


@pytest.mark.promise("H4")
def test_create_app_names_each_data_file_that_is_no_regular_file(data_copy: Path) -> None:
    names = ["organizations/shore.yaml", "sources.yaml", "site.yaml"]
    fifo, device, folder = files = [data_copy / name for name in names]
    for file in files:
        file.unlink()
    os.mkfifo(fifo)
    # This thread writes to the FIFO, so that a faulty reader would not wait forever.
    Thread(target=fifo.write_bytes, args=(b"",), daemon=True).start()
    device.symlink_to("/dev/null")
    folder.mkdir()
    with pytest.raises(ClickException) as caught:
        create_app()
    problem = "a folder, a FIFO, a socket or a device is where a file should be"
    for name in names:
        assert caught.value.message.count(f"data/{name}:1: {problem}") == 1
    fifo.read_bytes()  # lets the thread end


@pytest.mark.promise("H1")
@pytest.mark.served
@pytest.mark.parametrize(
    ("target", "options"), [("run", ""), ("run", "--debug"), ("translate", "")]
)
def test_server_logs_its_address_but_no_requests(tmp_path: Path, target: str, options: str) -> None:
    port, log = find_free_port(), tmp_path / "log.txt"
    _, _, recipe = (ROOT / "Makefile").read_text("utf-8").partition(f"\n{target}:")
    command = recipe.partition("\t@exec ")[2].partition("\n")[0]
    command = command.replace("$(VENV)", f"{sys.prefix}/bin").replace("$(PORT)", str(port))
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["sh", "-c", f"exec {command} {options}"],
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        wait_until_listening(port, process)
        for _ in range(9):  # by the last request, a line about the first would be in the log
            urlopen(f"http://127.0.0.1:{port}{PATH}").close()
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(f"GET {PATH} HTTP/malformed\r\n\r\n".encode())
            connection.recv(1)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port)).close()
    finally:
        kill_process_group(process)
    text = log.read_text("utf-8")
    assert f" * Running on http://127.0.0.1:{port}\n" in text
    assert ("Debugger PIN: " in text) == (options == "--debug")
    for trace in (PATH, "malformed", " - - ["):
        assert trace not in text


def test_read_settings_with_missing_folder_raises_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITE_DATA", "/nowhere")

    with pytest.raises(ClickException, match=r"^SITE_DATA is not a folder; type [^\n]*$"):
        read_settings()
