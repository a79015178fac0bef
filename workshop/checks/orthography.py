"""How each language is written: what the checks know of it, read from its folder.

`translations/<code>/checks.yaml` may be left out, and each field in it: what is not said is
not looked for, and the checks that hold for all languages remain.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, TypeGuard, get_type_hints

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass
from pydantic.fields import FieldInfo

from webapp.explanations import TRANSLATORS
from webapp.i18n.language_codes import CODE
from webapp.problems import Checked, gather
from webapp.yamlfile import read_record
from workshop.checks.concepts import CONCEPTS
from workshop.checks.field_types import (
    Mark,
    Meaning,
    Pair,
    Pairs,
    Part,
    Pattern,
    Patterns,
    Script,
    WordList,
    Words,
)

NAME = "checks.yaml"
_ALIKE = MappingProxyType({".": ".", "?": "?", "!": "!", ":": ":", "…": "…"})
_CURLY = (("“", "”"), ("«", "»"))


def _about(what: str) -> FieldInfo:
    return FieldInfo(description=what)


@checked_dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Orthography:
    """The orthography of one language, and its words for what must not be lost.

    This is the one list of the fields of `checks.yaml`, each with what it holds. In its lists |
    stands between words, ab* is all that begin so, and ? stands before what has other uses.
    """

    script: Annotated[Script, _about("The script in Unicode's words, as LATIN")] = ""
    letters: Annotated[str, _about("Letters beyond a to z, or all of another script")] = ""
    endings: Annotated[
        Mapping[Mark, Mark], _about("How a sentence ends where English ends otherwise")
    ] = field(default_factory=dict)
    marks: Annotated[Mapping[Mark, Mark], _about("Latin marks that have a form of their own")] = (
        field(default_factory=dict)
    )
    narrow: Annotated[str, _about("Marks with a narrow no-break space before them")] = ""
    opening: Annotated[
        Mapping[Mark, Mark], _about("Marks that begin a sentence which ends with their key")
    ] = field(default_factory=dict)
    quotes: Annotated[Pairs, _about("Pairs of quotation marks beside “” and «»")] = ()
    quotation: Annotated[Pair, _about("The one pair of quotation marks")] = ""
    apostrophe: Annotated[Mark, _about("The one apostrophe")] = ""
    joiners: Annotated[str, _about("Invisible letters that the spelling needs")] = ""
    prefixes: Annotated[Pattern, _about("A pattern of letters that join the next word")] = ""
    negations: Annotated[Patterns, _about("Patterns of words that say no")] = ()
    doubtful_negations: Annotated[
        Patterns, _about("Patterns of words that say no and have other uses")
    ] = ()
    or_not: Annotated[WordList, _about("Words such as 'or not' behind a question of whether")] = ""
    doubles: Annotated[Words, _about("Words that may stand twice in a row")] = frozenset()
    shortest: Annotated[Part, _about("How short a long sentence may be, beside the English")] = 0.45
    meanings: Annotated[
        Mapping[Meaning, WordList], _about("How it says what a life can hang on")
    ] = field(default_factory=dict)
    number_words: Annotated[Mapping[int, WordList], _about("Numbers in words, from two on")] = (
        field(default_factory=dict)
    )
    names: Annotated[
        Mapping[str, WordList], _about("Names that it writes otherwise; all others stay")
    ] = field(default_factory=dict)
    capitals: Annotated[Words, _about("Words written large that are no names in the English")] = (
        frozenset()
    )
    familiar: Annotated[WordList, _about("How the reader is never addressed")] = ""

    @property
    def all_endings(self) -> Mapping[str, str]:
        """Return how a sentence ends, by how the English does."""
        return {**_ALIKE, **self.endings}

    @property
    def all_quotes(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of quotation marks."""
        return (*_CURLY, *((pair[0], pair[1]) for pair in self.quotes))

    @property
    def negation(self) -> str:
        """Return one pattern of the words that say no; empty: unknown."""
        return self._write_negation((*self.negations, *self.doubtful_negations))

    @property
    def sure_negation(self) -> str:
        """Return one pattern of the words that say no and nothing else; empty: unknown."""
        return self._write_negation(self.negations)

    def _write_negation(self, words: tuple[str, ...]) -> str:
        # An apostrophe that is a letter begins no word: go'aan is not aan.
        begin = r"(?<![\w'’])" if "'" in self.letters else r"\b"
        return rf"{begin}(?:{'|'.join(words)})(?:\b|(?<=['’]))" if words else ""


# Without one of these a check that every language needs looks for nothing.
_NEEDED = (
    *("script", "negations", "quotation", "meanings", "number_words"),
    *("names", "familiar"),
)
_ORTHOGRAPHY = TypeAdapter(Orthography)
GENERAL = Orthography()
type Orthographies = Mapping[str, Orthography]


def find_files(folder: Path) -> list[Path]:
    """Return the files of all languages that have one, also of those that have no words yet."""
    return sorted(path for path in folder.glob(f"*/{NAME}") if CODE.fullmatch(path.parent.name))


def describe_fields() -> Mapping[str, str]:
    """Return all fields of `checks.yaml`, each with what it holds."""
    hints = get_type_hints(Orthography, include_extras=True)
    return {
        name: next(part.description or "" for part in hint.__metadata__ if _is_about(part))
        for name, hint in hints.items()
    }


def _is_about(part: object) -> TypeGuard[FieldInfo]:
    return isinstance(part, FieldInfo) and part.description is not None


def list_missing(known: Orthography) -> Mapping[str, str]:
    """Return what a language lacks that checks need: a field or a meaning, with what it holds."""
    about = describe_fields()
    lacking = {name: about[name] for name in _NEEDED if not getattr(known, name)}
    if known.meanings:
        absent = [name for name in CONCEPTS if name not in known.meanings]
        lacking |= {"meanings": f"those of {', '.join(absent)}"} if absent else {}
    return lacking


def read_orthographies(folder: Path) -> Checked[Orthographies]:
    """Read how each language is written, and leave out those whose file has a problem."""
    return gather(
        {
            path.parent.name: read_record(_ORTHOGRAPHY, path, folder, TRANSLATORS)
            for path in find_files(folder)
        }
    )
