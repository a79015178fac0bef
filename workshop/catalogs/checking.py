"""Checks the catalogs of a folder by all that is known of their words, and tells all at once.

The start of the site needs the errors only, and reads them in `catalogs.py`.
"""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Message

from webapp.i18n.catalogs import DOMAINS, MAY_BE_UNTRANSLATED, catalog_path, read_raw, read_template
from webapp.i18n.checks import Finding, LoadedCatalog, make_finding
from webapp.i18n.glossary import read_glossary
from webapp.i18n.language_list import LocaleRegistry, read_registry
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import strings_of
from webapp.problems import Problem
from webapp.textfiles import name_of
from workshop.checks import check_catalog
from workshop.checks.lexicon import Vocabulary, Wordbook, count_words, read_right_words
from workshop.checks.unit import words_of


def find_all(folder: Path, locales: Iterable[SiteLocale] | None = None) -> list[Finding]:
    """Return everything that the checks find in the catalogs, errors, warnings and hints.

    What is wrong with the table of languages is among it. Without `locales` these are all that
    the folder publishes; in any other, anything may wait for its translation. Words about
    organizations may wait in each.
    """
    table = read_registry(folder)
    shared = [*table.problems, *(fault for one in table.own_problems for fault in one)]
    templates = {domain: read_template(folder, domain, shared) for domain in DOMAINS}
    found: list[Finding] = []
    for locale in table.published.values() if locales is None else locales:
        faults: list[Problem] = []
        read = {
            domain: LoadedCatalog(
                catalog, templates[domain], locale, whole=_is_due(locale, domain, table)
            )
            for domain in DOMAINS
            if (catalog := read_raw(catalog_path(folder, locale, domain), locale, faults, folder))
        }
        found += (make_finding(fault, locale.code) for fault in faults)
        book = _book_of(folder, locale, read.values(), shared)
        for domain, one in read.items():
            file = name_of(catalog_path(folder, locale, domain), folder)
            found += check_catalog(one, book, file=file)
    return sorted({*found, *(make_finding(fault, "") for fault in shared)})


def _is_due(locale: SiteLocale, domain: str, table: LocaleRegistry) -> bool:
    """Whether a message without a translation is a fault: new words of editors may wait."""
    return locale.code in table.lines and domain != MAY_BE_UNTRANSLATED


def read_wordbook(folder: Path, locale: SiteLocale) -> Wordbook:
    """Return what the checks may know of a language's words, for checking one message alone."""
    read = (
        read_raw(catalog_path(folder, locale, domain), locale, [], folder) for domain in DOMAINS
    )
    return _book_of(folder, locale, (LoadedCatalog(one, None, locale) for one in read if one), [])


def _book_of(
    folder: Path, locale: SiteLocale, read: Iterable[LoadedCatalog], faults: list[Problem]
) -> Wordbook:
    right = read_right_words(folder, faults).get(locale.code, frozenset())
    words = count_vocabulary((message for one in read for message in one.messages), right)
    return Wordbook(read_glossary(folder, faults), words)


def count_vocabulary(messages: Iterable[Message], right: Iterable[str]) -> Vocabulary:
    """Return the words that the translations of a language hold, and which of them are right."""
    return count_words((_words_of(message) for message in messages), right)


def _words_of(message: Message) -> list[str]:
    return [word.casefold() for text in strings_of(message) for word in words_of(text)]
