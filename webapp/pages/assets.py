"""The style of each kind of page and the small scripts, put into the page itself.

Nothing is requested beside the page, so no file of this site stays in a browser's cache. The
policy that stands first in a page allows this very style and these scripts.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

_INDENTS = re.compile(r"(?:[ \t]*\n\s+|[ \t]+\n)(?![^<]*</textarea>)")
STATIC = Path(__file__).resolve().parent.parent / "static"
# Layers of style, each over the one before it; what a page has of its own is before print.
_LAYERS = ("tokens", "base", "frame", "parts")
_OWN = {
    "resources": "list",
    "find": "list",
    "numbers": "figures",
    "languages": "figures",
    "card": "card",
}
_SCRIPTS = {
    "resources": ("normalize", "listing", "choices", "list"),
    "find": ("normalize", "listing", "slips", "words", "ranking", "search"),
}


def read_assets() -> dict[str, Any]:
    """Return what templates put into pages, by name; of a page without its own, that of ""."""
    leave = Markup(_shorten_script(_join("leave.js")))
    styles = {page: _read_style(own) for page, own in {"": "", **_OWN}.items()}
    scripts = {page: _read_script(names) for page, names in _SCRIPTS.items()}
    policies = {
        page: write_policy(style, leave, *([scripts[page]] if page in scripts else []))
        for page, style in styles.items()
    }
    return {"styles": styles, "policies": policies, "leave_script": leave, "scripts": scripts}


def shorten_page(html: str) -> str:
    """Leave out indents and empty lines, which no element of ours shows but a textarea."""
    return _INDENTS.sub("\n", html)


def write_policy(style: str, *scripts: str) -> Markup:
    """Return the Content-Security-Policy of a page that holds these."""
    allowed = " ".join(map(_write_hash, scripts))
    return Markup(f"style-src {_write_hash(style)}; script-src {allowed}")


def _write_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _join(*names: str) -> str:
    return "\n".join((STATIC / name).read_text("utf-8") for name in names)


def _read_style(own: str) -> Markup:
    names = filter(None, (*_LAYERS, own, "print"))
    text = re.sub(r"/\*.*?\*/", "", _join(*(f"{name}.css" for name in names)), flags=re.DOTALL)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    return Markup(re.sub(r"(?<=[\w-]): ", ":", text).replace(";}", "}").strip())


def _read_script(names: Iterable[str]) -> Markup:
    whole = _join(*(f"{name}.js" for name in names))
    return Markup(_shorten_script(f'(() => {{\n"use strict";\n{whole}\n}})();'))


def _shorten_script(text: str) -> str:
    lines = map(str.strip, text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
