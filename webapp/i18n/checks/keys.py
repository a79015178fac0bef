"""Which messages a catalog holds: those of the site, all of them, and no other."""

from collections.abc import Iterator

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import CatalogCheck, Level, Read, ToldOf
from webapp.i18n.messages import english_of, shown, strings_of

UPDATE = ".venv/bin/flask translations update"
_Key = tuple[str | None, str]


def _key(message: Message) -> _Key:
    return message.context, english_of(message)


def _wanted(read: Read) -> dict[_Key, bool]:
    return {_key(m): m.pluralizable for m in read.template or () if m.id}


def _find_unknown(read: Read) -> Iterator[ToldOf]:
    wanted = _wanted(read)
    for message in read.messages if read.template is not None else ():
        if _key(message) not in wanted:
            yield message, f"{shown(message)} is no message of the site", f"run `{UPDATE}`"


def _find_plural_lost(read: Read) -> Iterator[ToldOf]:
    wanted = _wanted(read)
    for message in read.messages:
        if wanted.get(_key(message), message.pluralizable) is not message.pluralizable:
            what = f"{shown(message)} has lost its plural"
            yield message, what, "bring the lines msgid_plural and msgstr[0] back"


def _find_missing(read: Read) -> Iterator[ToldOf]:
    if read.whole:
        present = {_key(message) for message in read.messages}
        for context, key in sorted(set(_wanted(read)) - present, key=str):
            named = f"{key[:40]!r}" + (f" ({context})" if context else "")
            yield None, f"{named} is missing", f"run `{UPDATE}`"


def _find_untranslated(read: Read) -> Iterator[ToldOf]:
    for message in read.messages if read.whole else ():
        if not all(text.strip() for text in strings_of(message)):
            what = f"{shown(message)} is not translated"
            yield message, what, "type the translation between the quotes of msgstr"


CHECKS = (
    CatalogCheck(
        "unknown-message", Level.ERROR,
        "The English of a message was edited in the catalog, or the site no longer says it.",
        "msgid “Way in”, which no page has", _find_unknown),
    CatalogCheck(
        "plural-lost", Level.ERROR,
        "The English has a singular and a plural, and the catalog does not, or the reverse.",
        "no msgid_plural; right: msgid, msgid_plural, msgstr[0], msgstr[1]", _find_plural_lost),
    CatalogCheck(
        "missing", Level.ERROR,
        "A message of the site is not in the catalog.",
        "the whole entry was deleted; right: run the update", _find_missing),
    CatalogCheck(
        "untranslated", Level.ERROR,
        "A message has no translation, or one of its plural forms has none.",
        'msgstr ""; right: the sentence between the quotes', _find_untranslated),
)  # fmt: skip
