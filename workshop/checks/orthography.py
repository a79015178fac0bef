"""How each language is written: what the checks know of it, read from its folder.

`translations/<code>/checks.yaml` may be left out, and each field in it: what is not said is
not looked for, and the checks that hold for all languages remain.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.i18n.locales import CODE, SOURCE
from webapp.problems import Problem
from webapp.yamlfile import TRANSLATORS, read_document, validate

NAME = "checks.yaml"
_ALIKE = MappingProxyType({".": ".", "?": "?", "!": "!", ":": ":", "…": "…"})
_CURLY = (("“", "”"), ("«", "»"))
_PAIR = 2
_LAST_LETTER = 0x20000


@cache
def _is_script(name: str) -> bool:
    start = f"{name} "
    return any(unicodedata.name(chr(n), "").startswith(start) for n in range(_LAST_LETTER))


def _check_script(text: str) -> str:
    if not text.isupper() or not _is_script(text):
        raise ValueError(f"{text!r} is no script of Unicode; type it as LATIN or ARABIC")
    return text


def _check_pattern(text: str) -> str:
    try:
        found = re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no pattern ({error.msg}); type a plain word") from None
    if found.search("") is not None:
        raise ValueError(f"{text!r} is in every text; type a plain word")
    return text


def _check_pair(text: str) -> str:
    if len(text) != _PAIR:
        raise ValueError(f"{text!r} is no pair of marks; type both side by side, as „“")
    return text


def _check_mark(text: str) -> str:
    if len(text) != 1:
        raise ValueError(f"{text!r} is no mark; type one sign, as ?")
    return text


def _split(text: object) -> object:
    return frozenset(text.split()) if isinstance(text, str) else text


_Words = Annotated[frozenset[str], BeforeValidator(_split)]
_Patterns = tuple[Annotated[str, AfterValidator(_check_pattern)], ...]
_Mark = Annotated[str, AfterValidator(_check_mark)]
_Pairs = tuple[Annotated[str, AfterValidator(_check_pair)], ...]


@checked_dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Orthography:
    """The orthography of one language, and the small words that tell it from others.

    `letters` are those beyond a to z, or all of a script other than Latin; empty: any. `absent`
    are Latin letters that its own words lack, `clusters` patterns that its words never match.
    `endings` says how a sentence ends where English ends otherwise. `marks` are Latin marks that
    have a form of their own here. `narrow` are marks with a narrow no-break space before them.
    `opening` are marks that begin a sentence which ends with their key. `joiners` are invisible
    letters that the spelling needs. `negations` are patterns of the words that say no, `doubles`
    words that may stand twice in a row.
    """

    script: Annotated[str, AfterValidator(_check_script)] = ""
    letters: str = ""
    absent: str = ""
    clusters: _Patterns = ()
    endings: Mapping[_Mark, _Mark] = field(default_factory=dict)
    marks: Mapping[_Mark, _Mark] = field(default_factory=dict)
    narrow: str = ""
    opening: Mapping[_Mark, _Mark] = field(default_factory=dict)
    quotes: _Pairs = ()
    joiners: str = ""
    negations: _Patterns = ()
    doubles: _Words = frozenset()
    small_words: _Words = frozenset()
    shortest: float = 0.45
    apostrophe: str = ""
    quotation: str = ""
    familiar: str = ""
    prefixes: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    capitals: _Words = frozenset()
    borrowed: str = ""
    false_friends: Mapping[str, str] = field(default_factory=dict)
    number_words: Mapping[int, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_endings(self) -> Mapping[str, str]:
        """Return how a sentence ends, by how the English does."""
        return {**_ALIKE, **self.endings}

    @property
    def all_quotes(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of quotation marks."""
        return (*_CURLY, *((pair[0], pair[1]) for pair in self.quotes))

    @property
    def cluster(self) -> str:
        """Return one pattern of what its words never hold; empty: unknown."""
        return "|".join(self.clusters)

    @property
    def negation(self) -> str:
        """Return one pattern of the words that say no; empty: unknown."""
        # An apostrophe that is a letter begins no word: go'aan is not aan.
        begin = r"(?<![\w'’])" if "'" in self.letters else r"\b"
        return rf"{begin}(?:{'|'.join(self.negations)})(?:\b|(?<=['’]))" if self.negations else ""


_ORTHOGRAPHY = TypeAdapter(Orthography)
GENERAL = Orthography()
# English is the source, and no catalog: it has no folder.
_ENGLISH_WORDS = (
    "the and you your of is are was were it that this they not for with who what can may from"
    " have has had will would do does did if there their them he she his her we our us be been"
    " but or at by an which when where how why also only about into than then here call help"
    " someone somebody people need know everything nothing other these those"
)
type Orthographies = Mapping[str, Orthography]
ENGLISH_ALONE: Orthographies = MappingProxyType(
    {SOURCE.code: Orthography(small_words=frozenset(_ENGLISH_WORDS.split()))}
)


def find_files(folder: Path) -> list[Path]:
    """Return the files of all languages that have one, also of those that have no words yet."""
    return sorted(path for path in folder.glob(f"*/{NAME}") if CODE.fullmatch(path.parent.name))


def read_orthographies(folder: Path, problems: list[Problem]) -> Orthographies:
    """Read how each language is written; add problems, and leave out those that have any."""
    found = dict(ENGLISH_ALONE)
    for path in find_files(folder):
        document = read_document(path, folder, problems)
        if document is None:
            continue
        orthography = validate(_ORTHOGRAPHY, document, problems, guide=TRANSLATORS)
        if orthography is not None:
            found[path.parent.name] = orthography
    return found
