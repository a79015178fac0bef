"""Run the tools over all catalogs and judge what they find by `reasons.yaml`: `make peers`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.catalog_linters import i18nspector, msgfmt, pofilter
from tools.catalog_linters.catalogs import REASONS
from tools.catalog_linters.programs import PeerError
from tools.findings import Finding, Reasons, find_problems, read_reasons
from webapp.settings import read_settings

_TOOLS: dict[str, Callable[[Path], Iterator[Finding]]] = {
    msgfmt.TOOL: msgfmt.find,
    i18nspector.TOOL: i18nspector.find,
    pofilter.TOOL: pofilter.find,
}


def main(folder: Path) -> int:
    """Print what each tool finds, a line a check; 1 when anything is not excused or did not run."""
    findings: list[Finding] = []
    wrong: list[str] = []
    ran: list[str] = []
    for tool, find in _TOOLS.items():
        try:
            found = list(find(folder))
        except PeerError as error:
            wrong.append(str(error))
            continue
        ran.append(tool)
        findings += found
        counts = Counter(finding.check for finding in found)
        for check, count in sorted(counts.items()) or [("nothing", 0)]:
            sys.stdout.write(f"{tool}: {count} {check}\n")
    wrong += find_problems(findings, read_reasons(REASONS, Reasons).excuses, ran)
    sys.stdout.write("".join(f"FAULT {line}\n" for line in wrong))
    sys.stdout.write(f"{len(wrong)} faults\n" if wrong else "Nothing stands without a reason\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(read_settings().translations))
