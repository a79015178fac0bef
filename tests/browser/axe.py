"""axe-core on the page that a browser shows, cured of its blindness for Arabic."""

import json

from axe_selenium_python import Axe
from selenium.webdriver.remote.webdriver import WebDriver

RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# Ours are stricter: contrast is 7, or enhanced, and what can be pressed measures 44 pixels.
LAX = ("color-contrast", "target-size")
COLOURS = ("color-contrast-enhanced", "link-in-text-block")
# What axe leaves open: a contrast, which `contrast` in measures.js tells, and whether links of one
# name, as those to sources, are alike.
LEFT_OPEN = ("color-contrast-enhanced", "identical-links-same-purpose")


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


def inject_axe(driver: WebDriver, *, cured: bool = True) -> None:
    """Put axe into the page unless it is there; no policy of the page can forbid it."""
    if driver.execute_script("return typeof axe === 'undefined'"):
        Axe(driver).inject()
        if cured:
            driver.execute_script(CURE)


def run_axe(driver: WebDriver, *, with_colours: bool = True) -> list[str]:
    """Return what axe finds or cannot tell on the page as it is now, a line for each element.

    Nine tenths of the time go into colours.
    """
    inject_axe(driver)
    off = LAX if with_colours else (*LAX, *COLOURS)
    options = {
        "runOnly": RULES,
        "rules": {rule: {"enabled": False} for rule in off},
        "resultTypes": ["violations", "incomplete"],
    }
    results = Axe(driver).run(options=json.dumps(options))
    unsure = [rule for rule in results["incomplete"] if rule["id"] not in LEFT_OPEN]
    return [
        f"{rule['id']} at {node['target']}: {node.get('failureSummary', rule['help'])}"
        for rule in (*results["violations"], *unsure)
        for node in rule["nodes"]
    ]
