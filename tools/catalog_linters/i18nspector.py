"""i18nspector, with which Debian looks at catalogs: headers, plurals, format strings, letters."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.catalog_linters.catalogs import catalogs_in, templates_in
from tools.catalog_linters.programs import PeerError, run
from tools.findings import Finding

TOOL = "i18nspector"
_LINE = re.compile(r"[EWIP]: (?P<file>.+?\.pot?): (?P<check>\S+)(?P<told>.*)")


def find(folder: Path) -> Iterator[Finding]:
    """Yield what it says about each catalog and template; raises PeerError for other output."""
    for path in [*catalogs_in(folder), *templates_in(folder)]:
        name = path.relative_to(folder).as_posix()
        for line in run([TOOL, "--language", _language(path), path]).splitlines():
            match = _LINE.fullmatch(line)
            if match is None:
                raise PeerError(f"{TOOL} says of {name}: {line}")
            text = match["told"].strip()
            yield Finding(TOOL, match["check"], name, text, text)


def _language(path: Path) -> str:
    return "en" if path.suffix == ".pot" else path.parts[-3]
