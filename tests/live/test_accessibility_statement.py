"""docs/accessibility.md and the accessibility statement of the live site say the same."""

import re

import pytest

from tests.sites import live
from webapp.settings import ROOT

DOCUMENT = (ROOT / "docs/accessibility.md").read_text("utf-8")
STATEMENT = live().content.featured.accessibility


def listed_below(heading: str) -> list[str]:
    """Return what each item of a list begins with, in code marks."""
    section = DOCUMENT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^- `([^`]+)`", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("What falls short", STATEMENT.shortcomings),
        ("With which programs", (*STATEMENT.browsers, *STATEMENT.screen_readers)),
    ],
)
def test_lists_are_those_of_the_record(heading: str, record: tuple[str, ...]) -> None:
    assert listed_below(heading) == list(record), "mend docs/accessibility.md or data/site.yaml"


def test_aim_is_that_of_the_record() -> None:
    aim = f"WCAG {STATEMENT.wcag} at level {STATEMENT.level}, and {STATEMENT.best} where"
    assert aim in DOCUMENT
