"""Warnings for a translation that probably says something else than its English, or has typos.

The rules are data: `translations/checks.yaml` lists what is checked in every language, and
`translations/<code>/checks.yaml` the words of one language. A translator excuses a wrong warning
by a comment above the sentence: `# ok: NAME why`.

Some warnings block a safety-critical sentence: readers see its English, and `check` fails. Such an
excuse counts once two people have reviewed exactly this text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from pydantic import TypeAdapter

from webapp.words.contexts import SEARCH_WORDS
from webapp.words.languages import SiteLocale
from webapp.words.reviews import (
    english_texts,
    is_copied,
    is_reviewed,
    is_safety_critical,
    usable_texts,
)
from webapp.words.rules import (
    NO_MATCH,
    LanguageRules,
    SharedRules,
    join_patterns,
    read_glossary,
)
from webapp.words.validation import (
    GAP,
    PLACEHOLDER,
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
_ANY_WORD = re.compile(r"\w+")
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
# Two placeholders with few words between them, as in "%(low)s to %(high)s".
_NEIGHBORS = re.compile(r"%\((\w+)\)s(?= (?:\w+ ){1,3}%\((\w+)\)s)")
_SHORT = 0.8  # of the characters of the English; two sentences may be joined to one
_STEM = 5  # letters; shorter words are the same in many languages
_SMALL_WORD = re.compile(rf"(?<![\w'’.-])[a-z]{{{_STEM},}}(?![\w'’-])")
_QUOTE = re.compile(r"\([^()]*\)|[“«\"][^”»\"]*[”»\"]")  # quotes may stay in English
type _Span = tuple[int, int]


class _Finding(NamedTuple):
    """What is probably wrong with a text.

    `english` finds the words of the English that it is about; `added` is a meaning that only the
    translation has.
    """

    name: str
    what: str
    english: re.Pattern[str] = NO_MATCH
    added: str = ""


type _Findings = Iterator[_Finding]


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
        rules = LanguageRules()
        self.has_rules = path.is_file()
        if self.has_rules:
            rules = validate(TypeAdapter(LanguageRules), read_document(path, folder), TRANSLATORS)
        self.language_rules = rules
        self.names = {**rules.names, **rules.dates}
        self.no_names = {
            *self.shared_rules.no_names.split(),
            *re.split("[| ]", "|".join(self.names)),
        }
        self.glossary = read_glossary(folder, locale.code)
        words = {term.english: term.translations for term in self.glossary if term.is_word}
        self.terms = {**words, **rules.numbers}
        # The words of a meaning: from the rules of the language, else from its term, else none.
        self.words = defaultdict[str, str](str)
        for names, translations in self.terms.items():
            self.words |= dict.fromkeys(names.split("|"), translations)
        self.words |= rules.meanings
        self.stems = Counter[str]()
        self.clear_negation = join_patterns(rules.negations)
        self.any_negation = join_patterns((*rules.negations, *rules.doubtful))

    def check(self, message: Message) -> tuple[str, list[TranslationProblem]]:
        """Return the state of a message, and what is wrong with it.

        The state is fuzzy, error, missing, blocked, warning, draft or reviewed.
        """
        if message.fuzzy:
            return "fuzzy", [TranslationProblem("fuzzy", _explain_fuzzy(message))]
        if problems := find_problems(message, self.locale):
            return "error", problems
        if is_copied(message):
            return "missing", [TranslationProblem("copied", "it is the English; translate it")]
        if not usable_texts(message):
            return "missing", [TranslationProblem("missing", "it waits for a translation; type it")]
        warnings = _find_warnings(message, self)
        blocking = [warning for warning in warnings if warning.name in _BLOCKING]
        # Without rules of its language, nothing is known.
        if blocking and self.has_rules and is_safety_critical(message.context):
            return "blocked", blocking
        if warnings:
            return "warning", warnings
        return ("reviewed" if is_reviewed(message) else "draft"), []

    def count_words(self, messages: Iterable[Message]) -> None:
        """Count how many translations of the language have each beginning of a word.

        Without it, no check looks for words that were left in English.
        """
        self.stems.clear()
        for message in messages:
            words = _SMALL_WORD.findall(" ".join(usable_texts(message)).lower())
            self.stems.update({word[:_STEM] for word in words})

    def find(self, words: str, text: str, *, without_ambiguous: bool = False) -> list[_Span]:
        """Return where a normalized translation has any of some words."""
        prefixes = self.language_rules.prefixes
        pattern = word_pattern(words, prefixes, without_ambiguous=without_ambiguous)
        return [match.span() for match in pattern.finditer(text)]

    def find_meaning(self, name: str, text: str) -> list[_Span]:
        """Return where a normalized translation clearly has a meaning."""
        return self.find(self.words[name], text, without_ambiguous=True)


def _explain_fuzzy(message: Message) -> str:
    if message.previous_id:
        what = f"it translates {message.previous_id[-1]!r}, and the English has changed"
    else:
        what = "somebody marked it as needing work"
    return f"{what}; correct it, and press Save (in a file: delete the mark fuzzy, Needs work)"


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


def _find_in_text(english: str, translation: str, checks: Checks) -> _Findings:
    """Yield what is probably wrong with one plural form, the most dangerous first."""
    whole = _Pair(english, translation, checks)
    english_sentences, sentences = _split_sentences(whole.english), _split_sentences(whole.text)
    pairs = [whole]
    if len(sentences) == len(english_sentences):
        pairs = [
            _Pair(english_sentence, sentence, checks)
            for english_sentence, sentence in zip(english_sentences, sentences, strict=True)
        ]
    for pair in pairs:
        yield from _find_contrary(pair, checks)
        yield from _find_negation(pair, checks)
    yield from _find_lost(whole, checks)
    yield from _find_added(whole, checks)
    is_short = len(whole.text) < len(whole.english) * _SHORT
    if is_short and len(sentences) < len(english_sentences):
        what = "it has fewer sentences than the English; see that nothing was left out"
        yield _Finding("clause", what, _ANY_WORD)
    yield from _find_english(whole, checks)
    yield from _find_slips(whole, checks)
    yield from _find_swapped(english, translation)


def _find_swapped(english: str, translation: str) -> _Findings:
    """Yield placeholders that stand before a near one, or in another sentence."""
    names = PLACEHOLDER.findall(translation)
    for first, second in _NEIGHBORS.findall(english):
        if {first, second} <= {*names} and names.index(second) < names.index(first):
            what = f"%({second})s is before %({first})s; see that they are not swapped"
            yield _Finding("order", what)
    sources, sentences = _split_sentences(english), _split_sentences(translation)
    if len(sources) == len(sentences):
        for source, sentence in zip(sources, sentences, strict=True):
            for name in {*PLACEHOLDER.findall(source)} - {*PLACEHOLDER.findall(sentence)}:
                what = f"%({name})s is in another sentence; see that it is not swapped"
                yield _Finding("order", what)


def _find_contrary(pair: _Pair, checks: Checks) -> _Findings:
    """Yield each meaning that a translation replaces by an opposed one."""
    meanings = checks.shared_rules.meanings
    for row in checks.shared_rules.opposed:
        for meaning, contrary in permutations(row, 2):
            is_near = _count(meanings[contrary].near, pair.english)
            is_checked = pair.counts[meaning] and checks.words[meaning] and not is_near
            if is_checked and _is_replaced(meaning, contrary, pair, checks):
                what = f"it says {contrary!r} in the place of {meaning!r}; correct it"
                yield _Finding("meaning-contrary", what, meanings[meaning].english, contrary)


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


def _find_negation(pair: _Pair, checks: Checks) -> _Findings:
    negation = checks.shared_rules.meanings["no"].english
    expected = pair.counts["no"]
    is_lost = len(checks.any_negation.findall(pair.normalized)) < expected
    if is_lost and checks.language_rules.negations:
        what = "the English says no (not, never, without); say it too"
        yield _Finding("negation-lost", what, negation)
    elif not pair.counts["near no"]:
        repeats = len(_REPEATS_NEGATION.findall(pair.english)) if expected else 0
        negations = _list_negations(pair, checks)
        if len(negations) > expected + repeats:
            what = f"{negations[-1]!r} says no, and the English does not; delete it"
            yield _Finding("negation-added", what, negation, "no")


def _list_negations(pair: _Pair, checks: Checks) -> list[str]:
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


def _find_lost(pair: _Pair, checks: Checks) -> _Findings:
    """Yield the meanings, terms, numbers and names that a translation lacks."""
    normalized_english = _normalize(pair.english)
    expected = [
        ("term", terms, word_pattern(terms), words)
        for terms, words in checks.terms.items()
        if word_pattern(terms).search(normalized_english)
    ]
    expected += [
        ("name", name, word_pattern(name), words)
        for name, words in checks.names.items()
        if _name_pattern(name).search(pair.english)
    ]
    expected += [
        ("meaning-lost", name, meaning.english, checks.words[name])
        for name, meaning in checks.shared_rules.meanings.items()
        if meaning.firm and pair.counts[name] and checks.words[name]
    ]
    for check, english, pattern, words in expected:
        if not checks.find(words, pair.normalized):
            lost, word = english.partition("|")[0], words.partition("|")[0]
            yield _Finding(check, f"it may have lost {lost!r}; say {word}", pattern)
    missing = [
        name
        for name in _NAME.findall(pair.english)
        if name not in pair.text and name not in checks.no_names
    ]
    if missing:
        what = f"it lacks {' '.join(missing)!r}; type it as it is"
        yield _Finding("name", what, word_pattern("|".join(missing)))


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a name; at the start of a sentence, May is no month."""
    return re.compile(rf"{'(?<=[a-z0-9] )' if name == 'May' else ''}\b{re.escape(name)}\b")


