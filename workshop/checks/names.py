"""Names, and words in capitals that people type: none is lost, none is added, none is changed."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from babel import Locale

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.concepts import CONCEPTS
from workshop.checks.unit import StyleUnit, sentences_of, words_of
from workshop.checks.word_lists import first_of, holds, plain

_KEYWORD = re.compile(r"\b(?!(?:ID|TV|OK|ZIP|LGBTQ?)\b)[A-Z]{2,}\b")  # but for words of every day
_POSSESSIVE = re.compile(r"['’]s\b")
_START = re.compile(r"[:;(“«\"„\n]\s*")
_MOST, _FEWEST, _STEM = 0.6, 3, 4
_ENDS = (".", "?", "!", "؟")


@cache
def name_abroad(name: str, locale: SiteLocale) -> str:
    """Return how a language calls a country, by CLDR; empty: no country, or unknown."""
    known, own = Locale("en").territories, locale.cldr.territories
    code = next((code for code, each in known.items() if each.partition(" ")[0] == name), "")
    return str(own.get(code, ""))


@lru_cache(20_000)
def names_inside(english: str) -> tuple[str, ...]:
    """Return the words that are written large within sentences, and so are names."""
    if is_title(english):
        return ()
    return tuple(
        word
        for sentence in sentences_of(_POSSESSIVE.sub("", english))
        for part in _START.split(sentence)
        for word in words_of(part)[1:]
        if _is_name(word)
    )


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _names_of(text: StyleUnit) -> tuple[str, ...]:
    """Return the names of the English, also those that begin a sentence and are known."""
    inside = names_inside(text.prose_source)
    others = words_of(_POSSESSIVE.sub("", text.prose_source))
    known = (word for word in others if word in text.vocabulary.names and _is_name(word))
    # Days of the week are meanings, and have a finding of their own.
    names = dict.fromkeys((*inside, *known))
    return tuple(name for name in names if name.removesuffix("s") not in CONCEPTS)


def names_of_all(sources: Collection[str]) -> frozenset[str]:
    """Return the names in many sentences: words that none of them writes small."""
    names = {name for english in sources for name in names_inside(english)}
    small = {word for english in sources for word in words_of(english) if word.islower()}
    return frozenset(name for name in names if name.lower() not in small)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text; letters of another script may join it."""
    return bool(re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text))


def _find_lost(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.context == SEARCH_WORDS or not text.customs.names:
        return
    here, source = plain(text.prose), text.prose_source
    wanted = _names_of(text)
    for name, words in text.customs.names.items():
        if set(name.split()[-1:]) & set(wanted) and _stands(name, source):
            source = source.replace(name, " ")
            if not holds(words, here, text.customs.prefixes):
                yield f"has lost the name {name!r}", f"say {first_of(words)}"
    for name in wanted:
        own = name_abroad(name, text.locale)
        stems = "|".join(f"{word[:_STEM]}*" for word in own.split() if len(word) >= _STEM)
        is_said = holds(stems, here, text.customs.prefixes)
        if _stands(name, source) and not _stands(name, text.prose) and not is_said:
            yield f"lacks the name {name!r}, or writes it otherwise", f"type {own or name}"


def _is_renamed(text: StyleUnit) -> bool:
    """Whether a name of the English is translated, so that names cannot be known from words."""
    return any(not _stands(name, text.prose) for name in names_inside(text.prose_source))


def _find_added(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.context == SEARCH_WORDS or not text.customs.names or is_title(text.prose_source):
        return
    words = words_of(_POSSESSIVE.sub("", text.prose_source))
    source = {word.casefold() for word in words if word[0].isupper()}
    days = (words for name, words in text.customs.meanings.items() if name[0].isupper())
    values = "|".join((*text.customs.names.values(), *days)).replace(" ", "|")
    for name in dict.fromkeys(names_inside(text.prose)):
        parts = {part.casefold() for part in (name, *name.split("-"))}
        if name in text.customs.capitals or parts & source or holds(values, plain(name)):
            continue
        if name in text.vocabulary.names:
            yield f"speaks of {name!r}, and the English does not", "see that it is the same place"
        # A word that no other sentence has is as likely a name that this language adds.
        elif text.vocabulary.counts.get(name.casefold(), 0) > 1 and not _is_renamed(text):
            yield f"writes {name!r} large, and the English has no such name", "write it small"


def is_title(text: str) -> bool:
    """Whether a text is written as a title in English is: nearly all words large."""
    words = _long_words(text)
    large = sum(word[0].isupper() for word in words)
    return len(words) > 1 and large > len(words) * _MOST and not text.rstrip().endswith(_ENDS)


def _long_words(text: str) -> list[str]:
    return [word for word in words_of(text)[1:] if len(word) >= _FEWEST]


def _find_keyword(text: StyleUnit) -> Iterator[Diagnosis]:
    translated = [
        term.pattern
        for term in text.glossary.terms
        if text.locale.code in term.wanted and not term.whole
    ]
    for word in dict.fromkeys(_KEYWORD.findall(text.prose_source)):
        is_term = any(
            word.casefold() in match[0]
            for pattern in translated
            for match in pattern.finditer(text.prose_source.casefold())
        )
        if word not in text.prose and not is_term and not text.prose_source.isupper():
            yield f"lacks {word}, which the English has in capitals", f"type {word} unchanged"


CHECKS = (
    TextCheck(
        "name-lost",
        Level.WARNING,
        "The name of a place, an organization or a language is missing or another one.",
        "“In York County” → “Dans le comté de Franklin”; right: “Dans le comté de York”",
        _find_lost,
    ),
    TextCheck(
        "name-added",
        Level.WARNING,
        "A word is written large that is no name in the English.",
        "“the county” → “le Comté”; right: “le comté”",
        _find_added,
    ),
    TextCheck(
        "keyword",
        Level.WARNING,
        "A word in capitals is a name, or what a person must type, and stays as it is.",
        "“Text HELP” → “Envoyez AIDE”; right: “Envoyez HELP”",
        _find_keyword,
    ),
)
