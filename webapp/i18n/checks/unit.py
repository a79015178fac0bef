"""A sentence beside its source, as checks look at it: bare of placeholders, tags, addresses."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import c2py

from webapp.i18n.glossary import EMPTY, Glossary
from webapp.i18n.locales import SiteLocale

PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
GAP = "\ufffc"
"""Stands for a placeholder in a bare text: it is no letter, no digit and no space."""


@dataclass(frozen=True)
class TranslationUnit:
    """One form of one translation, with everything that a check may ask about it.

    `source` is the English of this form; `sources` holds one text, or the singular
    and the plural. `comments` are what the translator reads about the place of the sentence.
    """

    locale: SiteLocale
    context: str
    sources: tuple[str, ...]
    text: str
    form: int = 0
    comments: tuple[str, ...] = ()
    glossary: Glossary = EMPTY

    @property
    def is_plural(self) -> bool:
        """Whether the message has forms."""
        return len(self.sources) > 1

    @property
    def is_one_count(self) -> bool:
        """Whether this form is used for one number only, which it may say in a word."""
        return self.is_plural and _counts(self.locale.plural_forms, self.form) == 1

    @property
    def source(self) -> str:
        """Return the English of this form."""
        return self.sources[0] if self.form == 0 else self.sources[-1]

    @cached_property
    def bare(self) -> str:
        """Return the text with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.text)

    @cached_property
    def bare_source(self) -> str:
        """Return the source with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.source)

    @cached_property
    def prose(self) -> str:
        """Return the text with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare, GAP)

    @cached_property
    def prose_source(self) -> str:
        """Return the source with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare_source, GAP)


@cache
def _counts(plural_forms: str, form: int) -> int:
    """Return for how many of the counts to 200 a form is used."""
    expression = plural_forms.partition("plural=")[2].strip().rstrip(";")
    choose = c2py(expression)
    return sum(choose(number) == form for number in range(200))


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
    return [address for address in found if _looks_like_address(address)]


def without_addresses(text: str, gap: str) -> str:
    """Return a text with a gap for each tag and each address."""
    text = TAG.sub(gap, text)
    for address in addresses_in(text):
        text = text.replace(address, gap)
    return text


def _looks_like_address(text: str) -> bool:
    # A full stop without a space behind it, in a script without domains, is a slip of the space.
    return bool(_LATIN.search(text)) and (
        "@" in text or ":" in text or bool(_LETTER_HOST.search(text))
    )
