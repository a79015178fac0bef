"""Rules of the checks of translations, as `checks.yaml` and `glossary.csv` say them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from csv import DictReader
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel

from webapp.text_files import display_path, read_rows, read_text
from webapp.words.validation import normalize, word_pattern

NO_MATCH = re.compile(r"(?!)")
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
