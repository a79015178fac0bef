"""Problems of a single translation: readers see the English instead of a text with a problem.

A translation is plain text. It has the placeholders, markup, addresses, digits and line breaks
of its English and no others, and no invisible characters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel.messages.catalog import Message

from webapp.words.contexts import SEARCH_WORDS
from webapp.words.languages import PLURAL_SAMPLE, SiteLocale
from webapp.words.reviews import english_texts, translated_texts, usable_texts

PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
NO_MATCH = re.compile(r"(?!)")
GAP = "\ufffc"  # replaces a placeholder while a text is checked
_ADDRESS = r"(?:https?|javascript|data|tel|mailto|sms):|\S+@\S+|(?:[\w-]+\.)+[a-z]{2,}\b"
# A translation has the same matches of each pattern as its English, in any order.
_SAME_AS_ENGLISH = {
    "markup": re.compile(r"<[^<>]*>|[<>{}]|&#?\w+;?|\bon[a-z]+\s*=|=[\"']", re.IGNORECASE),
    "address": re.compile(_ADDRESS, re.ASCII),
    "number": re.compile(r"\d+"),
    "percent sign": re.compile("%"),
    "line break": re.compile(r"\n"),
}
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
# Spaces and joiners that some scripts need.
_ALLOWED_INVISIBLE = {*_ISOLATES, _POP_ISOLATE, *"\n\u00a0\u202f\u200c\u200d"}
_ARABIC_SIGNS = re.compile("[\u064b-\u0652]|\u0640(?=[\u0621-\u064a])")  # vowels; kashida
_SAME_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_UP_TO_THREE_WORDS = r"[^\w.,;:!?،؛؟]+(?:\w+[^\w.,;:!?،؛؟]+){0,3}?"


type Problems = Iterator[tuple[str, str]]  # the name of a check, and what is wrong


class Finding(NamedTuple):
    """The name of a check, and what is wrong and what to type in one sentence.

    `english` finds the words of the English that it is about; `added` is a meaning that only the
    translation has.
    """

    name: str
    what: str
    english: re.Pattern[str] = NO_MATCH
    added: str = ""


def find_problems(message: Message, locale: SiteLocale) -> list[Finding]:
    """Return the errors of a translation; one that is empty or fuzzy has none."""
    has_text = [bool(text.strip()) for text in translated_texts(message)]
    if any(has_text) and not all(has_text):
        return [Finding("plural", "a form is empty; write each msgstr")]
    forms = usable_texts(message)
    sources = english_texts(message)
    placeholders = set(PLACEHOLDER.findall("".join(sources)))
    problems = list[tuple[str, str]]()
    for number, text in enumerate(forms):
        may_lack = int(len(forms) > 1 and _has_one_count(number, locale))
        problems += _check_placeholders(text, placeholders, may_lack)
        source = PLACEHOLDER.sub(GAP, sources[-1 if number else 0])
        bare_text = PLACEHOLDER.sub(GAP, text)
        problems += _check_characters(source, bare_text)
        problems += _check_words(message.context, source, bare_text, locale)
    return [Finding(*problem) for problem in problems]


def _has_one_count(form: int, locale: SiteLocale) -> bool:
    """Whether a plural form is for one count alone, which it may then write as a word."""
    return [locale.select_form(count) for count in PLURAL_SAMPLE].count(form) == 1


def list_kept(message: Message) -> list[str]:
    """Return what a translation must have as its English has it: placeholders, numbers, markup."""
    english = " ".join(english_texts(message))
    placeholders = [match[0] for match in PLACEHOLDER.finditer(english)]
    kept = _find_kept(PLACEHOLDER.sub(GAP, english))
    others = [part for parts in kept.values() for part in parts if part.strip()]
    return [*dict.fromkeys(placeholders + others)]


def _check_placeholders(text: str, expected: set[str], may_lack: int) -> Problems:
    placeholders = set(PLACEHOLDER.findall(text))
    for name in sorted(placeholders - expected):
        yield "placeholder", f"the English has no %({name})s; delete it"
    missing = sorted(expected - placeholders)
    if len(missing) > may_lack:
        names = " and ".join(f"%({name})s" for name in missing)
        yield "placeholder", f"{names} is missing; type it, or press its button on the desk"


def _check_characters(source: str, text: str) -> Problems:
    for name, expected in _find_kept(source).items():
        actual = Counter(_find_kept(text)[name])
        for part in (Counter(expected) - actual).elements():
            what = f"the {name} {part}".strip()
            yield name, f"{what} is missing; type it, or press its button on the desk"
        for part in (actual - Counter(expected)).elements():
            yield name, f"the English has no {name} {part}".strip() + " here; delete it"
    invisible = {sign for sign in text if not sign.isprintable()} - _ALLOWED_INVISIBLE
    if invisible:
        yield "invisible", f"it has the invisible character U+{ord(min(invisible)):04X}; delete it"
    if len(re.findall(f"[{_ISOLATES}]", text)) != text.count(_POP_ISOLATE):
        yield "invisible", "an isolate is not closed; write one U+2069 for each U+2066"


@cache  # the same English is beside the texts of every language
def _find_kept(text: str) -> dict[str, list[str]]:
    """Return what a translation must keep of a text, by the names in `_SAME_AS_ENGLISH`."""
    return {name: sorted(pattern.findall(text)) for name, pattern in _SAME_AS_ENGLISH.items()}


def _check_words(context: str | None, source: str, text: str, locale: SiteLocale) -> Problems:
    if context != SEARCH_WORDS:
        for words, meaning in locale.never.items():
            matches = word_pattern(words).findall(normalize(text))
            # "Trafficking is not smuggling" may name both.
            if matches and len(matches) > len(word_pattern(meaning).findall(normalize(source))):
                what = f"{matches[0]!r} means {meaning.strip('*')!r}; type the word of the glossary"
                yield "never", what
    if context in {"page", "site.name"}:
        for word in locale.not_in_titles:
            if word in text.lower():
                what = f"it says {word!r} in the title of a page; say no more than the English does"
                yield "title", what


def normalize(text: str) -> str:
    """Return a text without differences of capitals, vowel signs, apostrophes and spaces."""
    return _ARABIC_SIGNS.sub("", text.casefold().translate(_SAME_SIGNS))


@cache
def word_pattern(
    words: str, prefixes: str = "", *, without_ambiguous: bool = False
) -> re.Pattern[str]:
    """Return the pattern that finds any of some words in a normalized text.

    `|` separates words. `oblig*` is every word that begins so. `ne … pas` may have up to three
    words between. `?` is before an ambiguous word, which has other meanings too. `prefixes` may
    precede a word without a space, as the Arabic article does.
    """
    patterns = [
        _UP_TO_THREE_WORDS.join(re.escape(part.strip()) for part in word.lstrip("? ").split("…"))
        for word in normalize(words).split("|")
        if word.lstrip("? ") and not (without_ambiguous and word.lstrip().startswith("?"))
    ]
    pattern = "|".join(patterns or ["(?!)"]).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{prefixes})*(?:{pattern})(?!\w)")
