"""Checks the catalogs of a folder by all that is known of their words, and reports all at once.

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
from webapp.i18n.messages import SEARCH_WORDS, english_of, strings_of
from webapp.problems import Problem
from webapp.text_files import name_of
from workshop.checks import check_catalog
from workshop.checks.lexicon import Lexicon, Vocabulary, count_words, read_known_words
from workshop.checks.names import names_of_all
from workshop.checks.orthography import read_orthographies
from workshop.checks.unit import words_of


def check_catalogs(folder: Path, locales: Iterable[SiteLocale] | None = None) -> list[Finding]:
    """Return everything that the checks find in the catalogs, errors, warnings and hints.

    What is wrong with the table of languages is among it. Without `locales` these are all that
    the folder publishes; in any other, anything may wait for its translation. Words about
    organizations may wait in each.
    """
    registry = read_registry(folder)
    shared = [
        *registry.problems,
        *(problem for loaded_catalog in registry.own_problems for problem in loaded_catalog),
    ]
    templates = {domain: read_template(folder, domain, shared) for domain in DOMAINS}
    found: list[Finding] = []
    for locale in registry.published.values() if locales is None else locales:
        problems: list[Problem] = []
        loaded = {
            domain: LoadedCatalog(
                catalog, templates[domain], locale, whole=_is_due(locale, domain, registry)
            )
            for domain in DOMAINS
            if (catalog := read_raw(catalog_path(folder, locale, domain), locale, problems, folder))
        }
        found += (make_finding(problem, locale.code) for problem in problems)
        lexicon = _build_lexicon(folder, locale, loaded.values(), shared)
        for domain, loaded_catalog in loaded.items():
            file = name_of(catalog_path(folder, locale, domain), folder)
            found += check_catalog(loaded_catalog, lexicon, file=file)
    return sorted({*found, *(make_finding(problem, "") for problem in shared)})


def _is_due(locale: SiteLocale, domain: str, registry: LocaleRegistry) -> bool:
    """Whether a message without a translation is a problem: new words of editors may wait."""
    return locale.code in registry.lines and domain != MAY_BE_UNTRANSLATED


def read_lexicon(folder: Path, locale: SiteLocale) -> Lexicon:
    """Return what the checks may know of a language's words, for checking one message alone."""
    read = (
        read_raw(catalog_path(folder, locale, domain), locale, [], folder) for domain in DOMAINS
    )
    return _build_lexicon(
        folder, locale, (LoadedCatalog(catalog, None, locale) for catalog in read if catalog), []
    )


def _build_lexicon(
    folder: Path, locale: SiteLocale, loaded: Iterable[LoadedCatalog], problems: list[Problem]
) -> Lexicon:
    right = read_known_words(folder, problems).get(locale.code, frozenset())
    vocabulary = count_vocabulary(
        (message for loaded in loaded for message in loaded.messages), right
    )
    return Lexicon(
        read_glossary(folder, problems), vocabulary, read_orthographies(folder, problems)
    )


def count_vocabulary(messages: Iterable[Message], right: Iterable[str]) -> Vocabulary:
    """Return the words that the translations of a language hold, and which of them are right."""
    some = tuple(messages)
    # Lists to search by are written small, names too.
    english = [english_of(message) for message in some if message.context != SEARCH_WORDS]
    names = names_of_all(english)
    return count_words((_words_of(message) for message in some), right, names)


def _words_of(message: Message) -> list[str]:
    return [word.casefold() for text in strings_of(message) for word in words_of(text)]
