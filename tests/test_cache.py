"""The cache of `make run`: each page packed once a day, and nothing of a request kept or logged."""

import gzip
import subprocess
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import brotli
import pytest
from click import ClickException
from werkzeug.test import Client

from tests.served import PATIENCE_IN_SECONDS, command_of, free_port, serve
from tests.sites import fixture, rebuild
from webapp.pages.cache import Cache
from webapp.pages.errors import write_in_all_languages
from webapp.pages.site import HEADERS, App
from webapp.settings import ROOT, Settings

PAGE = "/so/numbers/"
MARKER = "marker-of-a-reader"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class CountingApp(App):
    """The made-up site, which knows for what it was asked."""

    asked: list[tuple[str, str, str]]

    def wsgi_app(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        keys = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING")
        method, path, query = (str(environ[key]) for key in keys)
        self.asked.append((method, path, query))
        return super().wsgi_app(environ, start)


@pytest.fixture
def app() -> CountingApp:
    app = rebuild()
    app.__class__ = CountingApp
    assert isinstance(app, CountingApp)
    app.asked = []
    return app


def test_a_page_is_rendered_once_whatever_the_query_and_the_method(app: CountingApp) -> None:
    client = Client(Cache(lambda: app))
    head = client.head(PAGE)
    first = client.get(f"{PAGE}?fbclid={MARKER}")
    again = client.get(PAGE)
    assert app.asked == [("GET", PAGE, "")]
    assert first.data == again.data == fixture().test_client().get(PAGE).data
    assert (head.status, head.headers, head.data) == (first.status, first.headers, b"")
    app.asked.clear()
    for _ in range(2):
        for path, status in (("/so/nothing/", 404), ("/", 302), ("/so", 308)):
            assert client.get(path).status_code == status
        assert client.post(PAGE).status_code == 405
    assert len(app.asked) == 8, "what is no page is not kept"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("*", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("BR;q=0.000, *", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity, deflate", None),
        ("br;q=none, \xff", None),
        ("", None),
    ],
)
def test_a_client_gets_the_smallest_encoding_that_it_takes(
    accepted: str, encoding: str | None
) -> None:
    response = Client(Cache(fixture)).get(PAGE, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Length"] == str(len(response.data))
    assert UNPACK[encoding](response.data) == fixture().test_client().get(PAGE).data


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_what_escapes_the_app_gets_the_fallback_page_and_one_line_without_the_request(
    app: CountingApp,
    method: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError(MARKER)

    client = Client(Cache(lambda: app))
    monkeypatch.setattr(CountingApp, "wsgi_app", fail)
    sent = {"Cookie": MARKER, "User-Agent": MARKER}
    response = client.open(f"/{MARKER}/?{MARKER}", method=method, headers=sent)
    assert response.status_code == 500
    fallback = write_in_all_languages(fixture(), "fault")
    assert response.text == ("" if method == "HEAD" else fallback)
    given = {**HEADERS, "Content-Type": "text/html; charset=utf-8", "Server": "site"}
    assert {name: response.headers.get(name) for name in given} == given
    assert caplog.messages == ["fault route=server kind=ValueError"]
    assert not caplog.records[0].exc_info
    assert MARKER not in str(response.headers) + "".join(capsys.readouterr())


def test_on_a_new_day_pages_are_made_anew_and_stay_where_that_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    today, problems = date(2025, 5, 1), list[ClickException]()
    monkeypatch.setattr(Settings, "date_today", lambda _settings: today)

    def make() -> App:
        if problems:
            raise problems[0]
        return rebuild()

    client = Client(Cache(make))
    assert client.get("/built.txt").text == "2025-05-01\n"
    before = client.get("/en/").text
    today = date(2025, 5, 2)
    assert client.get("/built.txt").text == "2025-05-02\n"
    assert client.get("/en/").text == before.replace("May 1, 2025", "May 2, 2025") != before
    problems.append(ClickException("a fault in a file"))
    today = date(2025, 5, 3)
    assert client.get("/built.txt").status_code == 500
    assert client.get("/built.txt").text == "2025-05-02\n"


@pytest.mark.served
def test_make_run_serves_pages_to_this_machine(tmp_path: Path) -> None:
    with (
        serve(tmp_path, environment={"GRANIAN_HOST": "0.0.0.0"}) as served,
        closing(HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE_IN_SECONDS)) as server,
    ):
        for method, path, status in (
            ("GET", f"{PAGE}?{MARKER}", 200),
            ("HEAD", PAGE, 200),
            ("GET", f"/{MARKER}/", 404),
            ("POST", PAGE, 405),
        ):
            server.request(method, path, headers={"Accept-Encoding": "br", "Cookie": MARKER})
            response = server.getresponse()
            body = response.read()
            assert response.status == status
            assert {name: response.headers[name] for name in HEADERS} == HEADERS
            assert response.headers.get_all("Server") == ["site"]
            if (method, status) == ("GET", 200):
                assert b'<html lang="so"' in brotli.decompress(body)
        with pytest.raises(OSError):
            HTTPConnection("127.0.0.2", served.port, timeout=2).connect()
        assert MARKER not in served.written()


@pytest.mark.served
def test_make_run_ends_with_the_line_of_a_fault(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data_copy / "site.yaml"
    file.write_text(file.read_text("utf-8").replace("home:", "hmoe:"), "utf-8")
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    done = subprocess.run(
        ("sh", "-c", command_of("run", free_port())),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_IN_SECONDS,
        check=False,
    )
    assert done.returncode != 0
    assert "site.yaml:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
