"""Checks the catalogs of a folder by all that is known of their words, and reports all at once.

The start of the site needs the errors only, and reads them in `catalogs.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.i18n.catalogs import (
    DOMAINS,
    MAY_BE_UNTRANSLATED,
    catalog_path,
    read_raw,
    read_templates,
)
from webapp.i18n.checks import Finding, LoadedCatalog, make_finding
from webapp.i18n.glossary import Glossary, read_glossary
from webapp.i18n.locales import LocaleRegistry, SiteLocale, read_registry
from webapp.i18n.messages import SEARCH_WORDS, english_of, strings_of
from webapp.i18n.reviews import is_translated
from webapp.problems import Checked, gather
from webapp.text_files import name_of
from workshop.checks import check_catalog
from workshop.checks.lexicon import Lexicon, Vocabulary, count_words
from workshop.checks.names import names_of_all
from workshop.checks.orthography import Orthographies, read_orthographies
from workshop.checks.unit import words_of


def check_catalogs(folder: Path, locales: Iterable[SiteLocale] | None = None) -> list[Finding]:
    """Return everything that the checks find in the catalogs, errors, warnings and hints.

    What is wrong with the table of languages is among it. Without `locales` these are all that
    the folder publishes; in any other, anything may wait for its translation. Words about
    organizations may wait in each.
    """
    registry = read_registry(folder)
    templates, broken = read_templates(folder, DOMAINS)
    own = (problem for problems in registry.own_problems for problem in problems)
    books, unread = _read_books(folder)
    found: list[Finding] = []
    for locale in registry.published.values() if locales is None else locales:
        catalogs, problems = _read_catalogs(folder, locale)
        found += (make_finding(problem, locale.code) for problem in problems)
        loaded = {
            domain: LoadedCatalog(
                catalog, templates.get(domain), locale, whole=_is_due(locale, domain, registry)
            )
            for domain, catalog in catalogs.items()
        }
        lexicon = books.lexicon(loaded.values())
        for domain, loaded_catalog in loaded.items():
            file = name_of(catalog_path(folder, locale, domain), folder)
            found += check_catalog(loaded_catalog, lexicon, file=file)
    shared = (*registry.problems, *own, *broken, *unread)
    return sorted({*found, *(make_finding(problem, "") for problem in shared)})


def _read_catalogs(folder: Path, locale: SiteLocale) -> Checked[dict[str, Catalog]]:
    return gather(
        {
            domain: read_raw(catalog_path(folder, locale, domain), locale, folder)
            for domain in DOMAINS
        }
    )


def _is_due(locale: SiteLocale, domain: str, registry: LocaleRegistry) -> bool:
    """Whether a message without a translation is a problem: new words of editors may wait."""
    return locale.code in registry.lines and domain != MAY_BE_UNTRANSLATED


@dataclass(frozen=True)
class _Books:
    """What the checks know of all languages."""

    glossary: Glossary
    orthographies: Orthographies

    def lexicon(self, loaded: Iterable[LoadedCatalog]) -> Lexicon:
        """Add the words that the catalogs of a language hold."""
        messages = (message for catalog in loaded for message in catalog.messages)
        return Lexicon(self.glossary, count_vocabulary(messages), self.orthographies)


def _read_books(folder: Path) -> Checked[_Books]:
    glossary, in_glossary = read_glossary(folder)
    orthographies, in_orthographies = read_orthographies(folder)
    return _Books(glossary, orthographies), (*in_glossary, *in_orthographies)


def read_lexicon(folder: Path, locale: SiteLocale) -> Lexicon:
    """Return what the checks may know of a language's words, for checking one message alone."""
    catalogs, _ = _read_catalogs(folder, locale)
    books, _ = _read_books(folder)
    return books.lexicon(LoadedCatalog(each, None, locale) for each in catalogs.values())


def count_vocabulary(messages: Iterable[Message]) -> Vocabulary:
    """Return the words that the translations of a language hold, and those of their English."""
    some = [message for message in messages if is_translated(message)]
    # Lists to search by are written small, names too.
    english = [english_of(message) for message in some if message.context != SEARCH_WORDS]
    names = names_of_all(english)
    texts = (strings_of(message) for message in some)
    return count_words(map(_words_of, texts), map(_words_of, zip(english)), names)


def _words_of(texts: Iterable[str]) -> list[str]:
    return [word.casefold() for text in texts for word in words_of(text)]
