"""Reads `translations/<code>/language.yaml`: the one place of a language beside its words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
)
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.i18n.locales import (
    LANGUAGE_FILE,
    ConjunctionRule,
    SiteLocale,
    default_plural_forms,
    find_samples,
    is_known,
    refuse_code,
)
from webapp.problems import Problem
from webapp.yamlfile import TRANSLATORS, read_document, validate

NAME = LANGUAGE_FILE
ADD = ".venv/bin/flask translations add"
_LONGEST = 60
_MONTHS, _HOURS = 12, [str(hour) for hour in range(24)]
_STRICT = ConfigDict(extra="forbid")


def _clean(text: str) -> str:
    if not text.strip():
        raise ValueError("it has no answer; type some words")
    if any(unicodedata.category(item) in {"Cc", "Cf", "Co", "Cs"} for item in text):
        raise ValueError("it holds an invisible character; delete it")
    return unicodedata.normalize("NFC", text.strip())


def _check_direction(text: str) -> str:
    if text not in {"ltr", "rtl"}:
        raise ValueError(f"cannot be {text!r}; type ltr or rtl")
    return text


def _check_formats(text: str) -> str:
    if not is_known(text):
        raise ValueError(f"CLDR knows no {text!r}; type the code of the folder, or one like pt_BR")
    return text


def _check_date(text: str) -> str:
    if text != "long" and not set("dMy") <= set(text):
        raise ValueError("lacks day, month or year; type it as d MMMM y")
    return text


def _check_plurals(text: str) -> str:
    try:
        find_samples(text)
    except ValueError as error:
        raise ValueError(f"{error}; type it as nplurals=2; plural=(n != 1);") from None
    return text


def _check_months(months: tuple[str, ...]) -> tuple[str, ...]:
    if len(months) not in {0, _MONTHS}:
        raise ValueError(f"has {len(months)} names; type twelve, that of January first")
    return months


def _check_hours(words: Mapping[str, str]) -> Mapping[str, str]:
    if words and not {"0"} <= set(words) <= set(_HOURS):
        raise ValueError(
            "has an hour that is none, or no hour 0; "
            "type hours from 0 to 23, each with its word; the first is 0"
        )
    return words


def _check_name(text: str) -> str:
    if re.search(r"[@/<>\d]", text):
        raise ValueError(f"{text!r} is no name; type a name, and no address")
    return text


def _read_pattern(text: object) -> re.Pattern[str]:
    try:
        found = re.compile(str(text), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{text!r} is no pattern ({error.msg}); type a plain word") from None
    if found.search("") is not None:
        raise ValueError(f"{text!r} is in every text; type a plain word")
    return found


_Long = Annotated[str, AfterValidator(_clean)]
_Text = Annotated[str, StringConstraints(max_length=_LONGEST), AfterValidator(_clean)]
_Hours = Annotated[Mapping[str, _Text], AfterValidator(_check_hours)]


@checked_dataclass(frozen=True, kw_only=True, config=_STRICT)
class _Conjunction:
    word: _Text
    becomes: _Text
    before: Annotated[re.Pattern[str], BeforeValidator(_read_pattern)]


@checked_dataclass(frozen=True, kw_only=True, config=_STRICT)
class _Language:
    """The fields of a language's file."""

    autonym: _Text
    direction: Annotated[str, AfterValidator(_check_direction)]
    formats: Annotated[_Text, AfterValidator(_check_formats)]
    plural_forms: Annotated[_Long, AfterValidator(_check_plurals)] | None = None
    long_date: Annotated[_Text, AfterValidator(_check_date)] = "long"
    months: Annotated[tuple[_Text, ...], AfterValidator(_check_months)] = ()
    times_of_day: _Hours = field(default_factory=dict)
    conjunction: Annotated[_Conjunction | None, Field(alias="and")] = None
    language_names: Mapping[str, _Text] = field(default_factory=dict)
    not_in_titles: tuple[_Text, ...] = ()
    thanks: tuple[Annotated[_Text, AfterValidator(_check_name)], ...] = ()

    def locale(self, code: str) -> SiteLocale:
        """Return the language as the site knows it."""
        forms = self.plural_forms or default_plural_forms(code)
        turn, times = self.conjunction, self.times_of_day
        return SiteLocale(
            code=code,
            autonym=self.autonym,
            direction=self.direction,
            formats=self.formats,
            plural_forms=forms,
            plural_samples=find_samples(forms),
            long_date=self.long_date,
            months=self.months,
            times_of_day=tuple((int(hour), times[hour]) for hour in _HOURS if hour in times),
            conjunction=ConjunctionRule(turn.word, turn.becomes, turn.before) if turn else None,
            language_names=MappingProxyType(dict(self.language_names)),
            not_in_titles=tuple(word.lower() for word in self.not_in_titles),
            thanks=self.thanks,
        )


_LANGUAGE = TypeAdapter(_Language)


def read_language(folder: Path, code: str, problems: list[Problem]) -> SiteLocale | None:
    """Read what the site knows of a language; add problems, None when any is in the file."""
    if why := refuse_code(code):
        problems.append(Problem(f"{folder.name}/{code}/{NAME}", 1, *why))
        return None
    path = folder / code / NAME
    if not path.exists() and not path.is_symlink():
        fix = f"run `{ADD} {code}`"
        problems.append(Problem(f"{folder.name}/{code}/{NAME}", 1, "the file is missing", fix))
        return None
    document = read_document(path, folder, problems)
    if document is None:
        return None
    found = validate(_LANGUAGE, document, problems, guide=TRANSLATORS)
    return found.locale(code) if found is not None else None
