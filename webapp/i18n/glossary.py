"""The glossary: how we say the words that matter, and what we never say for them."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from webapp.problems import Checked, Problem
from webapp.text_files import name_of, read_text

GLOSSARY = "glossary.csv"
_FIXED = ("source", "context", "scope", "note")
_NEVER = "_never"
_KIND = "glossary-file"
_ALTERNATIVES = "|"


@dataclass(frozen=True)
class Term:
    """One English term; a word that ends in `*` means all words that begin so.

    `whole` terms are for labels that are nothing else, and no check asks. Both mappings hold
    for a language code what to say (any of it), and the pattern of what never to say.
    """

    source: str
    whole: bool
    wanted: Mapping[str, tuple[str, ...]]
    never: Mapping[str, re.Pattern[str]]
    note: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of the English."""
        return _pattern(_words(self.source))

    def words_to_say(self, code: str) -> list[str]:
        """Return the words to say in a language, as people write them."""
        words = self.wanted.get(code, (self.source,))
        return [word for word in words if "*" not in word] or [words[0].strip("*")]

    @cached_property
    def wanted_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Return the patterns of what to say, which the start of the site does not need."""
        return _patterns(self.wanted)


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[Term, ...]

    @cached_property
    def _never(self) -> Mapping[str, tuple[tuple[Term, re.Pattern[str]], ...]]:
        codes = {code for term in self.terms for code in term.never}
        return {
            code: tuple((term, term.never[code]) for term in self.terms if code in term.never)
            for code in codes
        }

    def never_in(self, code: str) -> tuple[tuple[Term, re.Pattern[str]], ...]:
        """Return the terms that forbid words of a language, with the pattern of those words."""
        return self._never.get(code, ())


EMPTY = Glossary(())


def read_glossary(folder: Path) -> Checked[Glossary]:
    """Read `glossary.csv` in the folder of the catalogs.

    It may not be missing: the words for smuggling are in it, and no page may show them.
    """
    path = folder / GLOSSARY
    text, problems = read_text(path, folder)
    if text is None:
        return EMPTY, problems
    name = name_of(path, folder)
    rows = csv.DictReader(text.splitlines(), strict=True)
    try:
        terms, problems = _read_rows(rows, name)
    except csv.Error as error:
        what, fix = f"not readable ({error})", "open it in a sheet"
        return EMPTY, (Problem(name, rows.line_num, what, fix, _KIND),)
    return Glossary(terms), problems


def _read_rows(rows: csv.DictReader[str], name: str) -> Checked[tuple[Term, ...]]:
    columns = rows.fieldnames or []
    missing = [column for column in _FIXED if column not in columns]
    if missing:
        what = f"the first line lacks the columns {', '.join(missing)}"
        return (), (Problem(name, 1, what, f"begin it with {','.join(_FIXED)}", _KIND),)
    codes = [c for c in columns if c not in _FIXED and not c.endswith(_NEVER)]
    terms: list[Term] = []
    problems: list[Problem] = []
    for row in rows:
        if None in row or None in row.values() or row["scope"] not in {"word", "whole", ""}:
            fix = "give it a cell a column, and the scope word, whole or none"
            problems.append(Problem(name, rows.line_num, "this row is not understood", fix, _KIND))
            continue
        wanted = {code: found for code in codes if (found := _words(row[code]))}
        never = {code: found for code in codes if (found := _words(row.get(code + _NEVER, "")))}
        terms.append(
            Term(
                source=row["source"],
                whole=row["scope"] != "word",
                wanted=MappingProxyType(wanted if row["scope"] else {}),
                never=_patterns(never),
                note=row["note"],
            )
        )
    return tuple(terms), tuple(problems)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(_ALTERNATIVES) if word.strip())


def _patterns(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({code: _pattern(some) for code, some in words.items()})


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of any of some words: whole ones, or the ends open where a `*` is."""
    parts = []
    for word in words:
        begin = "" if word.startswith("*") else r"\b"
        end = "" if word.endswith("*") else r"\b"
        parts.append(begin + re.escape(fold(word.strip("*"))) + end)
    return re.compile("|".join(parts) or r"(?!)")


_MARKS = re.compile("[\u064b-\u0652\u0640]")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def fold(text: str) -> str:
    """Return a text without what does not tell words apart: capitals, vowel signs, kashida."""
    return _MARKS.sub("", text.casefold().translate(_APOSTROPHES))
