"""The page for those who run a Weblate says what `make weblate` proves."""

import json
import re

from webapp.settings import ROOT

PAGE = (ROOT / "docs/translators/weblate.md").read_text("utf-8")


def test_the_page_has_the_settings_that_are_tried() -> None:
    [shown] = re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL)
    tried = (ROOT / "tools/catalog_linters/weblate/project.json").read_text("utf-8")
    assert json.loads(shown) == json.loads(tried)


def test_each_flag_has_its_reason_on_the_page() -> None:
    settings = json.loads((ROOT / "tools/catalog_linters/weblate/project.json").read_text("utf-8"))
    for flag in settings["component"]["check_flags"].split(", "):
        assert f"| `{flag}` |" in PAGE
