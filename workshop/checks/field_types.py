"""What the fields of `checks.yaml` may hold, with what to type where they hold something else."""

import unicodedata
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from webapp.i18n.locales import check_pattern
from webapp.problems import InvalidValueError
from workshop.checks.concepts import CONCEPTS

_PAIR = 2
_LAST_LETTER = 0x20000


@cache
def _is_script(name: str) -> bool:
    start = f"{name} "
    return any(unicodedata.name(chr(n), "").startswith(start) for n in range(_LAST_LETTER))


def _check_script(text: str) -> str:
    if not text.isupper() or not _is_script(text):
        raise InvalidValueError(f"{text!r} is no script of Unicode", "type it as LATIN or ARABIC")
    return text


def _check_pair(text: str) -> str:
    if len(text) != _PAIR:
        raise InvalidValueError(f"{text!r} is no pair of marks", "type both side by side, as „“")
    return text


def _check_mark(text: str) -> str:
    if len(text) != 1:
        raise InvalidValueError(f"{text!r} is no mark", "type one sign, as ?")
    return text


def _check_list(text: str) -> str:
    if not all(word.strip(" ?*…") for word in text.split("|")):
        raise InvalidValueError(f"{text[:40]!r} has an empty word", "type | between words only")
    return text


def _check_meaning(name: str) -> str:
    if name not in CONCEPTS:
        raise InvalidValueError(f"{name!r} is no meaning", f"type one of {', '.join(CONCEPTS)}")
    return name


def _split(text: object) -> object:
    return frozenset(text.split()) if isinstance(text, str) else text


Script = Annotated[str, AfterValidator(_check_script)]
Words = Annotated[frozenset[str], BeforeValidator(_split)]
Pattern = Annotated[str, AfterValidator(check_pattern)]
Patterns = tuple[Pattern, ...]
Mark = Annotated[str, AfterValidator(_check_mark)]
Pair = Annotated[str, AfterValidator(_check_pair)]
Pairs = tuple[Pair, ...]
WordList = Annotated[str, AfterValidator(_check_list)]
Part = Annotated[float, Field(gt=0, lt=1)]
Meaning = Annotated[str, AfterValidator(_check_meaning)]
