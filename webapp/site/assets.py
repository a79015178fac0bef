"""The style of each kind of page and the small scripts, put into the page itself.

Nothing is requested beside the page, so that no file of this site stays in a browser's cache;
the policy in `headers.py` names each by its hash.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

FIND = ("fold.js", "slips.js", "words.js", "ranking.js", "choices.js", "find.js")
# Layers of style, each over the one before it; a page's own component is before print.
_LAYERS = ("tokens", "base", "layout", *(f"components/{of}" for of in ("contact", "text", "links")))
_COMPONENTS = {
    "home": "components/lines",
    "door": "components/lines",
    "resources": "components/list",
    "numbers": "components/figures",
    "languages": "components/figures",
    "card": "components/card",
}
STATIC = Path(__file__).resolve().parent.parent / "static"


@dataclass(frozen=True)
class Assets:
    """Texts that go into pages between their tags; of the styles, one a page by its name."""

    style: Markup
    styles: Mapping[str, Markup]
    leave: Markup
    find: Markup

    def style_of(self, page: str) -> Markup:
        """Return the style of a page; `style` is that of all that need nothing of their own."""
        return self.styles.get(page, self.style)

    @property
    def style_hashes(self) -> str:
        """Return the source expressions that allow the styles."""
        return " ".join(map(hash_of, dict.fromkeys((self.style, *self.styles.values()))))

    @property
    def script_hashes(self) -> str:
        """Return the source expressions that allow the scripts."""
        return f"{hash_of(self.leave)} {hash_of(self.find)}"


def read_assets(folder: Path = STATIC) -> Assets:
    """Read the files of `static/`; comments and indents stay behind."""
    return Assets(
        style=_read_styles(folder),
        styles={page: _read_styles(folder, name) for page, name in _COMPONENTS.items()},
        leave=Markup(_shorten_script((folder / "leave.js").read_text("utf-8"))),
        find=Markup(_shorten_script(_join_scripts(folder, FIND))),
    )


def hash_of(text: str) -> str:
    """Return the Content-Security-Policy hash of an inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _join_scripts(folder: Path, names: tuple[str, ...]) -> str:
    """Return files as one script whose names are its own."""
    whole = "\n".join((folder / name).read_text("utf-8") for name in names)
    return f'(() => {{\n"use strict";\n{whole}\n}})();'


def _read_styles(folder: Path, *components: str) -> Markup:
    names = (*_LAYERS, *components, "print")
    whole = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in names)
    return Markup(_shorten_style(whole))


def _shorten_style(text: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    without_blanks = re.sub(r"\s*([{};,])\s*", r"\1", without_comments)
    return re.sub(r"(?<=[\w-]): ", ":", without_blanks).replace(";}", "}").strip()


def _shorten_script(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
