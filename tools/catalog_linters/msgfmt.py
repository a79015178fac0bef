"""`msgfmt --check` of gettext: syntax, header, format strings, repeated messages."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.catalog_linters.catalogs import catalogs_in
from tools.catalog_linters.programs import run
from tools.findings import Finding

TOOL = "msgfmt"
_LINE = re.compile(r"(?P<file>.+?\.po):\d+(:\d+)?: (warning: |error: )?(?P<told>.+)")


def find(folder: Path) -> Iterator[Finding]:
    """Yield what it says about each catalog; `--check-accelerators` is for menus, which we lack."""
    for path in catalogs_in(folder):
        # 1: it says errors and ends so; they are findings, too
        output = run([TOOL, "--check", "--output-file=/dev/null", path], allowed=(0, 1))
        name = path.relative_to(folder).as_posix()
        for line in output.splitlines():
            if match := _LINE.match(line):
                yield Finding(TOOL, match["told"], name)
            elif not line.startswith((f"{TOOL}: found", " ")):
                yield Finding(TOOL, line, name)
