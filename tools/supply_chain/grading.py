"""Captured headers under Mozilla's Observatory and Google's csp_evaluator."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from shutil import which
from typing import Any

from tools.findings import Finding
from tools.supply_chain.headers import HOST, Answer, capture
from tools.supply_chain.looks import AuditError, Looked
from tools.supply_chain.programs import BUILD, run, told

GRADERS = Path(__file__).parent / "header_scanners"
CAPTURED = BUILD / "headers.json"
ENOUGH = 130
_OLDEST_NODE = 20
_TOOLS = ("observatory", "csp_evaluator")
# Graders that like an answer without any header judge nothing.
_BARE = Answer("an answer without headers", 200, {"content-type": "text/html"}, "<p>", {})


def look_at_headers() -> Looked:
    """Capture the site's answers and have them graded; without node say that nobody did."""
    missing = why_not()
    if missing:
        return Looked((), (f"headers: NOT GRADED, {missing}",))
    answers = capture()
    CAPTURED.parent.mkdir(exist_ok=True)
    CAPTURED.write_text(
        json.dumps({"host": HOST, "answers": [asdict(one) for one in (*answers, _BARE)]}), "utf-8"
    )
    done = run(["node", GRADERS / "grade.mjs", CAPTURED])
    if done.returncode:
        raise AuditError(f"the graders failed: {told(done)}")
    *graded, bare = json.loads(done.stdout)
    found = {one["key"].partition(" ")[0] for one in bare["findings"]}
    if bare["score"] >= ENOUGH or found != set(_TOOLS):
        raise AuditError("the graders find nothing amiss with an answer without headers")
    return judge(answers, graded)


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


def judge(answers: list[Answer], graded: list[dict[str, Any]]) -> Looked:
    """Return a finding for each kind of fault and each kind of answer below 130."""
    if [one.name for one in answers] != [one["name"] for one in graded]:
        raise AuditError("the graders did not judge every answer")
    found: dict[str, Finding] = {}
    scores: Counter[str] = Counter()
    for answer, grade in zip(answers, graded, strict=True):
        kind = answer.headers.get("content-type", "no type").partition(";")[0]
        scores[f"{grade['score']} ({grade['grade']}) {kind}"] += 1
        for one in grade["findings"]:
            found.setdefault(one["key"], Finding.read(one["key"], f"{one['told']} ({answer.name})"))
        if grade["score"] < ENOUGH:
            key = f"observatory score-{grade['score']} {kind}"
            found.setdefault(key, Finding.read(key, f"less than {ENOUGH} ({answer.name})"))
    statuses = ", ".join(str(one) for one in sorted({one.status for one in answers}))
    lines = (
        f"headers: {len(answers)} answers of the site, statuses {statuses}",
        *(f"headers: {count} times {score}" for score, count in scores.most_common()),
    )
    return Looked(_TOOLS, lines, tuple(found.values()))
