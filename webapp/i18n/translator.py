"""The words of one locale: a domain of Flask-Babel on a checked catalog, read without a .mo file.

A translation is text. It is escaped before it becomes part of a page, so that a poisoned catalog
shows its markup as letters; and one that asks for what its English does not give is English, and
says so.
"""

import gettext as stdlib_gettext
import logging
import re
from collections.abc import Callable, Mapping
from functools import cache

from flask_babel import Domain
from markupsafe import Markup, escape

from webapp.i18n.catalogs import Translation
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.reviews import Coverage

PAGES_DOMAIN, DATA_DOMAIN = "messages", "directory"
_PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
_ENGLISH = Markup('<span lang="en" dir="ltr">{}</span>')  # for screen readers
_ENGLISH_TAGS = re.compile('<span lang="en" dir="ltr">|</span>')
_NUM = "%(num)s"  # every plural may say its count


def choose(translated: str, english: str, *also: str, locale: str = "") -> Markup:
    """Return a translation as text to fill in, or the English where it cannot be filled in.

    `also` are further texts whose placeholders are given.
    """
    if translated == english:
        return escape(english)
    given = set(_PLACEHOLDER.findall(" ".join((english, *also))))
    # Anything but %(name)s could ask for a page of a hundred megabytes, or print all values.
    is_plain = "%" not in _PLACEHOLDER.sub("", translated)
    if is_plain and given.issuperset(_PLACEHOLDER.findall(translated)):
        return escape(translated)
    _report_once(locale, english)
    return _ENGLISH.format(english)


def plain(text: str) -> Markup:
    """Return a text for where no element can be: an attribute, a title, a drawing."""
    return Markup(_ENGLISH_TAGS.sub("", escape(text)))  # noqa: S704 - escaped


@cache
def _report_once(locale: str, english: str) -> None:
    """Write which message shows in English: a line of our own words, once a process."""
    logging.getLogger("webapp").error("translation locale=%s message=%r", locale, english[:60])


class SafeTranslations:
    """What Flask-Babel and Jinja ask for a translation, under the names by which they ask."""

    def __init__(self, messages: stdlib_gettext.NullTranslations, locale: SiteLocale) -> None:
        """Take the messages of a domain, and the locale for the log."""
        self._messages = messages
        self._code = locale.code

    def ugettext(self, message: str) -> Markup:
        """Return a message."""
        return choose(self._messages.gettext(message), message, locale=self._code)

    def upgettext(self, context: str, message: str) -> Markup:
        """Return a message whose context tells two senses apart."""
        return choose(self._messages.pgettext(context, message), message, locale=self._code)

    def ungettext(self, singular: str, plural: str, num: int) -> Markup:
        """Return a message in the plural form that the count asks for."""
        found = self._messages.ngettext(singular, plural, num)
        english = singular if num == 1 else plural
        return choose(found, english, singular, plural, _NUM, locale=self._code)

    def unpgettext(self, context: str, singular: str, plural: str, num: int) -> Markup:
        """Return a message with context in the plural form that the count asks for."""
        found = self._messages.npgettext(context, singular, plural, num)
        english = singular if num == 1 else plural
        return choose(found, english, singular, plural, _NUM, locale=self._code)


class Translator(Domain):  # type: ignore[misc] # it ships no types
    """What a page says in one locale; `as_default()` makes it that of a request.

    Its methods are Flask-Babel's own; they are here for their types, which it does not ship.
    """

    def __init__(self, translation: Translation) -> None:
        """Take a checked translation."""
        super().__init__(domain=PAGES_DOMAIN)
        self.translation = translation
        self._pages = self._open(PAGES_DOMAIN)
        self._data = self._open(DATA_DOMAIN)

    def _open(self, domain: str) -> SafeTranslations:
        return SafeTranslations(self.translation.domains[domain], self.locale)

    @property
    def locale(self) -> SiteLocale:
        """Return the locale of these words."""
        return self.translation.locale

    @property
    def coverage(self) -> Coverage:
        """Return how much of the language is translated and reviewed."""
        return self.translation.coverage

    def get_translations(self) -> SafeTranslations:
        """Return the words of the pages, in a request and out of it."""
        return self._pages

    def gettext(self, string: str, **variables: object) -> Markup:
        """Return a message of the pages."""
        text: Markup = super().gettext(string, **variables)
        return text

    def pgettext(self, context: str, string: str, **variables: object) -> Markup:
        """Return a message whose context tells two senses apart."""
        text: Markup = super().pgettext(context, string, **variables)
        return text

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> Markup:
        """Return a message in the plural form that the count asks for."""
        text: Markup = super().ngettext(singular, plural, num, **variables)
        return text

    def npgettext(
        self, context: str, singular: str, plural: str, num: int, **variables: object
    ) -> Markup:
        """Return a message with context in the plural form that the count asks for."""
        text: Markup = super().npgettext(context, singular, plural, num, **variables)
        return text

    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return words about an organization, from `data/`, with their facts filled in.

        `part` may take a part of them, such as the first sentence. What waits for its translation
        says that it is English: a screen reader must not read it in another voice.
        """
        found = self._data.upgettext(context, words)
        text = part(found % facts if facts else found)
        is_waiting = found == escape(words) and self.locale.lang != SOURCE.code
        return _ENGLISH.format(text) if is_waiting else text
