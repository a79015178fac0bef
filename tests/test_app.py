"""The site as a Flask programmer starts it: or every problem, each with its line, and no wait."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click import ClickException

import webapp
from tests.sites import fixture_folder

ODD = "a FIFO, a socket or a device stands where a file should be; move it away"
FOLDER = "a folder stands where a file should be; move it away"


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """End a test that would wait for ever."""

    def give_up(*_: object) -> None:
        raise AssertionError("it waits without end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_flask_names_each_problem_with_its_line(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data_copy / "site.yaml"
    file.write_text(file.read_text("utf-8").replace("home:", "hmoe:"), "utf-8")
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    with pytest.raises(ClickException, match=r"site\.yaml:\d+: .*hmoe"):
        webapp.create_app()
    monkeypatch.setenv("SITE_HTTPS", "no")
    with pytest.raises(ClickException, match="SITE_HTTPS"):
        webapp.create_app()


@pytest.mark.parametrize(
    ("put", "problem"),
    [(os.mkfifo, ODD), (lambda path: path.symlink_to("/dev/zero"), ODD), (Path.mkdir, FOLDER)],
    ids=["FIFO", "device", "folder"],
)
@pytest.mark.parametrize(
    "file",
    [
        "data/site.yaml",
        "data/organizations/shore.yaml",
        "data/series/police.csv",
        "data/tables.yaml",
        "translations/so/LC_MESSAGES/messages.po",
    ],
)
def test_what_is_no_file_is_one_line(
    data_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    put: Callable[[Path], None],
    problem: str,
) -> None:
    words = shutil.copytree(fixture_folder() / "translations", data_copy.parent / "translations")
    path = data_copy.parent / file
    path.unlink()
    put(path)
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(words))
    with pytest.raises(ClickException) as caught:
        webapp.create_app()
    lines = [line for line in caught.value.message.splitlines() if line.startswith(f"{file}:")]
    assert lines == [f"{file}:1: {problem}"]
