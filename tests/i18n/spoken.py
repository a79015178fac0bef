"""Languages that tests know by name: what was known of them once, and some of their sentences.

`spoken/` is a frozen copy, so that nobody who changes `translations/` turns a test of words red.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.i18n.glossary import read_glossary
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.i18n.messages import messages_of
from workshop.catalogs.check_catalogs import count_vocabulary
from workshop.checks.lexicon import Lexicon
from workshop.checks.orthography import read_orthographies

FOLDER = Path(__file__).with_name("spoken")
TABLE = read_registry(FOLDER)
SPOKEN: Mapping[str, SiteLocale] = TABLE.locales
TRANSLATED = TABLE.translated
GLOSSARY = read_glossary(FOLDER)[0]
ORTHOGRAPHIES = read_orthographies(FOLDER)[0]
WRITTEN = Lexicon(orthographies=ORTHOGRAPHIES)


@cache
def catalog_of(code: str) -> Catalog:
    """Return the catalog of the sentences of a language; tests only read it."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def sentences_of(code: str) -> tuple[Message, ...]:
    """Return some sixty sentences of a language, of each kind that the site has."""
    return tuple(messages_of(catalog_of(code)))


@cache
def book_of(code: str) -> Lexicon:
    """Return what is known of the words of a language."""
    return Lexicon(GLOSSARY, count_vocabulary(sentences_of(code)), ORTHOGRAPHIES)
