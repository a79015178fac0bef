"""Run axe-core on the page in a browser, with a fix for Arabic text."""

import json

from axe_selenium_python import Axe
from selenium.webdriver.remote.webdriver import WebDriver

TAGS = (
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
# Our own checks are stricter: a contrast of 7, and targets of 44 pixels.
DISABLED_RULES = ("color-contrast", "target-size")
COLOR_RULES = ("color-contrast-enhanced", "link-in-text-block")
# These may be incomplete: `findLowContrast` measures contrast, and links with the same name, as
# those to sources, may lead to different pages.
MAY_BE_INCOMPLETE = ("color-contrast-enhanced", "identical-links-same-purpose")

# axe skips text that it takes for an icon font, in which a word is narrower than its letters. That
# is so in all joined scripts, so it would skip most Arabic text. axe caches what it learns of
# fonts: this fills the cache so that no font is an icon font.
ARABIC_FIX = """
const noIconFonts = new Proxy({}, {
  get: () => ({occurrences: Number.POSITIVE_INFINITY, numLigatures: 0}),
});
const rules = axe._audit.rules.filter(rule => rule.id.startsWith('color-contrast'));
if (rules.length !== 2) throw new Error('axe has other rules of contrast: change ARABIC_FIX');
axe.configure({rules: rules.map(({id, matches}) => ({
  id,
  matches(...node) {
    axe._cache.set('fonts', noIconFonts);
    return matches.apply(this, node);
  },
}))});
"""


def run_axe(driver: WebDriver, *, with_colors: bool = True) -> list[str]:
    """Return a line for each element that breaks a rule, or for which axe cannot tell.

    The rules of colors take nine tenths of the time.
    """
    if driver.execute_script("return typeof axe === 'undefined'"):
        Axe(driver).inject()  # the page's policy does not apply
        driver.execute_script(ARABIC_FIX)
    disabled = DISABLED_RULES if with_colors else (*DISABLED_RULES, *COLOR_RULES)
    options = {
        "runOnly": TAGS,
        "rules": {rule: {"enabled": False} for rule in disabled},
        "resultTypes": ["violations", "incomplete"],
    }
    results = Axe(driver).run(options=json.dumps(options))
    failed = results["violations"]
    failed += [rule for rule in results["incomplete"] if rule["id"] not in MAY_BE_INCOMPLETE]
    return [
        f"{rule['id']} at {node['target']}: {node.get('failureSummary', rule['help'])}"
        for rule in failed
        for node in rule["nodes"]
    ]
