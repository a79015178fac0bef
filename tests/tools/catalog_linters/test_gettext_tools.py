"""msgfmt, i18nspector and pofilter see what they should; `make peers` shows them our catalogs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.catalogs.project import enter_project
from tools.catalog_linters import i18nspector, msgfmt, pofilter
from tools.findings import Finding

pytestmark = pytest.mark.tools
FILE = "fr/LC_MESSAGES/messages.po"
Find = Callable[[Path], Iterator[Finding]]
SEEN: dict[str, tuple[Find, str, str, str]] = {
    msgfmt.TOOL: (msgfmt.find, " %(language)s", " %(langue)s", "format specification"),
    i18nspector.TOOL: (i18nspector.find, "charset=utf-8", "charset=latin1", "non-portable"),
    pofilter.TOOL: (pofilter.find, "Passer au contenu", "Passer au (contenu)", "brackets"),
}


@pytest.mark.parametrize("tool", SEEN)
def test_a_new_fault_is_found(tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if tool != pofilter.TOOL and shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed (make peers)")
    folder = enter_project(tmp_path, monkeypatch)
    find, old, new, check = SEEN[tool]
    path = folder / FILE
    head, found, tail = path.read_text("utf-8").rpartition(old)
    assert found
    path.write_text(head + new + tail, "utf-8")
    seen = [(finding.tool, finding.place) for finding in find(folder) if check in finding.check]
    assert seen == [(tool, FILE)]  # and in no other catalog, which are sound
