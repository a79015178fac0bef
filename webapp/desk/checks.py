"""Warnings: a translation that probably says another thing, or is typed wrongly. Rules are data.

`translations/checks.yaml` says what is asked of every language, `translations/<code>/checks.yaml`
how a language says it. A warning fails nothing. One that is wrong is excused by a comment of the
translator above the sentence: `# ok: NAME why`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from csv import DictReader
from itertools import permutations
from pathlib import Path
from typing import Annotated

from babel.messages.catalog import Catalog, Message
from pydantic import AfterValidator, BaseModel, TypeAdapter

from webapp.problems import Problem, ProblemsFoundError
from webapp.pydantic_messages import TRANSLATORS
from webapp.text_files import display_path, read_rows, read_text
from webapp.words.catalogs import compile_plural, find_message_problems, usable_texts
from webapp.words.entries import GAP, PLACEHOLDER, SEARCH_WORDS, normalize, word_pattern
from webapp.words.languages import SiteLocale
from webapp.words.reviews import english_texts
from webapp.yamlfile import read_document, validate

RULES, GLOSSARY = "checks.yaml", "glossary.csv"
_END = re.compile(r"(?<=[.?!؟…])(?<!\b[A-Z]\.)(?=[\s\"'»”’)\u2069]|$)")
_LAST = re.compile(r"([.?!:؟])[\s\u2069»”\")'’]*$")
_LETTER = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"\([^()]*\)|[“«\"][^”»\"]*[”»\"]")  # what may stay in English
_AGAIN = re.compile(r"\b(?:and|n?or|but|if|whether)\b|,(?=[^,]* or\b)")  # before another no
_NAME = re.compile(r"(?<=[a-z,:] )[A-Z][a-z]{2,}\b|\b(?!(?:ID|TV|OK|ZIP|LGBTQ)\b)[A-Z]{2,}\b")
_NOTHING = re.compile(r"(?!)")
_NEAR_BY = 12  # letters of what is just before a word
_EXCUSE = re.compile(r"ok: *(\S+) +\S.*", re.IGNORECASE)
Finding = tuple[str, str, str]  # the state of its message; its name; what is wrong, what to type
type _Found = Iterator[tuple[str, str]]
type _Spans = list[tuple[int, int]]
type _Lists = Mapping[str, str]


def _whole(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; an apostrophe may end one, as in n’."""
    return re.compile(rf"(?<![\w'’])(?:{pattern.pattern})(?:(?!\w)|(?<=['’]))", re.IGNORECASE)


type _Words = Annotated[re.Pattern[str], AfterValidator(_whole)]


class _Meaning(BaseModel, extra="forbid"):
    """A meaning: the English that asks for it, and other English beside which it may be said."""

    english: _Words
    near: _Words = _NOTHING
    beside: _Words = _NOTHING
    firm: bool = False
    added: bool = False


class _Common(BaseModel, extra="forbid"):
    """What is asked of every language."""

    meanings: Mapping[str, _Meaning]
    opposed: tuple[tuple[str, ...], ...]
    no_names: str
    english: str
    slips: Mapping[re.Pattern[str], str]


class _Own(BaseModel, extra="forbid"):
    """How one language says what is asked; all of it may be left out."""

    prefixes: str = ""
    negations: tuple[re.Pattern[str], ...] = ()
    doubtful: tuple[re.Pattern[str], ...] = ()
    meanings: _Lists = {}
    numbers: _Lists = {}
    dates: _Lists = {}
    names: _Lists = {}
    slips: Mapping[re.Pattern[str], str] = {}


def _read_rules[Record](shape: type[Record], path: Path, folder: Path) -> Record:
    return validate(TypeAdapter(shape), read_document(path, folder), TRANSLATORS)


