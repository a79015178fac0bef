"""Scripts in pages: minifying keeps their strings, and each script finds what it uses."""

import re

from webapp.pages.assets import PAGE_SCRIPTS, STATIC


def test_no_script_nests_template_literals() -> None:
    for path in STATIC.glob("*.js"):
        assert not re.search(r"\$\{[^}`]*`", path.read_text("utf-8")), path.name


def test_scripts_of_a_page_use_only_names_that_earlier_ones_define() -> None:
    for names in PAGE_SCRIPTS.values():
        defined = set[str]()
        for name in names:
            script = (STATIC / f"{name}.js").read_text("utf-8")
            for used in re.findall(r"/\* global (.*) \*/", script):
                assert {*used.split(", ")} <= defined, name
            defined |= {*re.findall(r"(?m)^const (\w+)", script)}
