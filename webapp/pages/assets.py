"""Styles and scripts inside the pages, and the policies that allow them.

A page requests nothing else, so a browser caches no file of this site. The policy of a page
contains the hashes of its style and scripts.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

STATIC = Path(__file__).resolve().parent.parent / "static"
# A style overrides those before it. Those of one page come after these and before `print`.
COMMON_STYLES = ("tokens", "base", "frame", "parts")
PAGE_STYLES = {
    "": ("choices",),
    "situation": (),
    "resources": ("choices", "list"),
    "find": ("choices", "list"),
    **dict.fromkeys(("numbers", "earlier", "data", "languages"), ("choices", "figures")),
    "card": ("choices", "card"),
}
# The scripts of a page are joined into one function. A script may use what those before it
# define: the comment `/* global ... */` at its top lists these names.
PAGE_SCRIPTS = {
    "resources": ("normalize", "listing", "choices", "list"),
    "find": ("normalize", "listing", "typos", "query", "ranking", "search"),
}
# A line break with the blanks around it, except in the text of a <textarea>.
_LINE_BREAK = re.compile(r"(?:[ \t]*\n\s+|[ \t]+\n)(?![^<]*</textarea>)")
_BREAK_IN_BLOCK = re.compile(r"(?<=<li>)\n|\n(?=</(?:div|p|ul|li|details|nav|section)>)")


def read_assets() -> dict[str, Any]:
    """Return the globals of templates by name.

    `styles`, `scripts` and `policies` are by page; other pages use those of "".
    """
    leave_script = Markup(jsmin(_read_static("leave.js")))
    styles = {page: _read_style(names) for page, names in PAGE_STYLES.items()}
    scripts = {page: _read_script(names) for page, names in PAGE_SCRIPTS.items()}
    policies = {}
    for page, style in styles.items():
        page_scripts = [leave_script, scripts[page]] if page in scripts else [leave_script]
        script_hashes = " ".join(map(_write_hash, page_scripts))
        policies[page] = Markup(f"style-src {_write_hash(style)}; script-src {script_hashes}")
    return {
        "styles": styles,
        "scripts": scripts,
        "policies": policies,
        "leave_script": leave_script,
    }


def shorten_page(html: str) -> str:
    """Remove indents, empty lines and other line breaks that browsers do not show."""
    return _BREAK_IN_BLOCK.sub("", _LINE_BREAK.sub("\n", html))


def _read_static(name: str) -> str:
    return (STATIC / name).read_text("utf-8")


def _read_style(names: Iterable[str]) -> Markup:
    files = [_read_static(f"{name}.css") for name in (*COMMON_STYLES, *names, "print")]
    return Markup(cssmin("\n".join(files)))


def _read_script(names: Iterable[str]) -> Markup:
    files = "\n".join(_read_static(f"{name}.js") for name in names)
    # rjsmin removes spaces from a template literal in another one, so no script may nest them.
    return Markup(jsmin(f'(() => {{\n"use strict";\n{files}\n}})();'))


def _write_hash(text: str) -> str:
    digest = sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
