"""Words that no title, address or file name may hold, in any of the languages."""

from webapp.languages.locales import LOCALES

BANNED = tuple(word for locale in LOCALES.values() for word in locale.not_in_titles)
