"""A translator whose sentences carry the number of their message onto the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from webapp.i18n.catalogs import Translation
from webapp.i18n.translator import DATA_DOMAIN, PAGES_DOMAIN, SafeTranslations, Translator
from workshop.catalogs.keys import Key
from workshop.catalogs.marks import mark


@dataclass
class MessageNumbers:
    """Numbers messages from 1 in the order in which pages first ask for them."""

    keys: list[Key] = field(default_factory=list)
    known: dict[Key, int] = field(default_factory=dict)

    def number(self, key: Key) -> int:
        """Return the number of a message."""
        if key not in self.known:
            self.keys.append(key)
            self.known[key] = len(self.keys)
        return self.known[key]

    def key(self, number: int) -> Key:
        """Return the message of a number."""
        return self.keys[number - 1]


class MarkedTranslations(SafeTranslations):
    """Gives each message of a locale's pages between marks."""

    def __init__(self, translation: Translation, numbers: MessageNumbers) -> None:
        """Take a translation, and who numbers its messages."""
        super().__init__(translation.domains[PAGES_DOMAIN], translation.locale)
        self._numbers = numbers

    def ugettext(self, message: str) -> Markup:
        """Return a marked message."""
        return self._mark(super().ugettext(message), None, message)

    def upgettext(self, context: str, message: str) -> Markup:
        """Return a marked message with context."""
        return self._mark(super().upgettext(context, message), context, message)

    def ungettext(self, singular: str, plural: str, num: int) -> Markup:
        """Return a marked message in its plural form."""
        return self._mark(super().ungettext(singular, plural, num), None, singular)

    def unpgettext(self, context: str, singular: str, plural: str, num: int) -> Markup:
        """Return a marked message with context in its plural form."""
        return self._mark(super().unpgettext(context, singular, plural, num), context, singular)

    def _mark(self, text: Markup, context: str | None, message: str) -> Markup:
        return mark(text, self._numbers.number(Key(PAGES_DOMAIN, context, message)))


class MarkedTranslator(Translator):
    """Says what the words of a locale say, each sentence between marks."""

    def __init__(self, translation: Translation, numbers: MessageNumbers) -> None:
        """Take a translation, and who numbers its messages."""
        super().__init__(translation)
        self._numbers = numbers
        self._marked = MarkedTranslations(translation, numbers)

    def get_translations(self) -> SafeTranslations:
        """Return the marked words of the pages."""
        return self._marked

    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return marked words about an organization."""
        filled = super().translate_data(context, words, facts, part)
        return mark(filled, self._numbers.number(Key(DATA_DOMAIN, context, words)))
