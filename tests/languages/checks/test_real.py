"""The catalogs of this site: nothing is found in them, and every spoiled sentence is."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Message

from tests.languages.checks.spoiling import WAYS, Way
from webapp.languages import catalogs
from webapp.languages.checking import find_all, read_wordbook
from webapp.languages.checks import check_message, messages_of, strings_of
from webapp.languages.locales import LOCALES, TRANSLATED, SiteLocale
from webapp.languages.wordbook import Wordbook
from webapp.settings import ROOT

FOLDER = ROOT / "translations"


@cache
def plain_messages(code: str) -> tuple[Message, ...]:
    """Return every message of a language that has no plural."""
    found = []
    for domain in catalogs.DOMAINS:
        path = catalogs.catalog_path(FOLDER, LOCALES[code], domain)
        catalog = catalogs.read_raw(path, LOCALES[code], [], FOLDER)
        assert catalog is not None
        found += [m for m in messages_of(catalog) if not m.pluralizable]
    return tuple(found)


@cache
def book_of(code: str) -> Wordbook:
    """Return what is known of the words of a language."""
    return read_wordbook(FOLDER, LOCALES[code])


def find_names(source: Message, text: str, code: str) -> set[str]:
    """Return the names of the checks that find something in a message said otherwise."""
    message = Message(source.id, text, context=source.context)
    return {finding.check for finding in check_message(message, LOCALES[code], book_of(code))}


def test_nothing_is_found_in_the_catalogs_of_this_site() -> None:
    assert [str(finding) for finding in find_all(FOLDER)] == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_spoiled_sentences_are_named(way: Way) -> None:
    spoiled, missed = 0, []
    for code in way.locales:
        able = [
            (message, bad) for message in plain_messages(code)
            if (bad := way.spoil(str(message.id), strings_of(message)[0])) is not None
            # A sentence that has a number of its own is spoiled by a change, not by one more.
            and not (way.check == "number-added" and re.search(r"\d", str(message.id)))
        ]  # fmt: skip
        for message, bad in able:
            spoiled += 1
            if way.check not in find_names(message, bad, code):
                missed.append(bad)
    assert spoiled > 1
    assert len(missed) <= (1 - way.least) * spoiled, missed


@pytest.mark.parametrize("locale", TRANSLATED, ids=lambda locale: locale.code)
def test_catalog_in_another_language_is_named(locale: SiteLocale) -> None:
    """Of the sentences of six words or more, nearly all tell their language."""
    for other in TRANSLATED:
        if other is locale:
            continue
        said = [str(m.string) for m in plain_messages(other.code)]
        long = [text for text in said if len(text.split()) >= 6]
        source = Message("A sentence of the site that says something else here.", "")
        named = [text for text in long if find_names(source, text, locale.code) & OTHER_TONGUE]
        assert len(named) >= 0.9 * len(long), sorted(set(long) - set(named))


OTHER_TONGUE = {"wrong-language", "other-script", "other-letters"}
