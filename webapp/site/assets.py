"""The one style sheet and the small scripts, put into the page itself.

Nothing is requested beside the page, so that no file of this site stays in a browser's cache;
the policy in `headers.py` names each by its hash.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

FIND = ("fold.js", "slips.js", "words.js", "ranking.js", "choices.js", "find.js")
STATIC = Path(__file__).resolve().parent.parent / "static"


@dataclass(frozen=True)
class Assets:
    """Texts that go into pages between their tags."""

    style: Markup
    leave: Markup
    find: Markup

    @property
    def style_hash(self) -> str:
        """Return the source expression that allows the style sheet."""
        return hash_of(self.style)

    @property
    def script_hashes(self) -> str:
        """Return the source expressions that allow the scripts."""
        return f"{hash_of(self.leave)} {hash_of(self.find)}"


def read_assets(folder: Path = STATIC) -> Assets:
    """Read the files of `static/`; comments and indents stay behind."""
    return Assets(
        style=Markup(_shorten_style((folder / "site.css").read_text("utf-8"))),  # noqa: S704
        leave=Markup(_shorten_script((folder / "leave.js").read_text("utf-8"))),  # noqa: S704
        find=Markup(_shorten_script(_join_scripts(folder, FIND))),  # noqa: S704
    )


def hash_of(text: str) -> str:
    """Return the Content-Security-Policy hash of an inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _join_scripts(folder: Path, names: tuple[str, ...]) -> str:
    """Return files as one script whose names are its own."""
    whole = "\n".join((folder / name).read_text("utf-8") for name in names)
    return f'(() => {{\n"use strict";\n{whole}\n}})();'


def _shorten_style(text: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", without_comments).strip()


def _shorten_script(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
