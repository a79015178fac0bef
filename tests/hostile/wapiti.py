"""Scan a site of its own with wapiti and tell each finding that has no reason in `wapiti.yaml`.

`python -m tests.hostile.wapiti`; wapiti lives in a virtual environment of its own, because it
brings dozens of packages that the site does not need. Takes about ten minutes.
"""

import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.served import serve
from tools.findings import Excuse, Finding, Reasons, find_problems, read_reasons
from webapp.settings import ROOT

VERSION = "3.3.2"
HOME = ROOT / "build" / f"wapiti-{VERSION}"
REASONS = Path(__file__).with_name("wapiti.yaml")
TOOL = "wapiti"
# Left out: what asks a server of wapiti's makers (nikto, wapp, htp, wp_enum, cms, takeover),
# what looks for TLS (ssl, https_redirect) and for a login (brute_login_form).
MODULES = (
    "backup",
    "buster",
    "cookieflags",
    "crlf",
    "csp",
    "csrf",
    "exec",
    "file",
    "htaccess",
    "http_headers",
    "ldap",
    "log4shell",
    "methods",
    "permanentxss",
    "redirect",
    "shellshock",
    "spring4shell",
    "sql",
    "ssrf",
    "timesql",
    "upload",
    "xss",
    "xxe",
)
# Languages differ in words alone, so each link need not be followed in all of them.
BOUNDS = (
    "--scan-force",
    "insane",
    "--depth",
    "3",
    "--max-links-per-page",
    "40",
    "--max-files-per-dir",
    "6",
    "--max-attack-time",
    "30",
    "--max-scan-time",
    "900",
)
# Nobody outside is asked, and no report of a crash is sent.
ALONE = ("--no-bugreport", "--dns-endpoint", "localhost", "--endpoint", "http://127.0.0.1:9/")


def read_findings(report: dict[str, Any]) -> Iterator[Finding]:
    """Yield what a report in wapiti's JSON holds."""
    for kind in ("vulnerabilities", "anomalies", "additionals"):
        for category, found in report[kind].items():
            for entry in found:
                text = " ".join(entry["info"].split())
                yield Finding(TOOL, category, entry["path"], text, text)


def install() -> Path:
    """Return wapiti's command, after making its environment if it is not there yet."""
    command = HOME / "bin" / "wapiti"
    if not command.exists():
        venv.create(HOME, with_pip=True, clear=True)
        pip = (str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet")
        subprocess.run((*pip, f"wapiti3=={VERSION}"), check=True)
    return command


def scan(command: Path, folder: Path) -> tuple[dict[str, Any], str]:
    """Return wapiti's report on a site that is served for it alone, and all that it wrote."""
    report = folder / "report.json"
    with serve(folder) as site:
        result = subprocess.run(
            (
                str(command),
                "--url",
                f"http://127.0.0.1:{site.port}/",
                "--module",
                ",".join(MODULES),
                *BOUNDS,
                *ALONE,
                "--store-session",
                str(folder),
                "--store-config",
                str(folder / "config"),
                "--format",
                "json",
                "--output",
                str(report),
                "--verbose",
                "0",
            ),
            capture_output=True,
            text=True,
            check=False,
        )
    if not report.exists():
        raise SystemExit(f"wapiti made no report: {result.stdout[-800:]} {result.stderr[-800:]}")
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found, result.stdout + result.stderr


def read_course(written: str) -> dict[str, list[str]]:
    """Return which modules ran, which of them had no time for all pages, and which failed."""
    return {
        "ran": re.findall(r"Launching module (\w+)", written),
        "cut short": re.findall(r"time was reached for module (\w+)", written),
        "failed": re.findall(r"(?:occurred in module|\[!\] Module) (\S+)", written),
    }


def count_uses(findings: list[Finding], excuses: Iterable[Excuse]) -> list[str]:
    """Return a line for each excuse with how often it was needed."""
    return [
        f"{sum(excuse.excuses(finding) for finding in findings)} x {excuse}: {excuse.reason}"
        for excuse in excuses
    ]


def main() -> int:
    """Scan, print what was found with its reason; return 1 when a finding has none."""
    command = install()
    with tempfile.TemporaryDirectory() as folder:
        report, written = scan(command, Path(folder))
    course = read_course(written)
    pages = report["infos"]["crawled_pages_nbr"]
    findings = list(read_findings(report))
    excuses = read_reasons(REASONS, Reasons).excuses
    lines, bare = count_uses(findings, excuses), find_problems(findings, excuses, [])
    text_lines = [
        f"wapiti {VERSION} read {pages} pages with {len(MODULES)} modules",
        *(f"{key}: {', '.join(names) or 'none'}" for key, names in course.items()),
        f"findings: {len(findings)}, without a reason: {len(bare)}",
    ]
    sys.stdout.write("\n".join([*text_lines, *lines, *bare]) + "\n")
    return 1 if bare or course["failed"] or not (course["ran"] and pages) else 0


if __name__ == "__main__":
    sys.exit(main())
