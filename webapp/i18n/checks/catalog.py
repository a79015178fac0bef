"""What a catalog must be as a whole: readable, this language's, all messages of the site, sure."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import (
    CatalogCheck,
    Check,
    Diagnosis,
    Level,
    LoadedCatalog,
    MessageCheck,
    MessageDiagnosis,
)
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import english_of, shown, strings_of

UPDATE = ".venv/bin/flask translations update"
_Key = tuple[str | None, str]


def _key(message: Message) -> _Key:
    return message.context, english_of(message)


def _wanted(loaded: LoadedCatalog) -> dict[_Key, bool]:
    return {_key(m): m.pluralizable for m in loaded.template or () if m.id}


def _find_unknown(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    wanted = _wanted(loaded)
    for message in loaded.messages if loaded.template is not None else ():
        if _key(message) not in wanted:
            yield message, f"{shown(message)} is no message of the site", f"run `{UPDATE}`"


def _find_plural_lost(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    wanted = _wanted(loaded)
    for message in loaded.messages:
        if wanted.get(_key(message), message.pluralizable) is not message.pluralizable:
            what = f"{shown(message)} has lost its plural"
            yield message, what, "bring the lines msgid_plural and msgstr[0] back"


def _find_missing(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    if loaded.whole:
        present = {_key(message) for message in loaded.messages}
        for context, key in sorted(set(_wanted(loaded)) - present, key=str):
            named = f"{key[:40]!r}" + (f" ({context})" if context else "")
            yield None, f"{named} is missing", f"run `{UPDATE}`"


def _find_untranslated(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    for message in loaded.messages if loaded.whole else ():
        if not all(text.strip() for text in strings_of(message)):
            what = f"{shown(message)} is not translated"
            yield message, what, "type the translation between the quotes of msgstr"


def _find_fuzzy_header(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    if loaded.catalog.fuzzy:
        yield None, "the header is marked fuzzy", "delete the line `#, fuzzy`"


def _find_language(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    named = dict(loaded.catalog.mime_headers).get("Language")
    if named != loaded.locale.code:
        what = f"the header says Language: {named}"
        yield None, what, f"type Language: {loaded.locale.code}"


def _find_plurals(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    if _squeeze(loaded.catalog.plural_forms) != _squeeze(loaded.locale.plural_forms):
        what = "the header Plural-Forms is not this language's"
        yield None, what, f"type Plural-Forms: {loaded.locale.plural_forms}"


def _squeeze(text: str) -> str:
    return re.sub(r"[\s()]", "", text)


def _find_fuzzy(message: Message, _locale: SiteLocale) -> Iterator[Diagnosis]:
    if message.fuzzy:
        yield "is marked fuzzy", "check the sentence and delete the word fuzzy"


def _find_forms(message: Message, locale: SiteLocale) -> Iterator[Diagnosis]:
    forms = len(locale.plural_samples) if message.pluralizable else 1
    # A form that is missing reads like an empty one; while all are empty, the message waits.
    written = sum(bool(text.strip()) for text in strings_of(message))
    if len(strings_of(message)) != forms or written not in {0, forms}:
        yield f"has not {forms} forms", f"write msgstr[0] to msgstr[{forms - 1}]"


def _check(name: str, explanation: str, example: str) -> Check:
    return Check(name, Level.ERROR, explanation, example)


CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    CatalogCheck(
        "header-fuzzy",
        Level.ERROR,
        "The header is marked as guessed; tools skip such a catalog whole.",
        "“#, fuzzy” above the header; right: no such line",
        _find_fuzzy_header,
    ),
    CatalogCheck(
        "header-language",
        Level.ERROR,
        "The header names another language.",
        "“Language: es” in the French catalog; right: “Language: fr”",
        _find_language,
    ),
    CatalogCheck(
        "header-plurals",
        Level.ERROR,
        "The header counts otherwise than the language does, so readers would see wrong forms.",
        "two forms for Arabic; right: the six of this site",
        _find_plurals,
    ),
    CatalogCheck(
        "unknown-message",
        Level.ERROR,
        "The English of a message was edited in the catalog, or the site no longer says it.",
        "msgid “Way in”, which no page has",
        _find_unknown,
    ),
    CatalogCheck(
        "plural-lost",
        Level.ERROR,
        "The English has a singular and a plural, and the catalog does not, or the reverse.",
        "no msgid_plural; right: msgid, msgid_plural, msgstr[0], msgstr[1]",
        _find_plural_lost,
    ),
    CatalogCheck(
        "missing",
        Level.ERROR,
        "A message of the site is not in the catalog.",
        "the whole entry was deleted; right: run the update",
        _find_missing,
    ),
    CatalogCheck(
        "untranslated",
        Level.ERROR,
        "A message has no translation, or one of its plural forms has none.",
        'msgstr ""; right: the sentence between the quotes',
        _find_untranslated,
    ),
)
MESSAGE_CHECKS: tuple[MessageCheck, ...] = (
    MessageCheck(
        "fuzzy",
        Level.ERROR,
        "The sentence was guessed from a similar one, and nobody has read it.",
        "“#, fuzzy” above the sentence; right: read it, then delete the word",
        _find_fuzzy,
    ),
    MessageCheck(
        "plural-forms",
        Level.ERROR,
        "A sentence with a number needs a form for each way in which the language counts.",
        "Arabic with two forms; right: six",
        _find_forms,
    ),
)
# Found where files are read, and named here.
FILE_CHECKS: tuple[Check, ...] = (
    _check(
        "file-unreadable",
        "The file is missing, far too large, or cannot be opened.",
        "a folder where the catalog should be",
    ),
    _check("not-utf-8", "The file is not saved as UTF-8.", "saved as Latin-1; right: UTF-8"),
    _check(
        "byte-order-mark",
        "The file begins with an invisible mark that tools stumble over.",
        "“UTF-8 with BOM”; right: “UTF-8”",
    ),
    _check(
        "unfinished-merge",
        "Two versions of the file were put together and nobody chose.",
        "a line of <<<<<<<; right: the one sentence that is right",
    ),
    _check(
        "broken-line",
        "A line is no line of a catalog; mostly a quote is missing.",
        'msgstr "Sortie; right: msgstr "Sortie"',
    ),
    _check(
        "repeated-message",
        "A message or its translation stands twice; one would be lost.",
        "msgid “Way out” in two places; right: in one",
    ),
    _check(
        "charset",
        "The header names another encoding than UTF-8.",
        "charset=iso-8859-1; right: charset=utf-8",
    ),
    _check("not-readable", "The catalog cannot be read as one.", "Plural-Forms: nplurals=two"),
    _check("empty-catalog", "The catalog holds no message.", "an empty file"),
    _check("glossary-file", "A row of glossary.csv cannot be understood.", "a cell too many"),
)
