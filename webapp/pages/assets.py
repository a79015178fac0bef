"""The style of each kind of page and the small scripts, put into the page itself.

Nothing is requested beside the page, so no file of this site stays in a browser's cache. The
policy that stands first in a page allows this very style and these scripts.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

_INDENTS = re.compile(r"(?:[ \t]*\n\s+|[ \t]+\n)(?![^<]*</textarea>)")
_ENDS = re.compile(r"\n(?=</(?:div|p|ul|details)>)")
STATIC = Path(__file__).resolve().parent.parent / "static"
# Layers of style, each over the one before it; what a page has of its own is before print.
_LAYERS = ("tokens", "base", "frame", "parts")
_STYLES = {
    "": (),
    "resources": ("list",),
    "find": ("list",),
    "numbers": ("figures",),
    "languages": ("figures",),
    "card": ("card",),
}
_SCRIPTS = {
    "resources": ("normalize", "listing", "choices", "list"),
    "find": ("normalize", "listing", "slips", "words", "ranking", "search"),
}


def read_assets() -> dict[str, Any]:
    """Return what templates put into pages, by name; of a page without its own, that of ""."""
    leave = _shorten_script(_join("js", "leave"))
    styles = {
        page: _shorten_style(_join("css", *_LAYERS, *own, "print")) for page, own in _STYLES.items()
    }
    scripts = {
        page: _shorten_script(f'(() => {{\n"use strict";\n{_join("js", *names)}\n}})();')
        for page, names in _SCRIPTS.items()
    }
    policies = {
        page: Markup(f"style-src {_write_hash(style)}; script-src {_write_hash(leave)}")
        for page, style in styles.items()
    }
    for page, script in scripts.items():
        policies[page] += Markup(f" {_write_hash(script)}")
    return {"styles": styles, "policies": policies, "leave_script": leave, "scripts": scripts}


def shorten_page(html: str) -> str:
    """Leave out indents, empty lines and ends of lines that no element of ours shows."""
    return _ENDS.sub("", _INDENTS.sub("\n", html))


def _write_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _join(ending: str, *names: str) -> str:
    return "\n".join((STATIC / f"{name}.{ending}").read_text("utf-8") for name in names)


def _shorten_style(text: str) -> Markup:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    return Markup(re.sub(r"(?<=[\w-]): ", ":", text).replace(";}", "}").strip())


def _shorten_script(text: str) -> Markup:
    lines = map(str.strip, text.splitlines())
    return Markup("\n".join(line for line in lines if line and not line.startswith("//")))
