"""Words in no language, which show what no catalog holds and where longer words break a page."""

import gettext
import re

PLACEHOLDER = re.compile(r"(%\([A-Za-z_]\w*\)s)", re.ASCII)
ACCENTED = str.maketrans(
    "ACDEGHIJLNORSTUWYZacdeghijlnorstuwyz",
    "ÂÇÐÉĜĤÎĴĻÑÔŔŠŢÛŴÝŽâçðéĝĥîĵļñôŕšţûŵýž",
)
_VOWEL = re.compile(r"([aeiou])")
_RIGHT_TO_LEFT, _POP = "\u202e", "\u202c"


def accent(text: str) -> str:
    """Return a sentence in brackets, accented and about a third longer."""
    parts = PLACEHOLDER.split(text)
    parts[::2] = [_VOWEL.sub(r"\1\1", part).translate(ACCENTED) for part in parts[::2]]
    return f"[{''.join(parts)}]"


def mirror(text: str) -> str:
    """Return a sentence whose letters run from right to left, for a page that does."""
    parts = PLACEHOLDER.split(text)
    parts[::2] = [f"{_RIGHT_TO_LEFT}{part}{_POP}" if part else "" for part in parts[::2]]
    return "".join(parts)


class PseudoTranslations(gettext.NullTranslations):
    """Translates every message into pseudo text."""

    def __init__(self, *, is_mirrored: bool) -> None:
        """Choose which pseudo text."""
        super().__init__()
        self._change = mirror if is_mirrored else accent

    def gettext(self, message: str) -> str:
        """Return pseudo text for a message."""
        return self._change(message)

    def pgettext(self, context: str, message: str) -> str:
        """Return pseudo text for a message with context."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return pseudo text for the form that English would take."""
        return self._change(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return pseudo text for the form that English would take."""
        return self.ngettext(msgid1, msgid2, n)
