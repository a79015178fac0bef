"""What the site knows of a language, and every question about one that needs no words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import c2py
from types import MappingProxyType

import babel
from babel.core import UnknownLocaleError, negotiate_locale
from babel.messages.plurals import get_plural
from werkzeug.datastructures import LanguageAccept

CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
_PLURAL_FORMS = re.compile(r"nplurals=([1-9]); plural=([^;]+);", re.ASCII)
_COUNTED = 1000


@dataclass(frozen=True)
class ConjunctionRule:
    """How the last word of a list is joined: `to` instead of `word` before what `before` finds."""

    word: str
    replacement: str
    before: re.Pattern[str]


@dataclass(frozen=True)
class SiteLocale:
    """A language of the site, as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header; `plural_samples` holds one count for each
    form, in the order of the forms. `months` are the twelve names where people use others than
    CLDR; `times_of_day` say from which hour on which word is behind a time of twelve hours, as
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
    conjunction: ConjunctionRule | None = None
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
        "traffick",
        "sex",
        "assault",
        "abuse",
        "violence",
        "exploit",
        "victim",
        "survivor",
        "rape",
        "youth",
        "teen",
        "child",
        "minor",
        "runaway",
        "papers",
        "immigra",
        "asylum",
        "refugee",
        "legal",
        "lawyer",
        "work",
        "wage",
        "partner",
        "lgbt",
        "lesbian",
        "transgender",
        "native",
        "tribal",
        "wabanaki",
        "church",
        "faith",
        "muslim",
        "jewish",
        "homeless",
        "shelter",
        "crisis",
        "suicide",
    ),
)


def language_name(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's language.

    That is the one that the language's own file supplies, else CLDR's, else what its speakers
    call it, so that no English name takes its place.
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


def negotiate(accept: LanguageAccept, locales: Mapping[str, SiteLocale]) -> SiteLocale:
    """Choose a locale in the visitor's own order of preference.

    Werkzeug's own `best_match` prefers an exact lower choice over a higher prefix and gives
    English to `so-SO,en;q=0.5`; Babel's `negotiate_locale` keeps the order.
    """
    preferred = [tag for tag, quality in accept if quality]
    found = negotiate_locale(preferred, list(locales), sep="-")
    return locales[found.lower()] if found else SOURCE


def is_known(tag: str) -> bool:
    """Whether CLDR has a locale, so that numbers and dates can be written in it."""
    try:
        babel.Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def guess_language(code: str) -> SiteLocale | None:
    """Return a language as CLDR knows it; None when it knows no such language."""
    if not CODE.fullmatch(code) or not is_known(code):
        return None
    cldr, forms = babel.Locale.parse(code), default_plural_forms(code)
    autonym = cldr.get_display_name() or code
    autonym = autonym[0].upper() + autonym[1:]
    return SiteLocale(code, autonym, cldr.text_direction, code, forms, find_samples(forms))


def default_plural_forms(code: str) -> str:
    """Return the gettext header that Babel takes from CLDR."""
    forms = get_plural(code)
    return f"nplurals={forms.num_plurals}; plural={forms.plural_expr};"


def find_samples(plural_forms: str) -> tuple[int, ...]:
    """Return a count for each plural form, the smallest from 1 on; 0 where only 0 has the form.

    Raises ValueError when the header cannot be read, or some form is never asked for.
    """
    match = _PLURAL_FORMS.fullmatch(plural_forms)
    if match is None:
        raise ValueError("not readable")
    choose, samples = c2py(match[2]), dict[int, int]()
    try:
        for count in [*range(1, _COUNTED), 0]:
            samples.setdefault(choose(count), count)
    except ZeroDivisionError:
        raise ValueError("not readable") from None
    if sorted(samples) != list(range(int(match[1]))):
        raise ValueError("not readable: it has not as many forms as it says")
    return tuple(samples[form] for form in sorted(samples))
