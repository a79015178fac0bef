"""Damage that stops nothing: the site comes up, and every number on it is still a true one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.client import PageClient
from tests.content.damaging import append, begin_with, swap
from tests.running import TODAY
from webapp import create_app
from webapp.content.loading import Content
from webapp.settings import Settings

HOTLINE = "organizations/national-hotline.yaml"
HOTLINE_TABLE = "series/hotline.csv"


def _end_lines_as_windows(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _leave_no_last_line_end(path: Path) -> None:
    path.write_bytes(path.read_bytes().rstrip(b"\n"))


def _put_hidden_file(path: Path) -> None:
    (path.parent / ".swp").write_bytes(b"\x00\xff")


HARMLESS: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("checked in another age", HOTLINE, swap("on: 2026-11-24", "on: 1026-11-24")),
    ("seen in the last century", "organizations/mecasa.yaml", swap("seen_in: 2018",
     "seen_in: 1901")),
    ("source of long ago", "sources.yaml", swap("dated: 2019-04-08", "dated: 1991-04-08")),
    ("Windows line ends", HOTLINE, _end_lines_as_windows),
    ("Windows line ends in a table", HOTLINE_TABLE, _end_lines_as_windows),
    ("Windows line ends in the lock", "numbers.lock", _end_lines_as_windows),
    ("no last line end", HOTLINE, _leave_no_last_line_end),
    ("empty lines and a remark", HOTLINE, begin_with("\n\n# a remark\n\n")),
    ("remark behind all", "numbers.lock", append("# a remark\n")),
    ("file that an editor left", HOTLINE, _put_hidden_file),
)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "hurt"), [pytest.param(file, hurt, id=name) for name, file, hurt in HARMLESS]
)
def test_harmless_damage_changes_no_number(
    content: Content, data_copy: Path, file: str, hurt: Callable[[Path], object]
) -> None:
    hurt(data_copy / file)
    app = create_app(Settings(data=data_copy, testing=True, today=TODAY))
    client = PageClient(app, content)  # the registry is the one before the damage
    for path in ("/en/", "/ar/resources/nhth/", "/so/numbers/", "/fr/sources/"):
        client.page(path)
