"""axe on every route, from left and from right, on a phone and a desk, in light and in dark."""

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from selenium.webdriver import Chrome

from tests.browser.axe import Finding, Part, run_axe
from tests.browser.conftest import Visit
from tests.browser.contrast import ENHANCED, measure_contrast
from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport
from tests.browser.room import OPEN
from tests.routes import showing_paths
from tests.sites import fixture
from webapp.settings import ROOT

pytestmark = pytest.mark.browser

# Colours are judged where text is smallest, once a scheme; all else once a width.
LOOKS: tuple[tuple[int, Literal["light", "dark"], Part], ...] = (
    (PHONE, "light", "all"),
    (PHONE, "dark", "colours"),
    (DESKTOP, "dark", "others"),
)
COLOURED = re.compile(r"color|background|fill|stroke|opacity")
UNSURE = ROOT / "build" / "axe-incomplete.json"


@pytest.fixture(scope="module")
def unsure() -> Iterator[dict[str, list[str]]]:
    """Collect what axe cannot tell, and write it down for people to look at."""
    found: dict[str, list[str]] = {}
    yield found
    UNSURE.parent.mkdir(exist_ok=True)
    UNSURE.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize("path", showing_paths(fixture(), ["en", "ar"]))
def test_axe_finds_nothing(visit: Visit, unsure: dict[str, list[str]], path: str) -> None:
    driver = visit.open(path)
    driver.execute_script(OPEN)
    violations: list[Finding] = []
    unsettled: list[Finding] = []
    for width, scheme, part in LOOKS:
        set_viewport(driver, width)
        set_media(driver, color_scheme=scheme)
        report = run_axe(driver, part)
        violations += report.violations
        for finding in report.incomplete:
            if not is_settled(driver, finding):
                unsettled.append(finding)
                unsure.setdefault(finding.rule, []).append(f"{path} {width} {scheme} {finding}")
    assert not violations, "\n".join(map(str, violations[:10]))
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
