"""axe on every route, from left and from right, on a phone and a desk, in light and in dark.

From left on a phone in light, from right on a desk in dark; at night the other way round too.
"""

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.axe import Finding, run_axe
from tests.browser.conftest import Visit
from tests.browser.contrast import ENHANCED, measure_contrast
from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport
from tests.browser.room import OPEN
from tests.routes import showing_paths
from tests.sites import fixture
from webapp.settings import ROOT

pytestmark = pytest.mark.browser

LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((PHONE, "light"), (DESKTOP, "dark"))
# Of pages of one kind, which stand deeper than others, each second one is left to the night.
PAGES = [
    pytest.param(
        path,
        *LOOKS[from_right ^ is_turned],
        marks=[pytest.mark.nightly] if is_turned or (is_many and (place ^ from_right) % 2) else [],
    )
    for from_right, locale in enumerate(("en", "ar"))
    for place, path in enumerate(showing_paths(fixture(), [locale]))
    for is_many in (path.count("/") > 3,)
    for is_turned in (False, True)
]
COLOURED = re.compile(r"color|background|fill|stroke|opacity")
UNSURE = ROOT / "build" / "axe-incomplete.json"


@pytest.fixture(scope="module")
def unsure() -> Iterator[dict[str, list[str]]]:
    """Collect what axe cannot tell, and write it down for people to look at."""
    found: dict[str, list[str]] = {}
    yield found
    UNSURE.parent.mkdir(exist_ok=True)
    UNSURE.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(("path", "width", "scheme"), PAGES)
def test_axe_finds_nothing(
    visit: Visit,
    unsure: dict[str, list[str]],
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    set_viewport(visit.driver, width)
    set_media(visit.driver, color_scheme=scheme)
    driver = visit.open(path)
    driver.execute_script(OPEN)
    assert not driver.find_elements(By.CSS_SELECTOR, "[lang='']")  # what scripts made, too
    report = run_axe(driver)
    unsettled = [finding for finding in report.incomplete if not is_settled(driver, finding)]
    for finding in unsettled:
        unsure.setdefault(finding.rule, []).append(f"{path} {width} {scheme} {finding}")
    assert not report.violations, "\n".join(map(str, report.violations[:10]))
    assert not unsettled, f"look at {UNSURE.name}: " + "\n".join(map(str, unsettled[:10]))


def test_no_width_changes_a_colour() -> None:
    for sheet in (ROOT / "webapp").rglob("*.css"):
        queries = sheet.read_text("utf-8").split("@media")[1:]
        for_widths = [
            query.partition("\n}\n")[0] for query in queries if "width" in query.split("{")[0]
        ]
        assert for_widths or sheet.name in {"card.css", "print.css"}
        assert not [query for query in for_widths if COLOURED.search(query)]


def is_settled(driver: Chrome, finding: Finding) -> bool:
    """Whether a rule of ours answers what axe cannot."""
    if finding.rule.startswith("color-contrast"):
        return measure_contrast(driver, finding.element) >= ENHANCED
    return False


@pytest.mark.parametrize(("pale", "settled"), [("#6b6b6b", False), ("#333333", True)])
def test_our_rule_of_contrast_sees_pale_words_in_a_drawing(
    visit: Visit, pale: str, *, settled: bool
) -> None:
    driver = visit.open("/ar/numbers/")
    driver.execute_script(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);"
        "document.adoptedStyleSheets = [sheet]",
        f".chart .label {{ fill: {pale} !important }}",
    )
    assert (measure_contrast(driver, ".chart .label") >= ENHANCED) is settled