def _find_added(pair: _Pair, checks: Checks) -> _Findings:
    """Yield the meanings that only the translation has."""
    for name, meaning in checks.shared_rules.meanings.items():
        is_near = _count(meaning.near, pair.english) or _count(meaning.beside, pair.english)
        is_checked = meaning.added and not pair.counts[name] and not is_near
        if is_checked and checks.find_meaning(name, pair.normalized):
            what = f"it says {name!r}, and the English does not; delete it"
            yield _Finding("meaning-added", what, added=name)


def _find_english(pair: _Pair, checks: Checks) -> _Findings:
    """Yield each word of the English that no other translation of the language has."""
    if checks.stems:
        words = {*_SMALL_WORD.findall(pair.english)}
        for word in words.intersection(_SMALL_WORD.findall(_QUOTE.sub("", pair.text))):
            if checks.stems[word[:_STEM]] <= 1:
                what = f"{word!r} is English; translate it"
                yield _Finding("english", what, word_pattern(word))


def _find_slips(pair: _Pair, checks: Checks) -> _Findings:
    """Yield mistakes in typing, and another final stop."""
    slips = {**checks.shared_rules.slips, **checks.language_rules.slips}
    for pattern, what in slips.items():
        if match := pattern.search(pair.text):
            yield _Finding("slip", f"{match[0][:20]!r}: {what}")
    expected, stop = _find_final_stop(pair.english), _find_final_stop(pair.text)
    if stop != expected:
        what = f"it ends with {stop!r}, the English with {expected!r}; end it so too"
        yield _Finding("ending", what)


