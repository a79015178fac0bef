"""pofilter of translate-toolkit: some forty checks of words, marks and letters."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from tools.catalog_linters.catalogs import catalogs_in
from tools.catalog_linters.programs import run
from tools.findings import Finding

TOOL = "pofilter"
PROGRAM = Path(sys.executable).with_name(TOOL)
_BEGINS = "(pofilter) "


def find(folder: Path) -> Iterator[Finding]:
    """Yield what it notes above each message, given the language, whose marks it then knows."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "noted.po"
        for path in catalogs_in(folder):
            language = f"--language={path.parts[-3]}"
            run([PROGRAM, "--progress=none", language, "-i", path, "-o", out])
            if not out.exists():  # it writes no file when it finds nothing
                continue
            name = path.relative_to(folder).as_posix()
            for entry in polib.pofile(str(out)):
                yield from _read(entry, name)
            out.unlink()


def _read(entry: polib.POEntry, name: str) -> Iterator[Finding]:
    texts = " | ".join(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr
    for line in entry.tcomment.splitlines():
        if line.startswith(_BEGINS):
            check = line.removeprefix(_BEGINS).partition(":")[0]
            yield Finding(TOOL, check, name, f"{entry.msgid!r} -> {texts!r}", texts)
