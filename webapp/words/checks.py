"""Warnings for a translation that probably says something else than its English, or has typos.

The rules are data: `translations/checks.yaml` lists what is checked in every language, and
`translations/<code>/checks.yaml` the words of one language. A translator excuses a wrong warning
by a comment above the sentence: `# ok: NAME why`.

Some warnings block a safety-critical sentence: readers see its English, and `check` fails. Such an
excuse counts once two people have reviewed exactly this text.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from csv import DictReader
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Annotated

from babel.messages.catalog import Message
from pydantic import AfterValidator, BaseModel, TypeAdapter

from webapp.text_files import display_path, read_rows, read_text
from webapp.words.contexts import SEARCH_WORDS
from webapp.words.languages import SiteLocale
from webapp.words.reviews import english_texts, is_reviewed, is_safety_critical, usable_texts
from webapp.words.validation import (
    GAP,
    PLACEHOLDER,
    Problems,
    TranslationProblem,
    find_problems,
    normalize,
    word_pattern,
)
from webapp.yamlfile import TRANSLATORS, read_document, validate

RULES_FILE = "checks.yaml"
_SENTENCE_END = re.compile(r"(?<=[.?!؟…])(?<!\b[A-Z]\.)(?=[\s\"'»”’)\u2069]|$)")
_LETTER = re.compile(r"[^\W\d_]")
# After these words of the English, a translation may repeat its negation.
_REPEATS_NEGATION = re.compile(r"\b(?:and|n?or|but|if|whether)\b|,(?=[^,]* or\b)")
_NAME = re.compile(r"(?<=[a-z,:] )[A-Z][a-z]{2,}\b|\b(?!(?:ID|TV|OK|ZIP|LGBTQ)\b)[A-Z]{2,}\b")
_NO_MATCH = re.compile(r"(?!)")
_NEGATION_DISTANCE = 12  # characters before a word in which a negation belongs to it
# What the sentence says is different, lost or added.
_BLOCKING = {
    "meaning-added",
    "meaning-contrary",
    "meaning-lost",
    "name",
    "negation-added",
    "negation-lost",
    "term",
}
type _Span = tuple[int, int]
type _WordLists = Mapping[str, str]
type _Slips = Mapping[re.Pattern[str], str]


def _match_whole_words(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; an apostrophe may end one, as in n’."""
    whole = rf"(?<![\w'’])(?:{pattern.pattern})(?:(?!\w)|(?<=['’]))"
    return re.compile(whole, re.IGNORECASE)


_Words = Annotated[re.Pattern[str], AfterValidator(_match_whole_words)]


class _Meaning(BaseModel, extra="forbid"):
    """The English of a meaning, and other English for which a translation may say it too.

    `firm`: a translation without any of its words has lost the meaning. `added`: a translation
    may not say it for other English.
    """

    english: _Words
    near: _Words = _NO_MATCH
    beside: _Words = _NO_MATCH
    firm: bool = False
    added: bool = False


class SharedRules(BaseModel, extra="forbid"):
    """The rules of every language."""

    meanings: Mapping[str, _Meaning]
    opposed: tuple[tuple[str, ...], ...]
    no_names: str
    english: str
    slips: _Slips


class _LanguageRules(BaseModel, extra="forbid"):
    """The words of one language; a check without words is skipped."""

    prefixes: str = ""
    negations: tuple[re.Pattern[str], ...] = ()
    doubtful: tuple[re.Pattern[str], ...] = ()
    meanings: _WordLists = {}
    numbers: _WordLists = {}
    dates: _WordLists = {}
    names: _WordLists = {}
    slips: _Slips = {}


def _read_terms(folder: Path, code: str) -> dict[str, str]:
    """Return the words of the glossary in one language by their English."""
    path = folder / "glossary.csv"
    reader = DictReader(read_text(path, folder).splitlines())
    rows = read_rows(reader, display_path(path, folder), ("source", "scope"))
    return {row["source"]: row[code] for _, row in rows if row["scope"] == "word" and row.get(code)}


def _join_patterns(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    joined = "|".join(pattern.pattern for pattern in patterns or [_NO_MATCH])
    return _match_whole_words(re.compile(joined))


def _split_sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if _LETTER.search(part)]


def _normalize(text: str) -> str:
    """Return a text as lists of words are written: in small letters, with 0 for any number."""
    return re.sub(rf"(?:\d|{GAP})+", "0", normalize(text))


