"""The header of a catalog: its language, and how that language counts."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import CatalogCheck, Level, Read, ToldOf


def _find_fuzzy(read: Read) -> Iterator[ToldOf]:
    if read.catalog.fuzzy:
        yield None, "the header is marked fuzzy", "delete the line `#, fuzzy`"


def _find_language(read: Read) -> Iterator[ToldOf]:
    named = dict(read.catalog.mime_headers).get("Language")
    if named != read.locale.code:
        what = f"the header says Language: {named}"
        yield None, what, f"type Language: {read.locale.code}"


def _find_plurals(read: Read) -> Iterator[ToldOf]:
    forms = dict(read.catalog.mime_headers).get("Plural-Forms", "")
    if _squeeze(forms) != _squeeze(read.locale.plural_forms):
        what = "the header Plural-Forms is not this language's"
        yield None, what, f"type Plural-Forms: {read.locale.plural_forms}"


def _squeeze(text: str) -> str:
    return re.sub(r"[\s()]", "", text)


CHECKS = (
    CatalogCheck(
        "header-fuzzy", Level.ERROR,
        "The header is marked as guessed; tools skip such a catalog whole.",
        "“#, fuzzy” above the header; right: no such line", _find_fuzzy),
    CatalogCheck(
        "header-language", Level.ERROR,
        "The header names another language.",
        "“Language: es” in the French catalog; right: “Language: fr”", _find_language),
    CatalogCheck(
        "header-plurals", Level.ERROR,
        "The header counts otherwise than the language does, so readers would see wrong forms.",
        "two forms for Arabic; right: the six of this site", _find_plurals),
)  # fmt: skip
