"""The start of the site ends with every problem, each with its line, and waits for nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from click import ClickException

from tests.processes import free_port, kill_group, wait_until_listening
from webapp import create_app
from webapp.settings import ROOT

pytestmark = pytest.mark.usefixtures("made_up_environment")
PAGE = "/so/numbers/"
NO_FILE = "a folder, a FIFO, a socket or a device is where a file should be"


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


@pytest.mark.promise("H1")
@pytest.mark.served
@pytest.mark.parametrize(
    ("target", "options"), [("run", ""), ("run", "--debug"), ("translate", "")]
)
def test_server_logs_its_address_and_nothing_of_who_asks(
    tmp_path: Path, target: str, options: str
) -> None:
    port, output = free_port(), tmp_path / "written.txt"
    _, _, recipe = (ROOT / "Makefile").read_text("utf-8").partition(f"\n{target}:")
    command = recipe.partition("\t@exec ")[2].partition("\n")[0]
    command = command.replace("$(VENV)", f"{sys.prefix}/bin").replace("$(PORT)", str(port))
    with output.open("wb") as sink:
        process = subprocess.Popen(
            ["sh", "-c", f"exec {command} {options}"],
            stdout=sink,
            stderr=sink,
            start_new_session=True,
        )
    try:
        wait_until_listening(port, process)
        for _ in range(9):  # a line about the first would be written by now
            urlopen(f"http://127.0.0.1:{port}{PAGE}").close()
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(f"GET {PAGE} HTTP/malformed\r\n\r\n".encode())
            connection.recv(1)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port)).close()
    finally:
        kill_group(process)
    written = output.read_text("utf-8")
    assert f" * Running on http://127.0.0.1:{port}\n" in written
    assert ("Debugger PIN: " in written) == (options == "--debug")
    for trace in (PAGE, "malformed", " - - ["):
        assert trace not in written