def _find_final_stop(text: str) -> str:
    match = re.search(r"([.?!:؟])[\s\u2069»”\")'’]*$", text)
    return match[1].replace("؟", "?") if match else ""


def _skip_repeated(english: str, findings: Iterable[_Finding]) -> Iterator[TranslationProblem]:
    """Yield the findings without those about words that an earlier one is about."""
    normalized = PLACEHOLDER.sub(GAP, english).casefold()
    places, meanings = set[int](), set[str]()
    for finding in findings:
        spans = [match.span() for match in finding.english.finditer(normalized)]
        own_places = {place for span in spans for place in range(*span)}
        if places.isdisjoint(own_places) and finding.added not in meanings:
            yield TranslationProblem(finding.name, finding.what)
            places |= own_places
            meanings |= {finding.added} - {""}


def _find_warnings(message: Message, checks: Checks) -> list[TranslationProblem]:
    """Return the warnings that no comment of the translator excuses."""
    if message.context == SEARCH_WORDS:
        return []
    form = r"ok: *(\S+) +\S.*"
    excuses = [re.fullmatch(form, line, re.IGNORECASE) for line in message.user_comments]
    excused = {excuse[1].lower() for excuse in excuses if excuse}
    if is_safety_critical(message.context) and not is_reviewed(message):
        excused -= _BLOCKING
    sources, forms = english_texts(message), usable_texts(message)
    singular_form = checks.locale.select_form(1)
    warnings = dict[TranslationProblem, None]()
    for number, text in enumerate(forms):
        # A plural form without a placeholder writes the count as a word.
        if len(forms) == 1 or PLACEHOLDER.search(text):
            source = sources[0] if number == singular_form else sources[-1]
            findings = [
                finding
                for finding in _find_in_text(source, text, checks)
                if finding.name not in excused
            ]
            warnings |= dict.fromkeys(_skip_repeated(source, findings))
    return [*warnings]
