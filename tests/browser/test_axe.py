"""axe on every route of the made-up site, which shows every part of every template.

English on a phone, Arabic on a desk, each in light and in dark. Six languages: test_live.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.axe import Finding, Part, run_axe
from tests.browser.conftest import Visit
from tests.browser.contrast import ENHANCED, measure_contrast
from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport
from tests.browser.room import OPEN
from tests.routes import showing_paths
from tests.sites import fixture
from webapp.settings import ROOT

pytestmark = pytest.mark.browser

PAGES = [
    (path, width)
    for locale, width in (("en", PHONE), ("ar", DESKTOP))
    for path in showing_paths(fixture(), [locale])
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


@pytest.mark.parametrize(("path", "width"), PAGES)
def test_axe_finds_nothing(
    visit: Visit, unsure: dict[str, list[str]], path: str, width: int
) -> None:
    set_viewport(visit.driver, width)
    driver = visit.open(path)
    driver.execute_script(OPEN)
    assert not driver.find_elements(By.CSS_SELECTOR, "[lang='']")  # what scripts made, too
    parts: tuple[tuple[Literal["light", "dark"], Part], ...] = (
        ("light", "all"),
        ("dark", "colours"),
    )
    for scheme, part in parts:
        set_media(driver, color_scheme=scheme)
        report = run_axe(driver, part)
        unsettled = [finding for finding in report.incomplete if not is_settled(driver, finding)]
        for finding in unsettled:
            unsure.setdefault(finding.rule, []).append(f"{path} {width} {scheme} {finding}")
        assert not report.violations, "\n".join([scheme, *map(str, report.violations[:10])])
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
