"""A translator whose sentences carry the number of their message onto the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from webapp.i18n.marks import mark
from webapp.i18n.translator import DATA_DOMAIN, PAGES_DOMAIN, Translator
from workshop.catalogs.keys import Key


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


@dataclass(frozen=True)
class MarkedTranslator(Translator):
    """Says what the words of a locale say, each sentence between marks."""

    numbers: MessageNumbers

    def gettext(self, message: str, /, **values: object) -> Markup:
        """Return a marked message of the pages."""
        return self._mark(super().gettext(message, **values), None, message)

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """Return a marked message with context."""
        return self._mark(super().pgettext(context, message, **values), context, message)

    def ngettext(self, singular: str, many: str, num: int, /, **values: object) -> Markup:
        """Return a marked message in its plural form."""
        return self._mark(super().ngettext(singular, many, num, **values), None, singular)

    def npgettext(
        self, context: str, singular: str, many: str, num: int, /, **values: object
    ) -> Markup:
        """Return a marked message with context in its plural form."""
        return self._mark(
            super().npgettext(context, singular, many, num, **values), context, singular
        )

    def translate_data(self, context: str, words: str, facts: Mapping[str, object]) -> Markup:
        """Return marked words about an organization."""
        filled = super().translate_data(context, words, facts)
        return mark(filled, self.numbers.number(Key(DATA_DOMAIN, context, words)))

    def _mark(self, text: Markup, context: str | None, message: str) -> Markup:
        return mark(text, self.numbers.number(Key(PAGES_DOMAIN, context, message)))