class Checks:
    """The rules for one language."""

    def __init__(self, folder: Path, locale: SiteLocale) -> None:
        """Read the rules; raises ProblemsFoundError with the line of each mistake in them."""
        self.locale = locale
        shared = read_document(folder / RULES_FILE, folder)
        self.shared_rules = validate(TypeAdapter(SharedRules), shared, TRANSLATORS)
        path = folder / locale.code / RULES_FILE
        rules = _LanguageRules()
        self.has_rules = path.is_file()
        if self.has_rules:
            rules = validate(TypeAdapter(_LanguageRules), read_document(path, folder), TRANSLATORS)
        self.language_rules = rules
        self.names = {**rules.names, **rules.dates}
        self.no_names = {
            *self.shared_rules.no_names.split(),
            *re.split("[| ]", "|".join(self.names)),
        }
        self.terms = {**_read_terms(folder, locale.code), **rules.numbers}
        # The words of a meaning: from the rules of the language, else from its term, else none.
        self.words = defaultdict[str, str](str)
        for names, translations in self.terms.items():
            self.words |= dict.fromkeys(names.split("|"), translations)
        self.words |= rules.meanings
        self.clear_negation = _join_patterns(rules.negations)
        self.any_negation = _join_patterns((*rules.negations, *rules.doubtful))

    def check(self, message: Message) -> tuple[str, list[TranslationProblem]]:
        """Return the state of a message, and what is wrong with it.

        The state is error, missing, blocked, warning, draft or reviewed.
        """
        if problems := find_problems(message, self.locale):
            return "error", problems
        if not usable_texts(message):
            return "missing", [TranslationProblem("missing", "it waits for a translation; type it")]
        if blocking := self.find_blocking(message):
            return "blocked", blocking
        if warnings := _find_warnings(message, self):
            return "warning", warnings
        return ("reviewed" if is_reviewed(message) else "draft"), []

    def find_blocking(self, message: Message) -> list[TranslationProblem]:
        """Return why readers do not see a safety-critical translation without an error.

        Without rules of its language, nothing is known.
        """
        if not (self.has_rules and is_safety_critical(message.context)):
            return []
        warnings = _find_warnings(message, self)
        return [warning for warning in warnings if warning.name in _BLOCKING]

    def find(self, words: str, text: str, *, without_ambiguous: bool = False) -> list[_Span]:
        """Return where a normalized translation has any of some words."""
        prefixes = self.language_rules.prefixes
        pattern = word_pattern(words, prefixes, without_ambiguous=without_ambiguous)
        return [match.span() for match in pattern.finditer(text)]

    def find_meaning(self, name: str, text: str) -> list[_Span]:
        """Return where a normalized translation clearly has a meaning."""
        return self.find(self.words[name], text, without_ambiguous=True)


@cache  # the same English is beside the texts of every language
def _count(pattern: re.Pattern[str], english: str) -> int:
    return len(pattern.findall(english))


class _Pair:
    """An English text and its translation, with `GAP` in place of placeholders.

    `counts` says how often the English has each meaning.
    """

    def __init__(self, english: str, text: str, checks: Checks) -> None:
        """Normalize the translation, and count the meanings of the English."""
        self.english = PLACEHOLDER.sub(GAP, english)
        self.text = PLACEHOLDER.sub(GAP, text)
        self.normalized = _normalize(self.text)
        self.counts = {
            name: _count(meaning.english, self.english)
            for name, meaning in checks.shared_rules.meanings.items()
        }


def _check_text(english: str, translation: str, checks: Checks) -> Problems:
    """Yield what is probably wrong with one plural form of a translation."""
    whole = _Pair(english, translation, checks)
    english_sentences, sentences = _split_sentences(whole.english), _split_sentences(whole.text)
    pairs = [whole]
    if len(sentences) == len(english_sentences):
        pairs = [
            _Pair(english_sentence, sentence, checks)
            for english_sentence, sentence in zip(english_sentences, sentences, strict=True)
        ]
    elif len(sentences) < len(english_sentences):
        yield "clause", "it has fewer sentences than the English; see that nothing was left out"
    for pair in pairs:
        yield from _check_contrary(pair, checks)
        yield from _check_negation(pair, checks)
    yield from _check_lost(whole, checks)
    yield from _check_added(whole, checks)
    yield from _check_slips(whole, checks)


def _check_contrary(pair: _Pair, checks: Checks) -> Problems:
    """Yield each meaning that a translation replaces by an opposed one."""
    for row in checks.shared_rules.opposed:
        for meaning, contrary in permutations(row, 2):
            is_near = _count(checks.shared_rules.meanings[contrary].near, pair.english)
            is_checked = pair.counts[meaning] and checks.words[meaning] and not is_near
            if is_checked and _is_replaced(meaning, contrary, pair, checks):
                what = f"it says {contrary!r} in the place of {meaning!r}; correct it"
                yield "meaning-contrary", what


def _is_replaced(meaning: str, contrary: str, pair: _Pair, checks: Checks) -> bool:
    """Whether a text has a contrary too often, and the meaning of the English too rarely."""
    contrary_spans = [
        (start, end)
        for start, end in checks.find_meaning(contrary, pair.normalized)
        if not checks.any_negation.search(pair.normalized[:start][-_NEGATION_DISTANCE:])
    ]
    spans = [
        (start, end)
        for start, end in checks.find_meaning(meaning, pair.normalized)
        # "safe" in "not safe" is part of the contrary.
        if not any(first <= start and end <= last for first, last in contrary_spans)
    ]
    return len(contrary_spans) > pair.counts[contrary] and len(spans) < pair.counts[meaning]