def _read_terms(folder: Path, code: str) -> dict[str, str]:
    path = folder / GLOSSARY
    lines = read_text(path, folder).splitlines() if path.exists() else ()
    rows = [row for _, row in read_rows(DictReader(lines), display_path(path, folder))]
    try:
        return {
            row["source"]: row[code] for row in rows if row["scope"] == "word" and row.get(code)
        }
    except KeyError as error:
        what, fix = f"the first line lacks {error}", "save it as CSV with commas, in UTF-8"
        raise ProblemsFoundError([Problem(display_path(path, folder), 1, what, fix)]) from None


def _join(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    return _whole(re.compile("|".join(pattern.pattern for pattern in patterns or [_NOTHING])))


def _sentences(text: str) -> list[str]:
    return [part for part in _END.split(text) if _LETTER.search(part)]


def _plain(text: str) -> str:
    """Return a text as lists of words are written; 0 is any number."""
    return re.sub(rf"(?:\d|{GAP})+", "0", normalize(text))


class Checks:
    """All that is asked of one language, and how it says it."""

    def __init__(self, folder: Path, locale: SiteLocale) -> None:
        """Read the rules; raises ProblemsFoundError with the line of each slip in them."""
        self.locale, path = locale, folder / locale.code / RULES
        self.common = _read_rules(_Common, folder / RULES, folder)
        self.own = _read_rules(_Own, path, folder) if path.is_file() else _Own()
        self.names = {**self.own.names, **self.own.dates}
        self.no_names = {*self.common.no_names.split(), *re.split("[| ]", "|".join(self.names))}
        self.terms = {**_read_terms(folder, locale.code), **self.own.numbers}
        words = {name: words for names, words in self.terms.items() for name in names.split("|")}
        words |= self.own.meanings
        self.words = {name: words.get(name, "") for name in self.common.meanings}
        self.sure_no = _join(self.own.negations)
        self.no = _join((*self.own.negations, *self.own.doubtful))

    def ask(self, english: str) -> Counter[str]:
        """Return how often a text in English asks for each meaning."""
        meanings = self.common.meanings.items()
        return +Counter({name: len(each.english.findall(english)) for name, each in meanings})

    def find(self, words: str, text: str, *, sure: bool = False) -> _Spans:
        """Return where a plain text has one of some words; `sure`: one without another use."""
        pattern = word_pattern(words, self.own.prefixes, without_ambiguous=sure)
        return [match.span() for match in pattern.finditer(text)]


def _look(english: str, text: str, checks: Checks) -> _Found:
    """Yield what is probably wrong with one form of a translation."""
    source, bare = PLACEHOLDER.sub(GAP, english), PLACEHOLDER.sub(GAP, text)
    parts, own_parts = _sentences(source), _sentences(bare)
    if len(own_parts) < len(parts):
        yield "clause", "it has fewer sentences than the English; see that nothing was left out"
    is_paired = len(parts) == len(own_parts)
    for part, own in zip(parts, own_parts, strict=True) if is_paired else [(source, bare)]:
        asked, plain = checks.ask(part), _plain(own)
        yield from _find_contrary(part, plain, asked, checks)
        yield from _find_negation(part, plain, asked, checks)
    asked = checks.ask(source)
    yield from _find_lost(source, bare, asked, checks)
    yield from _find_added(source, bare, asked, checks)
    yield from _find_slips(source, bare, checks)


def _find_negation(english: str, own: str, asked: Counter[str], checks: Checks) -> _Found:
    wanted = asked["no"]
    if wanted and checks.own.negations and len(checks.no.findall(own)) < wanted:
        yield "negation-lost", "the English says no (not, never, without); say it too"
    elif not asked["near no"]:
        # What says a meaning of the English may hold a no: "not safe" for danger.
        spans = [span for name in asked for span in checks.find(checks.words[name], own)]
        found = [
            match[0]
            for match in checks.sure_no.finditer(own)
            if not any(start <= match.start() < end for start, end in spans)
        ]
        again = len(_AGAIN.findall(english)) if wanted else 0
        if len(found) > wanted + again:
            yield "negation-added", f"{found[-1]!r} says no, and the English does not; delete it"


def _find_contrary(english: str, own: str, asked: Counter[str], checks: Checks) -> _Found:
    """Yield a meaning in whose place the translation says another one."""
    for name, other in (pair for row in checks.common.opposed for pair in permutations(row, 2)):
        near = checks.common.meanings[other].near
        if asked[name] and checks.words[name] and not near.search(english):
            there = [
                (start, end)
                for start, end in checks.find(checks.words[other], own, sure=True)
                if not checks.no.search(own[:start][-_NEAR_BY:])
            ]
            here = [  # but "safe" in "not safe"
                (start, end)
                for start, end in checks.find(checks.words[name], own, sure=True)
                if not any(first <= start and end <= last for first, last in there)
            ]
            if len(there) > asked[other] and len(here) < asked[name]:
                yield "meaning-contrary", f"it says {other!r} in the place of {name!r}; mend it"


def _find_lost(source: str, bare: str, asked: Counter[str], checks: Checks) -> _Found:
    """Yield what a text does not say at all: meanings, numbers, terms of the glossary, names."""
    english, own, meanings = _plain(source), _plain(bare), checks.common.meanings
    wanted = [
        ("meaning-lost", name, words)
        for name, words in checks.words.items()
        if words and meanings[name].firm and asked[name]
    ]
    wanted += [
        ("term", names, words)
        for names, words in checks.terms.items()
        if word_pattern(names).search(english)
    ]
    wanted += [("name", name, words) for name, words in checks.names.items() if name in source]
    for kind, names, words in wanted:
        if not checks.find(words, own):
            lost, say = names.partition("|")[0], words.partition("|")[0]
            yield kind, f"it may have lost {lost!r}; say {say}"
    for name in _NAME.findall(source):
        if name not in bare and name not in checks.no_names:
            yield "name", f"it lacks {name!r}; type it as it is"


def _find_added(source: str, bare: str, asked: Counter[str], checks: Checks) -> _Found:
    """Yield what a text says of its own accord."""
    own = _plain(bare)
    for name, meaning in checks.common.meanings.items():
        may_add = not meaning.added or meaning.near.search(source) or meaning.beside.search(source)
        if not (asked[name] or may_add) and checks.find(checks.words[name], own, sure=True):
            yield "meaning-added", f"it says {name!r}, and the English does not; delete it"


def _find_slips(source: str, bare: str, checks: Checks) -> _Found:
    for pattern, what in (*checks.common.slips.items(), *checks.own.slips.items()):
        if found := pattern.search(bare):
            yield "slip", f"{found[0][:20]!r}: {what}"
    ends = ["".join(_LAST.findall(each)).replace("؟", "?") for each in (source, bare)]
    if ends[0] != ends[1]:
        yield "ending", f"it ends with {ends[1]!r}, the English with {ends[0]!r}; end it so too"
    if left := word_pattern(checks.common.english).search(_plain(_ASIDE.sub("", bare))):
        yield "english", f"{left[0]!r} is English; translate it"


def findings_of(message: Message, catalog: Catalog, checks: Checks) -> list[Finding]:
    """Return what is wrong with a message, worst first; what is excused is left out."""
    if problems := find_message_problems(message, catalog, checks.locale):
        return [("error", *problem) for problem in problems]
    if not (forms := usable_texts(message)):
        return [("missing", "missing", "it waits for a translation; type it")]
    if message.context == SEARCH_WORDS:
        return []
    sources, found = english_texts(message), dict[tuple[str, str], None]()
    one = compile_plural(catalog.plural_expr)(1) if len(forms) > 1 else 0
    for number, text in enumerate(forms):
        if len(forms) == 1 or PLACEHOLDER.search(text):  # without one it says a count in words
            found |= dict.fromkeys(_look(sources[0 if number == one else -1], text, checks))
    excuses = (_EXCUSE.fullmatch(comment.strip()) for comment in message.user_comments)
    excused = {match[1].lower() for match in excuses if match}
    return [("warning", *each) for each in found if each[0] not in excused]
