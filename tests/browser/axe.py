"""axe-core on the page that a browser shows, cured of its blindness for Arabic."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from axe_selenium_python import Axe

from tests.browser.engines import Scripted

RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# These hang on the colour scheme, and on no width: no query of ours for a width sets a colour.
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
Part = Literal["all", "colours", "others"]
OPTIONS: dict[Part, dict[str, object]] = {
    "all": {"runOnly": RULES},
    "colours": {"runOnly": {"type": "rule", "values": COLOURS}},
    "others": {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}},
}

# axe skips text that it takes for an icon font: one in which a word is drawn otherwise, and
# narrower, than its letters. That is what all joined scripts do, so it misses the contrast of most
# Arabic. Its own notes on fonts, filled in before it decides, say that there is no such font.
CURE = """
const wordsAreWords = new Proxy({}, {
  get: () => ({occurrences: Number.POSITIVE_INFINITY, numLigatures: 0}),
});
const cured = axe._audit.rules.filter(rule => rule.id.startsWith('color-contrast'));
if (cured.length !== 2) throw new Error('axe has other rules of contrast than those cured');
axe.configure({rules: cured.map(({id, matches}) => ({
  id,
  matches(...node) {
    axe._cache.set('fonts', wordsAreWords);
    return matches.apply(this, node);
  },
}))});
"""


@dataclass(frozen=True)
class Finding:
    """One element that one rule of axe objects to, or is unsure about."""

    rule: str
    impact: str
    element: str
    why: str

    def __str__(self) -> str:
        """Say it in one line, for the message of a failed test."""
        return f"{self.rule} ({self.impact}) at {self.element}: {self.why}"


@dataclass(frozen=True)
class Report:
    """What axe found: what is wrong, and what it cannot tell."""

    violations: tuple[Finding, ...]
    incomplete: tuple[Finding, ...]


def inject_axe(driver: Scripted, *, cured: bool = True) -> None:
    """Put axe into the page unless it is there; no policy of the page can forbid it."""
    if driver.execute_script("return typeof axe === 'undefined'"):
        Axe(driver).inject()
        if cured:
            driver.execute_script(CURE)


def run_axe(driver: Scripted, part: Part = "all") -> Report:
    """Check the page as it is now; run it again after the viewport or the colours change."""
    inject_axe(driver)
    options = {**OPTIONS[part], "resultTypes": ["violations", "incomplete"]}
    results = Axe(driver).run(options=json.dumps(options))
    return Report(
        violations=_findings(results["violations"]),
        incomplete=_findings(results["incomplete"]),
    )


def version_of_axe(driver: Scripted) -> str:
    """Return the version of axe-core in the page, since an old one knows fewer rules."""
    inject_axe(driver)
    return str(driver.execute_script("return axe.version"))


def _findings(rules: list[dict[str, Any]]) -> tuple[Finding, ...]:
    """Flatten axe's rules and their nodes."""
    return tuple(
        Finding(
            rule=rule["id"],
            impact=node["impact"] or "unknown",
            element=" ".join(map(str, node["target"])),
            why=" ".join(str(node.get("failureSummary", rule["help"])).split()),
        )
        for rule in rules
        for node in rule["nodes"]
    )
