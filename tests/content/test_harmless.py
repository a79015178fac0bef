"""Damage that stops nothing: the facts load, and every number is still a true one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.content.damaged_files import STORY
from tests.content.damaging import append, begin_with, swap
from tests.sites import FIXTURE_DAY
from webapp.content.loading import Content, load
from webapp.content.phone_verification import VERIFIED

COAST = "organizations/coast.yaml"
TABLE = "series/hotline.csv"


def _end_lines_as_windows(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _leave_no_last_line_end(path: Path) -> None:
    path.write_bytes(path.read_bytes().rstrip(b"\n"))


def _put_hidden_file(path: Path) -> None:
    (path.parent / ".swp").write_bytes(b"\x00\xff")


HARMLESS: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("checked in another age", COAST, swap("date: 2025-03-01", "date: 1025-03-01")),
    ("seen in the last century", COAST, swap("seen_in: 2022", "seen_in: 1901")),
    ("source of long ago", "sources.yaml", swap("dated: 2024-12", "dated: 1991-12")),
    ("Windows line ends", COAST, _end_lines_as_windows),
    ("Windows line ends in a table", TABLE, _end_lines_as_windows),
    ("Windows line ends in the verified numbers", VERIFIED, _end_lines_as_windows),
    ("no last line end", COAST, _leave_no_last_line_end),
    ("remark behind one word", COAST, swap("cost: varies", "cost: varies  # ask")),
    ("remark behind a day", COAST, swap("date: 2025-03-01", "date: 2025-03-01 # a Saturday")),
    ("remark behind an answer", "organizations/law.yaml", swap("g: unknown", "g: unknown # ask")),
    ("empty lines and a remark", COAST, begin_with("\n\n# a remark\n\n")),
    ("remark behind all", VERIFIED, append("# a remark\n")),
    ("file that an editor left", COAST, _put_hidden_file),
)


def numbers_in(content: Content) -> dict[str, list[str]]:
    """Return what can be called, and the numbers of a table, by their owner."""
    found = {
        service.id: [phone.number for phone in service.phones]
        for service in content.services.values()
    }
    return found | {name: list(map(str, table.rows)) for name, table in content.series.items()}


@pytest.mark.parametrize(
    ("file", "hurt"), [pytest.param(file, hurt, id=name) for name, file, hurt in HARMLESS]
)
def test_harmless_damage_changes_no_number(
    content: Content, data_copy: Path, file: str, hurt: Callable[[Path], object]
) -> None:
    hurt(data_copy / file)
    assert numbers_in(load(data_copy, FIXTURE_DAY, page_facts=STORY)) == numbers_in(content)
