"""msgfmt, i18nspector and pofilter find nothing in our catalogs that has no reason."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peers import i18nspector, msgfmt, pofilter
from peers.findings import Finding, faults, read_reasons
from webapp.settings import ROOT

Find = Callable[[Path], Iterator[Finding]]
_FIND: dict[str, Find] = {
    msgfmt.TOOL: msgfmt.find,
    i18nspector.TOOL: i18nspector.find,
    pofilter.TOOL: pofilter.find,
}
FILE = "fr/LC_MESSAGES/messages.po"


@pytest.fixture(params=_FIND)
def tool(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if name != pofilter.TOOL and shutil.which(name) is None:
        pytest.skip(f"{name} is not installed (make peers)")
    return name


def wrong(tool: str, folder: Path) -> list[str]:
    return list(faults(list(_FIND[tool](folder)), read_reasons(), [tool]))


def test_our_catalogs_have_nothing_without_a_reason(tool: str) -> None:
    assert wrong(tool, ROOT / "translations") == []


# What each tool must see, so that none passes because it looked at nothing.
SEEN = {
    "msgfmt": ("%(number)s cas par an", "%(nombre)s cas par an", "format specification"),
    "i18nspector": ("charset=utf-8", "charset=latin1", "non-portable-encoding"),
    "pofilter": ("Toutes les pages", "Toutes (les) pages", "brackets"),
}


def test_a_new_fault_is_found(tool: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "translations", folder := tmp_path / "translations")
    path = folder / FILE
    old, new, check = SEEN[tool]
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    [line, *_] = wrong(tool, folder)
    assert line.startswith(f"{tool} ")
    assert check in line
    assert FILE in line
