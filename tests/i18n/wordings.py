"""Words for tests: a locale with English words, or with a few translations of its own."""

from collections.abc import Mapping, Sequence
from functools import cache
from gettext import NullTranslations

from tests.i18n.spoken import SPOKEN
from webapp.i18n.catalogs import DOMAINS, Translation, compile_catalog
from webapp.i18n.locales import SiteLocale
from webapp.i18n.reviews import Coverage
from webapp.i18n.translator import Translator
from workshop.catalogs.po_files import start_catalog


@cache
def bare(code: str) -> Translator:
    """Return a locale whose numbers and dates are its own and whose words are English."""
    return _wording(SPOKEN[code], NullTranslations())


def with_words(
    code: str,
    words: Mapping[str, str] | None = None,
    plurals: Mapping[tuple[str, str], Sequence[str]] | None = None,
    context: str | None = None,
) -> Translator:
    """Return a locale with these translations, which nobody has checked."""
    catalog = start_catalog(SPOKEN[code])
    for source, translated in (words or {}).items():
        catalog.add(source, translated, context=context)
    for pair, forms in (plurals or {}).items():
        catalog.add(pair, tuple(forms), context=context)
    return _wording(SPOKEN[code], compile_catalog(catalog))


def _wording(locale: SiteLocale, translations: NullTranslations) -> Translator:
    domains = dict.fromkeys(DOMAINS, translations)
    return Translator(Translation(locale, domains, Coverage(0, 0, 0)))
