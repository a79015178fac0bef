"""Words for tests: a locale with English words, or with a few translations of its own."""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from webapp.languages.catalogs import DOMAINS, Translation
from webapp.languages.coverage import Coverage
from webapp.languages.locales import LOCALES, SiteLocale
from webapp.languages.pofiles import start_catalog
from webapp.languages.wording import Wording


@cache
def bare(code: str) -> Wording:
    """Return a locale whose numbers and dates are its own and whose words are English."""
    return _wording(LOCALES[code], NullTranslations())


def with_words(
    code: str,
    words: Mapping[str, str] | None = None,
    plurals: Mapping[tuple[str, str], Sequence[str]] | None = None,
    context: str | None = None,
) -> Wording:
    """Return a locale with these translations, which nobody has checked."""
    catalog = start_catalog(LOCALES[code])
    for source, translated in (words or {}).items():
        catalog.add(source, translated, context=context)
    for pair, forms in (plurals or {}).items():
        catalog.add(pair, tuple(forms), context=context)
    return _wording(LOCALES[code], _compile(catalog))


def _compile(catalog: Catalog) -> GNUTranslations:
    file = io.BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    return GNUTranslations(file)


def _wording(locale: SiteLocale, translations: NullTranslations) -> Wording:
    domains = dict.fromkeys(DOMAINS, translations)
    return Wording(Translation(locale, domains, Coverage(0, 0, 0)))
