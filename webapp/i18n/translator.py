"""The words of one locale, as pages ask for them: translated, escaped, filled in.

A translation is text. It is escaped before it becomes part of a page, so that a poisoned catalog
shows its markup as letters; and a sentence that cannot be filled in falls back to English, with
marks around it that become `lang="en"` on the page.
"""

import gettext as stdlib_gettext
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from webapp.i18n.catalogs import Translation
from webapp.i18n.coverage import Coverage
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.marks import ENGLISH, mark, strip_marks

PAGES_DOMAIN, DATA_DOMAIN = "messages", "directory"
_PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)


def fill(translated: str, english: str, values: Mapping[str, object], locale: str = "") -> Markup:
    """Put values into a sentence; into the English one, marked, if the translation cannot."""
    if _can_take(values, translated):
        return _put(values, translated)
    text = _put(values, english) if _can_take(values, english) else escape(english)
    if translated == english:
        return text
    _report_once(locale, english)
    return mark(text, ENGLISH)


def _can_take(values: Mapping[str, object], text: str) -> bool:
    # Anything but %(name)s could ask for a page of a hundred megabytes, or print all values.
    return "%" not in _PLACEHOLDER.sub("", text) and set(_PLACEHOLDER.findall(text)) <= set(values)


def _put(values: Mapping[str, object], text: str) -> Markup:
    escaped = escape(strip_marks(text))
    return escaped % values if values else escaped


@cache
def _report_once(locale: str, english: str) -> None:
    """Write which message shows in English: a line of our own words, once a process."""
    logging.getLogger("webapp").error("translation locale=%s message=%r", locale, english[:60])


@dataclass(frozen=True)
class Translator:
    """What a page says in one locale."""

    translation: Translation

    @property
    def locale(self) -> SiteLocale:
        """Return the locale of these words."""
        return self.translation.locale

    @property
    def coverage(self) -> Coverage:
        """Return how much of the language is translated and reviewed."""
        return self.translation.coverage

    def gettext(self, message: str, /, **values: object) -> Markup:
        """Return a message of the pages."""
        return fill(self._messages.gettext(message), message, values, self.locale.code)

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """Return a message whose context tells two senses apart."""
        return fill(self._messages.pgettext(context, message), message, values, self.locale.code)

    def ngettext(self, singular: str, many: str, num: int, /, **values: object) -> Markup:
        """Return a message in the plural form that the count asks for."""
        values.setdefault("num", num)
        english = singular if num == 1 else many
        return fill(self._messages.ngettext(singular, many, num), english, values, self.locale.code)

    def npgettext(
        self, context: str, singular: str, many: str, num: int, /, **values: object
    ) -> Markup:
        """Return a message with context in the plural form that the count asks for."""
        values.setdefault("num", num)
        english = singular if num == 1 else many
        return fill(
            self._messages.npgettext(context, singular, many, num),
            english,
            values,
            self.locale.code,
        )

    def translate_data(self, context: str, words: str, facts: Mapping[str, object]) -> Markup:
        """Return words about an organization, from `data/`, with their facts filled in."""
        translated = self.translation.domains[DATA_DOMAIN].pgettext(context, words)
        filled = fill(translated, words, facts, self.locale.code)
        if translated == words and self.locale.lang != SOURCE.code:
            # It waits for its translation: a screen reader must not read it in another voice.
            return mark(filled, ENGLISH)
        return filled

    @property
    def _messages(self) -> stdlib_gettext.NullTranslations:
        return self.translation.domains[PAGES_DOMAIN]