def _check_negation(pair: _Pair, checks: Checks) -> Problems:
    expected = pair.counts["no"]
    is_lost = len(checks.any_negation.findall(pair.normalized)) < expected
    if is_lost and checks.language_rules.negations:
        yield "negation-lost", "the English says no (not, never, without); say it too"
    elif not pair.counts["near no"]:
        repeats = len(_REPEATS_NEGATION.findall(pair.english)) if expected else 0
        negations = _find_negations(pair, checks)
        if len(negations) > expected + repeats:
            what = f"{negations[-1]!r} says no, and the English does not; delete it"
            yield "negation-added", what


def _find_negations(pair: _Pair, checks: Checks) -> list[str]:
    """Return the negations of a text that are not part of a meaning, as in "not safe"."""
    spans = list[_Span]()
    for name, count in pair.counts.items():
        if count:
            spans += checks.find(checks.words[name], pair.normalized)
    return [
        match[0]
        for match in checks.clear_negation.finditer(pair.normalized)
        if not any(start <= match.start() < end for start, end in spans)
    ]


def _check_lost(pair: _Pair, checks: Checks) -> Problems:
    """Yield the meanings, terms, numbers and names that a translation lacks."""
    expected = [
        ("meaning-lost", name, checks.words[name])
        for name, meaning in checks.shared_rules.meanings.items()
        if meaning.firm and pair.counts[name] and checks.words[name]
    ]
    english_text = _normalize(pair.english)
    expected += [
        ("term", english, words)
        for english, words in checks.terms.items()
        if word_pattern(english).search(english_text)
    ]
    expected += [
        ("name", name, words) for name, words in checks.names.items() if name in pair.english
    ]
    for check, english, words in expected:
        if not checks.find(words, pair.normalized):
            lost, word = english.partition("|")[0], words.partition("|")[0]
            yield check, f"it may have lost {lost!r}; say {word}"
    for name in _NAME.findall(pair.english):
        if name not in pair.text and name not in checks.no_names:
            yield "name", f"it lacks {name!r}; type it as it is"


def _check_added(pair: _Pair, checks: Checks) -> Problems:
    """Yield the meanings that only the translation has."""
    for name, meaning in checks.shared_rules.meanings.items():
        is_near = _count(meaning.near, pair.english) or _count(meaning.beside, pair.english)
        is_checked = meaning.added and not pair.counts[name] and not is_near
        if is_checked and checks.find_meaning(name, pair.normalized):
            yield "meaning-added", f"it says {name!r}, and the English does not; delete it"


def _check_slips(pair: _Pair, checks: Checks) -> Problems:
    """Yield mistakes in typing, another final stop, and English that was left."""
    slips = {**checks.shared_rules.slips, **checks.language_rules.slips}
    for pattern, what in slips.items():
        if match := pattern.search(pair.text):
            yield "slip", f"{match[0][:20]!r}: {what}"
    expected, stop = _find_final_stop(pair.english), _find_final_stop(pair.text)
    if stop != expected:
        yield "ending", f"it ends with {stop!r}, the English with {expected!r}; end it so too"
    # Quotes may stay in English.
    unquoted_text = re.sub(r"\([^()]*\)|[“«\"][^”»\"]*[”»\"]", "", pair.text)
    if match := word_pattern(checks.shared_rules.english).search(_normalize(unquoted_text)):
        yield "english", f"{match[0]!r} is English; translate it"


def _find_final_stop(text: str) -> str:
    match = re.search(r"([.?!:؟])[\s\u2069»”\")'’]*$", text)
    return match[1].replace("؟", "?") if match else ""


def _find_warnings(message: Message, checks: Checks) -> list[TranslationProblem]:
    """Return the warnings that no comment of the translator excuses."""
    if message.context == SEARCH_WORDS:
        return []
    sources, forms = english_texts(message), usable_texts(message)
    singular_form = checks.locale.select_form(1)
    warnings = dict[tuple[str, str], None]()
    for number, text in enumerate(forms):
        # A plural form without a placeholder writes the count as a word.
        if len(forms) == 1 or PLACEHOLDER.search(text):
            source = sources[0] if number == singular_form else sources[-1]
            warnings |= dict.fromkeys(_check_text(source, text, checks))
    form = r"ok: *(\S+) +\S.*"
    excuses = [re.fullmatch(form, line, re.IGNORECASE) for line in message.user_comments]
    excused = {excuse[1].lower() for excuse in excuses if excuse}
    if is_safety_critical(message.context) and not is_reviewed(message):
        excused -= _BLOCKING
    return [TranslationProblem(name, what) for name, what in warnings if name not in excused]
