"""What is no plain file where one should be: one clear line, and never a wait without end."""

import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click import Group
from click.testing import CliRunner

from tests.content.damaged_files import STORY
from tests.content.test_damage import answer_to
from tests.sites import FIXTURE_DAY, fixture
from webapp.commands import data
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError
from webapp.words.catalogs import read_translators

ODD = "a FIFO, a socket or a device stands where a file should be"
FOLDER = "a folder stands where a file should be"
_PATIENCE_IN_SECONDS = 30
FILES = [
    "site.yaml",
    "figures.yaml",
    "verified_numbers.yaml",
    "organizations/shore.yaml",
    "series/datapackage.json",
    "series/police.csv",
]


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """End a test that waits for ever, as these did."""

    def give_up(*_args: object) -> None:
        raise AssertionError("it waits without end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_PATIENCE_IN_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def put_device(path: Path) -> None:
    """Put a link to a file that never ends there."""
    path.symlink_to("/dev/zero")


def put_socket(path: Path) -> None:
    """Put a socket there, by a short name since long ones are refused."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as odd:
            odd.bind(path.name)
    finally:
        os.chdir(before)


ACTS = [
    (os.mkfifo, ODD),
    (put_device, ODD),
    (put_socket, ODD),
    (Path.mkdir, FOLDER),
]
WAYS = pytest.mark.parametrize(
    ("put", "problem"), ACTS, ids=["a FIFO", "a device", "a socket", "a folder"]
)


@WAYS
@pytest.mark.parametrize("file", FILES)
def test_what_is_no_file_among_the_data_is_one_line(
    data_copy: Path, file: str, put: Callable[[Path], None], problem: str
) -> None:
    (data_copy / file).unlink()
    put(data_copy / file)
    lines = [line for line in answer_to(data_copy).splitlines() if line.startswith(f"data/{file}:")]
    assert lines == [f"data/{file}:1: {problem}; move it away"]


@WAYS
def test_what_is_no_file_among_the_catalogs_is_one_line(
    tmp_path: Path, put: Callable[[Path], None], problem: str
) -> None:
    folder = Path(shutil.copytree(fixture().settings.translations, tmp_path / "translations"))
    code = next(code for code in fixture().words if code != "en")
    path = folder / code / "LC_MESSAGES/messages.po"
    path.unlink()
    put(path)
    with pytest.raises(ProblemsFoundError) as caught:
        read_translators(folder)
    name = f"translations/{code}/LC_MESSAGES/messages.po"
    lines = [line for line in str(caught.value).splitlines() if line.startswith(f"{name}:")]
    assert lines == [f"{name}:1: {problem}; move it away"]


@pytest.mark.parametrize("file", ["organizations/shore.yaml", "series/police.csv"])
@pytest.mark.parametrize(
    ("command", "arguments"),
    [(data, ["check"]), (data, ["todo"])],
    ids=["check", "todo"],
)
def test_no_command_waits_for_a_fifo(
    data_copy: Path, tmp_path: Path, file: str, command: Group, arguments: list[str]
) -> None:
    folder = shutil.copytree(fixture().settings.translations, tmp_path / "translations")
    (data_copy / file).unlink()
    os.mkfifo(data_copy / file)
    result = CliRunner().invoke(
        command, arguments, env={"SITE_DATA": str(data_copy), "SITE_TRANSLATIONS": str(folder)}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_link_to_a_plain_file_is_read(data_copy: Path, tmp_path: Path) -> None:
    (data_copy / "site.yaml").rename(tmp_path / "elsewhere.yaml")
    (data_copy / "site.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert load(data_copy, FIXTURE_DAY, page_facts=STORY).services
