"""What is probably wrong with a translation, by the rules of its language."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from webapp.words.rules import SMALL_WORD, Rules, Span
from webapp.words.validation import GAP, PLACEHOLDER, Finding, normalize, word_pattern

_SENTENCE_END = re.compile(r"(?<=[.?!؟…])(?<!\b[A-Z]\.)(?=[\s\"'»”’)\u2069]|$)|(?<=[。？！។።।])")
_LETTER = re.compile(r"[^\W\d_]")
# After these words of the English, a translation may repeat its negation.
_REPEATS_NEGATION = re.compile(r"\b(?:and|n?or|but|if|whether)\b|,(?=[^,]* or\b)")
_NAME = re.compile(r"(?<=[a-z,:] )[A-Z][a-z]{2,}\b|\b(?!(?:ID|TV|OK|ZIP|LGBTQ)\b)[A-Z]{2,}\b")
_ANY_WORD = re.compile(r"\w+")
_NEGATION_DISTANCE = 12  # characters before a word in which a negation belongs to it
# Two placeholders with few words between them, as in "%(low)s to %(high)s".
_NEIGHBORS = re.compile(r"%\((\w+)\)s(?= (?:\w+ ){1,3}%\((\w+)\)s)")
_SHORT = 0.8  # of the characters of the English; two sentences may be joined to one
_QUOTE = re.compile(r"\([^()]*\)|[“«\"][^”»\"]*[”»\"]")  # quotes may stay in English


type Findings = Iterator[Finding]


def _split_sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if _LETTER.search(part)]


def _normalize(text: str) -> str:
    """Return a text as lists of words are written: in small letters, with 0 for any number."""
    return re.sub(rf"(?:\d|{GAP})+", "0", normalize(text))


@cache  # the same English is beside the texts of every language
def _count(pattern: re.Pattern[str], english: str) -> int:
    return len(pattern.findall(english))


class _Pair:
    """An English text and its translation, with `GAP` in place of placeholders.

    `counts` says how often the English has each meaning.
    """

    def __init__(self, english: str, text: str, rules: Rules) -> None:
        """Normalize the translation, and count the meanings of the English."""
        self.english = PLACEHOLDER.sub(GAP, english)
        self.text = PLACEHOLDER.sub(GAP, text)
        self.normalized = _normalize(self.text)
        self.counts = {
            name: _count(meaning.english, self.english)
            for name, meaning in rules.shared_rules.meanings.items()
        }


def find_in_text(english: str, translation: str, rules: Rules) -> Findings:
    """Yield what is probably wrong with one plural form, the most dangerous first."""
    whole = _Pair(english, translation, rules)
    english_sentences, sentences = _split_sentences(whole.english), _split_sentences(whole.text)
    pairs = [whole]
    if len(sentences) == len(english_sentences):
        pairs = [
            _Pair(english_sentence, sentence, rules)
            for english_sentence, sentence in zip(english_sentences, sentences, strict=True)
        ]
    for pair in pairs:
        yield from _find_contrary(pair, rules)
        yield from _find_negation(pair, rules)
    yield from _find_lost(whole, rules)
    yield from _find_added(whole, rules)
    is_short = len(whole.text) < len(whole.english) * _SHORT
    if is_short and len(sentences) < len(english_sentences):
        yield Finding(
            "clause",
            "it has fewer sentences than the English; see that nothing was left out",
            _ANY_WORD,
        )
    yield from _find_english(whole, rules)
    yield from _find_slips(whole, rules)
    yield from _find_swapped(english, translation)


def _find_swapped(english: str, translation: str) -> Findings:
    """Yield placeholders that stand before a near one."""
    names = PLACEHOLDER.findall(translation)
    for first, second in _NEIGHBORS.findall(english):
        if {first, second} <= {*names} and names.index(second) < names.index(first):
            yield Finding(
                "order", f"%({second})s is before %({first})s; see that they are not swapped"
            )


def _find_contrary(pair: _Pair, rules: Rules) -> Findings:
    """Yield each meaning that a translation replaces by an opposed one."""
    meanings = rules.shared_rules.meanings
    for row in rules.shared_rules.opposed:
        for meaning, contrary in permutations(row, 2):
            is_near = _count(meanings[contrary].near, pair.english)
            is_checked = pair.counts[meaning] and rules.words[meaning] and not is_near
            if is_checked and _is_replaced(meaning, contrary, pair, rules):
                yield Finding(
                    "meaning-contrary",
                    f"it says {contrary!r} in the place of {meaning!r}; correct it",
                    meanings[meaning].english,
                    contrary,
                )


def _is_replaced(meaning: str, contrary: str, pair: _Pair, rules: Rules) -> bool:
    """Whether a text has a contrary too often, and the meaning of the English too rarely."""
    contrary_spans = [
        (start, end)
        for start, end in rules.find_meaning(contrary, pair.normalized)
        if not rules.any_negation.search(pair.normalized[:start][-_NEGATION_DISTANCE:])
    ]
    spans = [
        (start, end)
        for start, end in rules.find_meaning(meaning, pair.normalized)
        # "safe" in "not safe" is part of the contrary.
        if not any(first <= start and end <= last for first, last in contrary_spans)
    ]
    return len(contrary_spans) > pair.counts[contrary] and len(spans) < pair.counts[meaning]


def _find_negation(pair: _Pair, rules: Rules) -> Findings:
    negation = rules.shared_rules.meanings["no"].english
    expected = pair.counts["no"]
    is_lost = len(rules.any_negation.findall(pair.normalized)) < expected
    if is_lost and rules.language_rules.negations:
        yield Finding(
            "negation-lost", "the English says no (not, never, without); say it too", negation
        )
    elif not pair.counts["near no"]:
        repeats = len(_REPEATS_NEGATION.findall(pair.english)) if expected else 0
        negations = _list_negations(pair, rules)
        if len(negations) > expected + repeats:
            yield Finding(
                "negation-added",
                f"{negations[-1]!r} says no, and the English does not; delete it",
                negation,
                "no",
            )


def _list_negations(pair: _Pair, rules: Rules) -> list[str]:
    """Return the negations of a text that are not part of a meaning, as in "not safe"."""
    spans = list[Span]()
    for name, count in pair.counts.items():
        if count:
            spans += rules.find(rules.words[name], pair.normalized)
    return [
        match[0]
        for match in rules.clear_negation.finditer(pair.normalized)
        if not any(start <= match.start() < end for start, end in spans)
    ]


def _find_lost(pair: _Pair, rules: Rules) -> Findings:
    """Yield the meanings, terms, numbers and names that a translation lacks."""
    normalized_english = _normalize(pair.english)
    expected = [
        ("term", terms, word_pattern(terms), words)
        for terms, words in rules.terms.items()
        if word_pattern(terms).search(normalized_english)
    ]
    expected += [
        ("name", name, word_pattern(name), words)
        for name, words in rules.names.items()
        if _name_pattern(name).search(pair.english)
    ]
    expected += [
        ("meaning-lost", name, meaning.english, rules.words[name])
        for name, meaning in rules.shared_rules.meanings.items()
        if meaning.firm and pair.counts[name] and rules.words[name]
    ]
    for check, english, pattern, words in expected:
        if not rules.find(words, pair.normalized):
            lost, word = english.partition("|")[0], words.partition("|")[0]
            yield Finding(check, f"it may have lost {lost!r}; say {word}", pattern)
    missing = [
        name
        for name in _NAME.findall(pair.english)
        if name not in pair.text and name not in rules.no_names
    ]
    if missing:
        yield Finding(
            "name",
            f"it lacks {' '.join(missing)!r}; type it as it is",
            word_pattern("|".join(missing)),
        )


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a name; at the start of a sentence, May is no month."""
    return re.compile(rf"{'(?<=[a-z0-9] )' if name == 'May' else ''}\b{re.escape(name)}\b")


def _find_added(pair: _Pair, rules: Rules) -> Findings:
    """Yield the meanings that only the translation has."""
    for name, meaning in rules.shared_rules.meanings.items():
        is_near = _count(meaning.near, pair.english) or _count(meaning.beside, pair.english)
        is_checked = meaning.added and not pair.counts[name] and not is_near
        if is_checked and rules.find_meaning(name, pair.normalized):
            yield Finding(
                "meaning-added",
                f"it says {name!r}, and the English does not; delete it",
                added=name,
            )


def _find_english(pair: _Pair, rules: Rules) -> Findings:
    """Yield each word of the English that no other translation of the language has."""
    words = {*SMALL_WORD.findall(pair.english)}
    for word in words.intersection(SMALL_WORD.findall(_QUOTE.sub("", pair.text))):
        if not rules.is_known(word):
            yield Finding("english", f"{word!r} is English; translate it", word_pattern(word))


def _find_slips(pair: _Pair, rules: Rules) -> Findings:
    """Yield mistakes in typing."""
    slips = {**rules.shared_rules.slips, **rules.language_rules.slips}
    for pattern, what in slips.items():
        if match := pattern.search(pair.text):
            yield Finding("slip", f"{match[0][:20]!r}: {what}")
