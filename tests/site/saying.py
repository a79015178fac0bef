"""Words for tests: languages as CLDR writes them, with words of the test's own."""

from collections.abc import Callable, Mapping

from babel.messages.catalog import Catalog
from markupsafe import Markup, escape

from tests.sites import fixture
from webapp.words.catalogs import Translator, Words
from webapp.words.languages import ConjunctionRule, SiteLocale

# Beside the made-up site's: a comma and a narrow space; points; "y" that becomes "e" before an i.
_TURN = ConjunctionRule("y", "e", "h?[ií](?![aeo])|h?í|y(?![aeiouáéíóú])")
LOCALES: Mapping[str, SiteLocale] = {
    **fixture().locales,
    "fr": SiteLocale(code="fr", autonym="Français", direction="ltr", formats="fr"),
    "pt": SiteLocale(code="pt", autonym="Português", direction="ltr", formats="pt"),
    "es": SiteLocale(
        code="es", autonym="Español", direction="ltr", formats="es_US", conjunction=_TURN
    ),
}


class Said(Words):
    """Says every message as a function does."""

    def __init__(self, locale: SiteLocale, say: Callable[[str, str | None], str]) -> None:
        """Keep the function."""
        super().__init__(Catalog(), locale, Catalog())
        self.say = say

    def unpgettext(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return the English form said so."""
        return escape(self.say(singular if num == 1 else plural, context))


def words_of(locale: SiteLocale, say: Callable[[str], str] = str) -> Translator:
    """Return a language whose messages a function says; English ones when none is given."""
    return Translator(Said(locale, lambda message, _: say(message)))


def bare(code: str, words: Mapping[str, str] | None = None) -> Translator:
    """Return a language with its own numbers and dates, and English words but for these."""
    own = words or {}
    return words_of(LOCALES[code], lambda message: own.get(message, message))


def with_search_words(t: Translator, translations: Mapping[str, str]) -> Translator:
    """Return the words of a language with other lists of words to search by."""

    def say(message: str, context: str | None) -> str:
        return translations.get(message) or t.words.unpgettext(context, message, message, 1)

    return Translator(Said(t.locale, say))
