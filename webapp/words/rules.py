"""Rules of the checks of translations, as `checks.yaml` and `glossary.csv` say them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from csv import DictReader
from pathlib import Path
from typing import Annotated, NamedTuple

from babel.messages.catalog import Message
from pydantic import AfterValidator, BaseModel

from webapp.text_files import display_path, read_rows, read_text
from webapp.words.languages import SiteLocale
from webapp.words.reviews import usable_texts
from webapp.words.validation import NO_MATCH, normalize, word_pattern
from webapp.yamlfile import TRANSLATORS, read_document, validate

RULES_FILE = "checks.yaml"
_STEM = 5  # letters; shorter words are the same in many languages
SMALL_WORD = re.compile(rf"(?<![\w'’.-])[a-z]{{{_STEM},}}(?![\w'’-])")
type Span = tuple[int, int]
type _WordLists = Mapping[str, str]
type _Slips = Mapping[re.Pattern[str], str]


def match_whole_words(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; an apostrophe may end one, as in n’."""
    whole = rf"(?<![\w'’])(?:{pattern.pattern})(?:(?!\w)|(?<=['’]))"
    return re.compile(whole, re.IGNORECASE)


_Words = Annotated[re.Pattern[str], AfterValidator(match_whole_words)]


class Meaning(BaseModel, extra="forbid"):
    """The English of a meaning, and other English for which a translation may say it too.

    `firm`: a translation without any of its words has lost the meaning. `added`: a translation
    may not say it for other English.
    """

    english: _Words
    near: _Words = NO_MATCH
    beside: _Words = NO_MATCH
    firm: bool = False
    added: bool = False


class SharedRules(BaseModel, extra="forbid"):
    """The rules of every language."""

    meanings: Mapping[str, Meaning]
    opposed: tuple[tuple[str, ...], ...]
    no_names: str
    slips: _Slips


class LanguageRules(BaseModel, extra="forbid"):
    """The words of one language; a check without words is skipped."""

    prefixes: str = ""
    negations: tuple[re.Pattern[str], ...] = ()
    doubtful: tuple[re.Pattern[str], ...] = ()
    meanings: _WordLists = {}
    numbers: _WordLists = {}
    dates: _WordLists = {}
    names: _WordLists = {}
    slips: _Slips = {}


class Term(NamedTuple):
    """A row of the glossary: English words, and their translations in one language."""

    english: str
    translations: str
    is_word: bool  # checked in every sentence, not only shown beside the same sentence

    def is_in(self, english_texts: Iterable[str]) -> bool:
        """Whether a sentence has one of the words, or is the whole text of the row."""
        if self.is_word:
            return any(word_pattern(self.english).search(normalize(text)) for text in english_texts)
        return self.english in english_texts


def read_glossary(folder: Path, code: str) -> list[Term]:
    """Return the rows of the glossary that have words in one language."""
    path = folder / "glossary.csv"
    reader = DictReader(read_text(path, folder).splitlines())
    rows = read_rows(reader, display_path(path, folder), ("source", "scope"))
    return [
        Term(row["source"], row[code], is_word=row["scope"] == "word")
        for _, row in rows
        if row.get(code)
    ]


def join_patterns(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """Return the pattern of any of some patterns, as whole words."""
    joined = "|".join(pattern.pattern for pattern in patterns or [NO_MATCH])
    return match_whole_words(re.compile(joined))


class Rules:
    """The rules for one language."""

    def __init__(self, folder: Path, locale: SiteLocale) -> None:
        """Read the rules; raises ProblemsFoundError with the line of each mistake in them."""
        self.locale = locale
        shared = read_document(folder / RULES_FILE, folder)
        self.shared_rules = validate(SharedRules, shared, TRANSLATORS)
        path = folder / locale.code / RULES_FILE
        rules = LanguageRules()
        self.has_rules = path.is_file()
        if self.has_rules:
            rules = validate(LanguageRules, read_document(path, folder), TRANSLATORS)
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

    def count_words(self, messages: Iterable[Message]) -> None:
        """Count how many translations of the language have each beginning of a word.

        Without it, no check looks for words that were left in English.
        """
        self.stems.clear()
        for message in messages:
            words = SMALL_WORD.findall(" ".join(usable_texts(message)).lower())
            self.stems.update({word[:_STEM] for word in words})

    def find(self, words: str, text: str, *, without_ambiguous: bool = False) -> list[Span]:
        """Return where a normalized translation has any of some words."""
        prefixes = self.language_rules.prefixes
        pattern = word_pattern(words, prefixes, without_ambiguous=without_ambiguous)
        return [match.span() for match in pattern.finditer(text)]

    def find_meaning(self, name: str, text: str) -> list[Span]:
        """Return where a normalized translation clearly has a meaning."""
        return self.find(self.words[name], text, without_ambiguous=True)

    def is_known(self, word: str) -> bool:
        """Whether at least two translations have a word that begins like a word of the English."""
        return not self.stems or self.stems[word[:_STEM]] > 1
