"""The one table of the site's languages, and every question about a locale that needs no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import babel
from babel.core import UnknownLocaleError, negotiate_locale


@dataclass(frozen=True)
class SiteLocale:
    """A language of the site.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header; Babel's own for Arabic swaps the last two
    forms against GNU and CLDR (python-babel issue 816), so it is written out here.
    `plural_samples` holds one count for each form, in the order of the forms.
    """

    code: str
    autonym: str
    direction: str
    formats: str
    plural_forms: str
    plural_samples: tuple[int, ...]

    @property
    def cldr(self) -> babel.Locale:
        """Return Babel's record of the locale that formats numbers and dates."""
        return babel.Locale.parse(self.formats)


_ONE_OTHER = "nplurals=2; plural=(n != 1);"

LOCALES: Mapping[str, SiteLocale] = MappingProxyType(
    {
        locale.code: locale
        for locale in (
            SiteLocale("en", "English", "ltr", "en_US", _ONE_OTHER, (1, 2)),
            SiteLocale("fr", "Français", "ltr", "fr", "nplurals=2; plural=(n > 1);", (1, 2)),
            SiteLocale("es", "Español", "ltr", "es_US", _ONE_OTHER, (1, 2)),
            SiteLocale("so", "Soomaali", "ltr", "so", _ONE_OTHER, (1, 2)),
            SiteLocale(
                "ar",
                "العربية",
                "rtl",
                "ar",
                "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
                "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
                (0, 1, 2, 3, 11, 100),
            ),
        )
    }
)
SOURCE = LOCALES["en"]
TRANSLATED: tuple[SiteLocale, ...] = tuple(one for one in LOCALES.values() if one is not SOURCE)

# What CLDR 47 lacks for Somali, so that a language is never shown by its English name.
_LANGUAGE_NAMES_SUPPLIED: Mapping[tuple[str, str], str] = MappingProxyType(
    {("so", "ln"): "Lingala", ("so", "prs"): "Daari", ("so", "my"): "Burmiis"}
)


def language_name(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's language (CLDR, else our table)."""
    supplied = _LANGUAGE_NAMES_SUPPLIED.get((locale.code, tag))
    if supplied:
        return supplied
    try:
        name = babel.Locale.parse(tag, sep="-").get_display_name(locale.cldr)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or LOCALES[tag].autonym if tag in LOCALES else name or tag


def locale_of_path(path: str) -> SiteLocale | None:
    """Return the locale that an address names in its first part, so that 404s have one too."""
    return LOCALES.get(path.lstrip("/").split("/", 1)[0])


def negotiate(accept_language: str) -> SiteLocale:
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
    found = negotiate_locale(preferred, list(LOCALES), sep="-")
    return LOCALES[found.lower()] if found else SOURCE
