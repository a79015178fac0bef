"""What looks like a tag or an address, so that checks of words can leave it out."""

import re

TAG = re.compile(r"<[^<>]*>")
_WEB = r"(?:https?|javascript|data|vbscript|ftp|tel|mailto|sms):\S*|www\.\S+"
_HOST = r"[\w-]{2,}(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:/\S*)?"
_ADDRESS = re.compile(rf"{_WEB}|[^\s@<>()]+@[^\s@<>()]+|{_HOST}", re.IGNORECASE)
# Most texts hold none, and looking closely takes time.
_MAY_HOLD = re.compile(r"[@:]\S|\.[^\W\d_]|www\.", re.IGNORECASE)
_LETTER_HOST = re.compile(r"\.[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-z]")
_BEHIND = ".,;:!?»”)\"'>"


def addresses_in(text: str) -> list[str]:
    """Return the web and e-mail addresses of a text."""
    if not _MAY_HOLD.search(text):
        return []
    found = (match[0].rstrip(_BEHIND) for match in _ADDRESS.finditer(text))
    return [one for one in found if _looks_like_address(one)]


def without_addresses(text: str, gap: str) -> str:
    """Return a text with a gap for each tag and each address."""
    text = TAG.sub(gap, text)
    for one in addresses_in(text):
        text = text.replace(one, gap)
    return text


def _looks_like_address(text: str) -> bool:
    # A full stop without a space behind it, in a script without domains, is a slip of the space.
    return bool(_LATIN.search(text)) and (
        "@" in text or ":" in text or bool(_LETTER_HOST.search(text))
    )
