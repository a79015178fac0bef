"""Sentences of the site: nothing but their length is found, and every spoiled one is named."""

import re

import pytest
from babel.messages.catalog import Message

from tests.i18n.spoken import SPOKEN, TRANSLATED, book_of, sentences_of
from tests.workshop.checks.spoiling import WAYS, Way
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import strings_of
from workshop.checks import check_message
from workshop.checks.reading import LONG_SENTENCE

EACH = pytest.mark.parametrize("locale", TRANSLATED, ids=lambda locale: locale.code)
OTHER_TONGUE = {"wrong-language", "other-script", "other-letters"}


def find_names(source: Message, text: str, code: str) -> set[str]:
    """Return the names of the checks that find something in a message said otherwise."""
    message = Message(source.id, text, context=source.context)
    return {finding.check for finding in check_message(message, SPOKEN[code], book_of(code))}


@EACH
def test_nothing_is_found_in_right_sentences(locale: SiteLocale) -> None:
    lexicon = book_of(locale.code)
    found = [check_message(message, locale, lexicon) for message in sentences_of(locale.code)]
    shown = [finding for findings in found for finding in findings]
    assert [str(finding) for finding in shown if finding.check != LONG_SENTENCE.name] == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_spoiled_sentences_are_named(way: Way) -> None:
    spoiled, missed = 0, []
    for code in way.locales:
        for message in sentences_of(code):
            bad = way.spoil(str(message.id), strings_of(message)[0])
            # A sentence that has a number of its own is spoiled by a change, not by one more.
            if bad is None or (way.check == "number-added" and re.search(r"\d", str(message.id))):
                continue
            spoiled += 1
            if way.check not in find_names(message, bad, code):
                missed.append(bad)
    assert spoiled > 1
    assert len(missed) <= (1 - way.least) * spoiled, missed


@EACH
def test_catalog_in_another_language_is_named(locale: SiteLocale) -> None:
    """Of the sentences of six words or more, nearly all tell their language."""
    source = Message("A sentence of the site that says something else here.", "")
    for other in TRANSLATED:
        texts = [str(message.string) for message in sentences_of(other.code)]
        long = [text for text in texts if len(text.split()) >= 6]
        named = [text for text in long if find_names(source, text, locale.code) & OTHER_TONGUE]
        if other is not locale:
            assert len(named) >= 0.9 * len(long), sorted(set(long) - set(named))
