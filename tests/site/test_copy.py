"""Who looks for a sentence of a page finds it in a template or in one folder."""

import re

from webapp.settings import ROOT


def test_sentences_are_in_templates_or_in_one_folder() -> None:
    for module in (ROOT / "webapp").rglob("*.py"):
        asked = re.search(r"gettext\(\s*f?\"", module.read_text("utf-8"))
        assert module.parent.name == "copy" or not asked, module
