"""Captured headers under Mozilla's Observatory and Google's csp_evaluator."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from shutil import which
from typing import Any

from tools.findings import Finding
from tools.supply_chain.headers import HOST, CapturedResponse, capture
from tools.supply_chain.looks import AuditError, Report
from tools.supply_chain.programs import BUILD, output_of, run

GRADERS = Path(__file__).parent / "header_scanners"
CAPTURED = BUILD / "headers.json"
ENOUGH = 130
_OLDEST_NODE = 20
_TOOLS = ("observatory", "csp_evaluator")
# Graders that like an answer without any header judge nothing.
_BARE = CapturedResponse("an answer without headers", 200, {"content-type": "text/html"}, "<p>", {})


def look_at_headers() -> Report:
    """Capture the site's answers and have them graded; without node say that nobody did."""
    missing = why_not()
    if missing:
        return Report((), (f"headers: NOT GRADED, {missing}",))
    responses = capture()
    CAPTURED.parent.mkdir(exist_ok=True)
    CAPTURED.write_text(
        json.dumps(
            {"host": HOST, "answers": [asdict(response) for response in (*responses, _BARE)]}
        ),
        "utf-8",
    )
    done = run(["node", GRADERS / "grade.mjs", CAPTURED])
    if done.returncode:
        raise AuditError(f"the graders failed: {output_of(done)}")
    *graded, bare = json.loads(done.stdout)
    found = {finding["key"].partition(" ")[0] for finding in bare["findings"]}
    if bare["score"] >= ENOUGH or found != set(_TOOLS):
        raise AuditError("the graders find nothing amiss with an answer without headers")
    return judge(responses, graded)


def why_not() -> str:
    """Return what keeps the graders from running here, or nothing."""
    if which("node") is None:
        return "node is not installed (20 or newer is needed)"
    version = run(["node", "--version"]).stdout.strip()
    if int(version.removeprefix("v").partition(".")[0]) < _OLDEST_NODE:
        return f"node is {version} (20 or newer is needed)"
    if not (GRADERS / "node_modules").is_dir():
        return "npm has not installed the graders; type: make clean audit"
    return ""


def judge(responses: list[CapturedResponse], graded: list[dict[str, Any]]) -> Report:
    """Return a finding for each kind of fault and each kind of answer below 130."""
    if [response.name for response in responses] != [grade["name"] for grade in graded]:
        raise AuditError("the graders did not judge every answer")
    found: dict[str, Finding] = {}
    scores: Counter[str] = Counter()
    for response, grade in zip(responses, graded, strict=True):
        kind = response.headers.get("content-type", "no type").partition(";")[0]
        scores[f"{grade['score']} ({grade['grade']}) {kind}"] += 1
        for finding in grade["findings"]:
            found.setdefault(
                finding["key"], Finding.read(finding["key"], f"{finding['told']} ({response.name})")
            )
        if grade["score"] < ENOUGH:
            key = f"observatory score-{grade['score']} {kind}"
            found.setdefault(key, Finding.read(key, f"less than {ENOUGH} ({response.name})"))
    statuses = ", ".join(
        str(status) for status in sorted({response.status for response in responses})
    )
    lines = (
        f"headers: {len(responses)} answers of the site, statuses {statuses}",
        *(f"headers: {count} times {score}" for score, count in scores.most_common()),
    )
    return Report(_TOOLS, lines, tuple(found.values()))
