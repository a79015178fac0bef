"""The cache of `make run`: each page packed once a day, and nothing of a request kept or logged."""

import gzip
import re
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import brotli
import pytest
from flask import request
from werkzeug.test import Client

from tests.served import free_port, kill_group, wait_until_listening
from tests.sites import fixture, rebuild
from webapp.pages.cache import Cache
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import HEADERS
from webapp.settings import ROOT, Settings

PAGE, MARKER = "/so/numbers/", "marker-of-a-reader"


def test_a_page_is_rendered_once_for_every_query_and_encoding() -> None:
    app, asked = rebuild(), list[str]()
    app.before_request(lambda: asked.append(request.full_path))
    client, page = Client(Cache(lambda: app)), fixture().test_client().get(PAGE).data
    for accepted, unpack in {
        "gzip, br": brotli.decompress,
        "gzip": gzip.decompress,
        "": bytes,
    }.items():
        response = client.get(f"{PAGE}?{MARKER}", headers={"Accept-Encoding": accepted})
        assert unpack(response.data) == page
    assert asked == [f"{PAGE}?"]


@pytest.mark.promise("H1", "H2")
def test_what_escapes_the_app_gets_the_fallback_page_and_one_line_without_the_request(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError(MARKER)

    app = rebuild()
    client = Client(Cache(lambda: app))
    monkeypatch.setattr(app, "wsgi_app", fail)
    response = client.get(f"/{MARKER}/?{MARKER}", headers={"Cookie": MARKER})
    assert (response.status_code, response.text) == (500, write_in_all_languages(app, "fault"))
    headers = {**HEADERS, "Content-Type": "text/html; charset=utf-8", "Server": "site"}
    assert {**response.headers, **headers} == {**response.headers}
    assert MARKER not in str(response.headers)
    assert caplog.messages == ["fault route=server kind=ValueError"]
    assert not caplog.records[0].exc_info


@pytest.mark.promise("N6")
def test_on_a_new_day_pages_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2025, 5, 1)]
    monkeypatch.setattr(Settings, "date_today", lambda _settings: days[-1])
    client = Client(Cache(rebuild))
    before = client.get("/en/").text
    days.append(date(2025, 5, 2))
    assert client.get("/en/").text == before.replace("May 1, 2025", "May 2, 2025") != before


@pytest.mark.served
@pytest.mark.usefixtures("environment")
def test_make_run_serves_this_machine_alone_and_writes_nothing_of_who_asks(tmp_path: Path) -> None:
    port, output = free_port(), tmp_path / "written.txt"
    _, _, recipe = (ROOT / "Makefile").read_text("utf-8").partition("\nrun:")
    command = re.sub(r".*?\t@(.*?[^\\])\n.*", r"\1", recipe, count=1, flags=re.DOTALL)
    command = command.replace("$(VENV)", f"{sys.prefix}/bin").replace("$(PORT)", str(port))
    with output.open("wb") as sink:
        process = subprocess.Popen(
            ["sh", "-c", command], stdout=sink, stderr=sink, start_new_session=True
        )
    try:
        wait_until_listening(port, process)
        for _ in range(9):  # a line about the first would be written by now
            with urlopen(f"http://127.0.0.1:{port}{PAGE}") as response:
                assert response.headers.get_all("Server") == ["site"]
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port)).close()
        process.terminate()
        process.wait()
    finally:
        kill_group(process)
    assert PAGE not in output.read_text("utf-8")
