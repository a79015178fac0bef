"""Words for tests: languages as CLDR writes them, with words of the test's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from gettext import NullTranslations

from tests.sites import fixture
from webapp.i18n.catalogs import DOMAINS, Translation
from webapp.i18n.locales import ConjunctionRule, SiteLocale, guess_language
from webapp.i18n.reviews import Coverage
from webapp.i18n.translator import PAGES_DOMAIN, Translator


def _guess(code: str) -> SiteLocale:
    locale = guess_language(code)
    assert locale
    return locale


# Beside the made-up site's: a comma and a narrow space; points; "y" that becomes "e" before an i.
_TURN = ConjunctionRule("y", "e", "h?[ií](?![aeo])|h?í|y(?![aeiouáéíóú])")
LOCALES: Mapping[str, SiteLocale] = {
    **fixture().locales,
    "fr": _guess("fr"),
    "pt": _guess("pt"),
    "es": replace(_guess("es"), formats="es_US", conjunction=_TURN),
}


class Said(NullTranslations):
    """Says every message as a function does."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """Keep the function."""
        super().__init__()
        self.say = say

    def gettext(self, message: str) -> str:
        """Return a message said so."""
        return self.say(message)

    def pgettext(self, _context: str, message: str) -> str:
        """Return a message said so, whatever its context."""
        return self.say(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the English form said so."""
        return self.say(msgid1 if n == 1 else msgid2)

    def npgettext(self, _context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the English form said so, whatever its context."""
        return self.say(msgid1 if n == 1 else msgid2)


def words_of(locale: SiteLocale, say: Callable[[str], str] = str) -> Translator:
    """Return a language whose messages a function says; English ones when none is given."""
    domains = dict.fromkeys(DOMAINS, Said(say))
    return Translator(Translation(locale, domains, Coverage(0, 0, 0)))


def bare(code: str, words: Mapping[str, str] | None = None) -> Translator:
    """Return a language with its own numbers and dates, and English words but for these."""
    own = words or {}
    return words_of(LOCALES[code], lambda message: own.get(message, message))


def with_search_words(t: Translator, translations: Mapping[str, str]) -> Translator:
    """Return the words of a language with other lists of words to search by."""
    messages = t.translation.domains[PAGES_DOMAIN]

    class Search(NullTranslations):
        def pgettext(self, context: str, message: str) -> str:
            return translations.get(message) or messages.pgettext(context, message)

        gettext = staticmethod(messages.gettext)
        ngettext = staticmethod(messages.ngettext)
        npgettext = staticmethod(messages.npgettext)

    domains = {**t.translation.domains, PAGES_DOMAIN: Search()}
    return Translator(replace(t.translation, domains=domains))
