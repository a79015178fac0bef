"""Take our catalogs into a Weblate and judge what it finds and keeps: `make weblate`."""

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tools.catalog_linters.catalogs import REASONS
from tools.catalog_linters.programs import PeerError, run
from tools.catalog_linters.weblate.giving import give
from tools.catalog_linters.weblate.installing import PLACE, install_weblate
from tools.catalog_linters.weblate.judging import judge
from tools.catalog_linters.weblate.servers import start_servers
from tools.findings import Finding, Reasons, find_problems, read_reasons
from webapp.settings import ROOT, read_settings

TOOL = "weblate"


def main(translations: Path) -> int:
    """Print what Weblate finds, a line a check and file; 1 when anything is not excused."""
    try:
        result = ask_weblate(translations)
        wrong = list(judge(result, PLACE / "given", PLACE / "returned"))
    except PeerError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    findings = [_read(**check) for check in result["checks"]]
    counts = Counter((finding.check, finding.place) for finding in findings)
    for (check, file), count in sorted(counts.items()):
        sys.stdout.write(f"{TOOL}: {count} {check} {file}\n")
    sys.stdout.write(
        f"Weblate {result['version']} took the catalogs in within {result['seconds']:.0f} s, "
        f"{sum(map(len, result['glossary'].values()))} terms of the glossary and "
        f"{len(result['screenshots'])} screenshots\n"
    )
    if not result["screenshots"]:
        sys.stdout.write("No screenshots were there to try; make screenshots takes them\n")
    wrong += find_problems(findings, read_reasons(REASONS, Reasons).excuses, [TOOL])
    sys.stdout.write("".join(f"FAULT {line}\n" for line in wrong))
    sys.stdout.write(f"{len(wrong)} faults\n" if wrong else "Nothing stands without a reason\n")
    return 1 if wrong else 0


def _read(check: str, file: str, english: str = "", translation: str = "") -> Finding:
    """Return one line of what the Weblate inside wrote down."""
    return Finding(TOOL, check, file, f"{english!r} -> {translation!r}", translation)


def ask_weblate(translations: Path) -> dict[str, Any]:
    """Start a Weblate in a folder of its own, give it the catalogs and return what was seen.

    What was given and what came back is in `build/weblate/`, for whoever wants to look.
    """
    python = install_weblate()
    with tempfile.TemporaryDirectory(prefix="weblate-") as place:
        folder = Path(place)
        give(translations, folder)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tools.catalog_linters.weblate.settings",
            "PYTHONPATH": str(ROOT),
            "WEBLATE_FOLDER": place,
        }
        with start_servers(folder):
            output = run(
                [python, "-m", "tools.catalog_linters.weblate.inside"], environment=environment
            )
        (PLACE / "weblate.log").write_text(output, "utf-8")
        for name in ("given", "returned"):
            shutil.rmtree(PLACE / name, ignore_errors=True)
            shutil.copytree(folder / name, PLACE / name)
        result: dict[str, Any] = json.loads((folder / "result.json").read_text("utf-8"))
    # What Weblate does not take in: the glossary, the files of the languages.
    kept = shutil.ignore_patterns("*.po", "*.pot")
    shutil.copytree(translations, PLACE / "returned", ignore=kept, dirs_exist_ok=True)
    return result


if __name__ == "__main__":
    sys.exit(main(read_settings().translations))
