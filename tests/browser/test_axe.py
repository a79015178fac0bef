"""axe on every route in every locale, on a phone and a desk, in light and in dark."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import Finding, run_axe
from tests.browser.conftest import Visit
from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport
from tests.routes import showing_paths
from tests.running import APP, CONTENT
from webapp.settings import ROOT

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
UNSURE = ROOT / "build" / "axe-incomplete.json"

# What axe leaves open, and which rule of ours settles it.
SETTLED: dict[str, str] = {}


@pytest.fixture(scope="module")
def unsure() -> Iterator[dict[str, list[str]]]:
    """Collect what axe cannot tell, and write it down for people to look at."""
    found: dict[str, list[str]] = {}
    yield found
    UNSURE.parent.mkdir(exist_ok=True)
    UNSURE.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize("path", showing_paths(APP, CONTENT))
def test_axe_finds_nothing(visit: Visit, unsure: dict[str, list[str]], path: str) -> None:
    driver = visit.open(path)
    driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    violations: list[Finding] = []
    for width, scheme in product((PHONE, DESKTOP), SCHEMES):
        set_viewport(driver, width)
        set_media(driver, color_scheme=scheme)
        report = run_axe(driver)
        violations += report.violations
        for finding in report.incomplete:
            unsure.setdefault(finding.rule, []).append(f"{path} {width} {scheme} {finding}")
    assert not violations, "\n".join(map(str, violations[:10]))


def test_what_axe_leaves_open_is_settled(unsure: dict[str, list[str]]) -> None:
    open_rules = set(unsure) - set(SETTLED)
    assert not open_rules, f"look at {Path(UNSURE).name}: {open_rules}"
