"""How the site is served to editors and hosts: faults in the browser, a taken port in one line."""

import socket
from pathlib import Path

import pytest
from werkzeug.test import Client

from tests.i18n.small import make_small_catalogs
from tests.served import site_environment
from tests.serving.shown import ONE
from webapp.serving.starting import read_address, refuse_taken_port
from workshop.reloading import app_or_faults, take_flags, watched_paths


def set_environment(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    """Give this process the settings of a served site, but for some."""
    for name, value in {**site_environment(), **settings}.items():
        monkeypatch.setenv(name, value)


def test_faults_are_in_the_browser_until_they_are_mended(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(monkeypatch, SITE_DATA=str(data_copy))
    assert Client(app_or_faults()).get(f"/{ONE}/").status_code == 200
    path = data_copy / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("home: [", "home: [nobody, "), "utf-8")
    response = Client(app_or_faults()).get(f"/{ONE}/")
    assert response.status_code == 503
    assert "data/site.yaml:" in response.text
    assert "'nobody' is not defined" in response.text


def test_a_broken_language_is_served_in_english_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_small_catalogs(tmp_path / "translations")
    (folder / "so/LC_MESSAGES/messages.po").write_text("nonsense", "utf-8")
    set_environment(monkeypatch, SITE_TRANSLATIONS=str(folder), SITE_DEGRADED="0")
    take_flags(["--reload"])
    refused = Client(app_or_faults()).get("/so/")
    assert refused.status_code == 503
    assert "Refused: so." in refused.text
    take_flags(["--reload", "--degraded"])
    assert "This page is in English for now." in Client(app_or_faults()).get("/so/").text


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit):
            refuse_taken_port("127.0.0.1", port)
    output = capsys.readouterr().err
    assert output.count("\n") == 1
    assert f"127.0.0.1:{port}" in output
    assert "PORT=8080 make run" in output


def test_what_editors_and_translators_change_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    set_environment(monkeypatch)
    watched = "\n".join(watched_paths())
    words = f"{ONE}/LC_MESSAGES/messages.po"
    for part in (
        "data/site.yaml",
        words,
        "pages/home.html",
        "static/layout.css",
        "components/card.css",
    ):
        assert part in watched


def test_a_host_of_another_machine_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        refuse_taken_port("192.0.2.1", 8000)
    output = capsys.readouterr().err
    assert output.count("\n") == 1
    assert "HOST=127.0.0.1 make run" in output


@pytest.mark.parametrize(
    ("name", "given"), [("HOST", "[::1]"), ("PORT", "0"), ("PORT", "65536"), ("PORT", "eighty")]
)
def test_an_address_that_makes_no_sense_is_one_line(
    name: str, given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, given)
    with pytest.raises(SystemExit):
        read_address()
    output = capsys.readouterr().err
    assert output.startswith(f"{name} is {given!r}; type ")
    assert output.count("\n") == 1
