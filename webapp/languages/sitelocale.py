"""What the site knows of a language, and the language that it is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import babel


@dataclass(frozen=True)
class Turn:
    """How the last word of a list is joined: `to` instead of `word` before what `before` finds."""

    word: str
    to: str
    before: re.Pattern[str]


@dataclass(frozen=True)
class SiteLocale:
    """A language of the site, as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header; `plural_samples` holds one count for each
    form, in the order of the forms. A degraded language is shown in English until its files are
    mended.
    """

    code: str
    autonym: str
    direction: str
    formats: str
    plural_forms: str
    plural_samples: tuple[int, ...]
    long_date: str = "long"
    turn: Turn | None = None
    language_names: Mapping[str, str] = field(default_factory=dict, hash=False)
    not_in_titles: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    is_degraded: bool = False

    @property
    def cldr(self) -> babel.Locale:
        """Return Babel's record of the locale that formats numbers and dates."""
        return babel.Locale.parse(self.formats)

    @property
    def lang(self) -> str:
        """Return the language that its pages are in now."""
        return SOURCE.code if self.is_degraded else self.code


SOURCE = SiteLocale(
    code="en",
    autonym="English",
    direction="ltr",
    formats="en_US",
    plural_forms="nplurals=2; plural=(n != 1);",
    plural_samples=(1, 2),
    language_names=MappingProxyType({}),
    not_in_titles=(
        "traffick", "sex", "assault", "abuse", "violence", "exploit", "victim", "survivor", "rape",
        "youth", "teen", "child", "minor", "runaway", "papers", "immigra", "asylum", "refugee",
        "legal", "lawyer", "work", "wage", "partner", "lgbt", "lesbian", "transgender", "native",
        "tribal", "wabanaki", "church", "faith", "muslim", "jewish", "homeless", "shelter",
        "crisis", "suicide",
    ),
)  # fmt: skip
