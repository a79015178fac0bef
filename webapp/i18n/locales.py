"""What the site knows of a language, and every question about one that needs no words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import babel
from babel.core import UnknownLocaleError, negotiate_locale


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
    form, in the order of the forms. `months` are the twelve names where people use others than
    CLDR; `times_of_day` say from which hour on which word stands behind a time of twelve hours, as
    "8:00 in the morning" is said. A degraded language is shown in English until its files are
    mended.
    """

    code: str
    autonym: str
    direction: str
    formats: str
    plural_forms: str
    plural_samples: tuple[int, ...]
    long_date: str = "long"
    months: tuple[str, ...] = ()
    times_of_day: tuple[tuple[int, str], ...] = ()
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


def language_name(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's language.

    That is the one that the language's own file supplies, else CLDR's, else what its speakers
    call it, so that no English name stands for it.
    """
    supplied = locale.language_names.get(tag)
    if supplied:
        return supplied
    try:
        spoken = babel.Locale.parse(tag, sep="-")
        return spoken.get_display_name(locale.cldr) or spoken.get_display_name() or tag
    except (UnknownLocaleError, ValueError):
        return tag


def locale_of_path(path: str, locales: Mapping[str, SiteLocale]) -> SiteLocale | None:
    """Return the locale that an address names in its first part, so that 404s have one too."""
    return locales.get(path.lstrip("/").split("/", 1)[0])


def negotiate(accept_language: str, locales: Mapping[str, SiteLocale]) -> SiteLocale:
    """Choose a locale in the visitor's own order of preference.

    Werkzeug's `best_match` prefers an exact lower choice over a higher prefix and gives English
    to `so-SO,en;q=0.5`; Babel's `negotiate_locale` keeps the order.
    """
    wanted: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language[:1000].split(",")):
        tag, _, parameter = part.partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            quality = float(value) if name.strip().lower() == "q" else 1.0
        except ValueError:
            continue
        if tag.strip() and 0 < quality <= 1:
            wanted.append((-quality, position, tag.strip()))
    preferred = [tag for _, _, tag in sorted(wanted)]
    found = negotiate_locale(preferred, list(locales), sep="-")
    return locales[found.lower()] if found else SOURCE
