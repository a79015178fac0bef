"""Every question about a locale that needs no words: its name, an address, a browser's wish."""

from collections.abc import Mapping

import babel
from babel.core import UnknownLocaleError, negotiate_locale

from webapp.languages.sitelocale import SOURCE, SiteLocale


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
