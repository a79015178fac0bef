"""Styles and scripts inside pages: minifying keeps strings, and each script finds what it uses."""

import re
from pathlib import Path

import pytest

from webapp.pages.assets import PAGE_SCRIPTS, STATIC, minify_script, minify_style

SCRIPTS = sorted(STATIC.glob("*.js"))


def test_minified_style_keeps_strings() -> None:
    css = 'q::before { content: " , "; }'
    assert minify_style(css) == 'q::before{content:" , "}'


def test_minified_script_keeps_template_literals() -> None:
    script = "const text = `\n  // no comment\n`; // a comment"
    assert minify_script(script) == "const text=`\n  // no comment\n`;"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_nests_no_template_literals(path: Path) -> None:
    assert re.findall(r"\$\{[^}`]*`", path.read_text("utf-8")) == []


@pytest.mark.parametrize("names", PAGE_SCRIPTS.values(), ids=PAGE_SCRIPTS)
def test_scripts_of_a_page_define_names_before_they_use_them(names: tuple[str, ...]) -> None:
    defined = set[str]()
    for name in names:
        script = (STATIC / f"{name}.js").read_text("utf-8")
        for used in re.findall(r"/\* global (.*) \*/", script):
            assert {*used.split(", ")} <= defined, name
        defined |= {*re.findall(r"(?m)^const (\w+)", script)}
