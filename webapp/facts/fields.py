"""The kinds of value that editors write: each a type, with the words for when it does not fit.

What a value must fit besides (the ids that there are, today) is in the context of the validation.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

import langcodes
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
)

from webapp.facts.phone_numbers import check_no_number, read_number
from webapp.facts.wording import (
    check_law_words,
    check_length,
    check_plain,
    check_promises,
    check_text,
)
from webapp.problems import InvalidValueError

AREAS = ("statewide", "nation", "unknown")  # where a service helps, when it names no counties
Unlocked = Field(exclude=True)  # the lock passes over it: sources, quotes and notes alone
NOT_EMPTY = Field(min_length=1)
AsText = PlainSerializer(str, when_used="unless-none")
_UNFIT = re.compile(
    r"(.+\.)?(ice\.gov|squarespace\.com|(stage|staging|preprod|preview|test|dev)\..+)", re.ASCII
)
ID_FORM = r"[a-z][a-z0-9_-]*"
_DAY = r"\d{4}-\d\d-\d\d"
_PERIOD = r"unknown|(P1Y/|\d{4}(-\d\d){0,2}/)?\d{4}(-\d\d){0,2}"
_DEFINED_IN = {
    "counties": "places.yaml",
    "situations": "situations.yaml",
    "laws": "laws.yaml",
    "services": "a file of organizations/",
    "sources": "sources.yaml",
}


class Context(NamedTuple):
    """What a value must fit besides: today, and ids by kind (none where nobody can read them)."""

    today: date
    ids: Mapping[str, frozenset[str]]


class PartialDate(NamedTuple):
    """A year, and as much of the month and day as is known (0 when it is not)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first_day(self) -> date:
        """Return the day, or the first of the month or of the year."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """Return it as editors write it."""
        return "-".join(f"{part:02}" for part in self if part)


class Period(NamedTuple):
    """What stretch of time a fact speaks of; `start` is None for a single date."""

    end: PartialDate
    start: PartialDate | None = None
    twelve_months: bool = False

    def __str__(self) -> str:
        """Return it as editors write it."""
        start = "P1Y" if self.twelve_months else self.start
        return f"{start}/{self.end}" if start else str(self.end)


class Signed(NamedTuple):
    """On which day somebody did what is said, and who."""

    on: date
    by: str

    def __str__(self) -> str:
        """Return it as editors write it."""
        return f"{self.on} {self.by}"


def pattern_validator(
    form: str, what: str, fix: str, make: Callable[[str], object] = str
) -> BeforeValidator:
    """Refuse what has not a form, and make a value of what has."""
    pattern = re.compile(form, re.ASCII)

    def read(given: object) -> object:
        text = str(given)
        with suppress(ValueError):  # of what only looks right, as 2025-02-30
            if pattern.fullmatch(text):
                return make(text)
        raise InvalidValueError(f"{text!r} {what}", fix)

    return BeforeValidator(read)


def known(kind: str, *words: str) -> AfterValidator:
    """Refuse an id that nothing defines, but some words; all ids are collected beforehand."""

    def check(identifier: str, info: ValidationInfo[Context | None]) -> str:
        ids = info.context.ids.get(kind) if info.context else None
        if ids is not None and identifier not in {*ids, *words}:
            fix = f"define it in {_DEFINED_IN[kind]}, or take it out here"
            raise InvalidValueError(f"{identifier!r} is not defined", fix)
        return identifier

    return AfterValidator(check)


def list_or(**words: list[str]) -> BeforeValidator:
    """Let an editor write a list in one word, such as `unknown` or `statewide`."""

    def expand(given: object) -> object:
        if isinstance(given, str) and given in words:
            return words[given]
        if isinstance(given, list) and given:
            return given
        known_words = " or ".join(f"`{word}`" for word in words)
        what = f"{given!r} is no list" if isinstance(given, str) else "it is no list"
        raise InvalidValueError(what, f"type {known_words}, or a list, as `[one, another]`")

    return BeforeValidator(expand)


def _make_period(text: str) -> Period | None:
    if text == "unknown":
        return None
    start, _, end = text.rpartition("/")
    dated = [part for part in (start, end) if part[:1].isdigit()]
    dates = [PartialDate(*map(int, part.split("-"))) for part in dated]
    if dates[0].first_day > dates[-1].first_day:
        raise ValueError(text)
    return Period(dates[-1], dates[0] if dates[1:] else None, twelve_months=start == "P1Y")


def _make_signed(text: str) -> Signed:
    day, _, by = text.partition(" ")
    return Signed(date.fromisoformat(day), by)


def _check_past[When: date | int | Period | Signed | None](
    when: When, info: ValidationInfo[Context | None]
) -> When:
    """Refuse what has not begun yet; as each is written, year, month and day compare as text."""
    begun = str(when).rpartition("/")[2][: len("2026-11-24")]
    if when and info.context and begun > info.context.today.isoformat():
        raise InvalidValueError(f"{when} has not come yet", "type the day of it")
    return when


def _check_link(address: str) -> str:
    """Refuse an address that nobody should follow; one that is no link is left as it is.

    Numbers in a path are those of articles.
    """
    if address.startswith("https://") and " " not in address:
        host = urlsplit(address).hostname or ""
        if _UNFIT.fullmatch(host) or not address.isascii() or "@" in host or "." not in host:
            what = f"no link leads to {host}: it is ICE, a copy for trials, or no host"
            fix = "write it as `url_as_text:`, in sources.yaml without https:// and why as `note:`"
            raise InvalidValueError(what, fix)
    return address if "/" in address else check_no_number(address)


def _check_tag(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+", text, re.ASCII) or not langcodes.tag_is_valid(text):
        fix = "type its short code, as `en` for English, `so` for Somali, `pt` for Portuguese"
        raise InvalidValueError(f"{text!r} is not a language", fix)
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=600),
    AfterValidator(check_text),
    AfterValidator(lambda text: re.sub(" +", " ", text)),  # blanks behind the lines of a long text
]
Line = Annotated[Text, AfterValidator(check_no_number)]
Name = Annotated[Line, NOT_EMPTY]
_Plain = Annotated[str, StringConstraints(max_length=900), AfterValidator(check_plain)]
Prose = Annotated[_Plain, AfterValidator(check_promises)]
RequiredProse = Annotated[Prose, NOT_EMPTY]
Sentence = Annotated[RequiredProse, AfterValidator(check_length)]
LawSentence = Annotated[
    _Plain,
    AfterValidator(check_law_words),
    AfterValidator(check_length),
    NOT_EMPTY,
]
Id = Annotated[
    str,
    pattern_validator(
        ID_FORM,
        "cannot be an id",
        "type small letters, digits and hyphens, a letter first, as `shore-line`",
    ),
]
SourceId = Annotated[Id, known("sources")]
LawId = Annotated[Id, known("laws")]
ServiceId = Annotated[Id, known("services")]
CountyId = Annotated[Id, known("counties")]
Area = Annotated[Id, known("counties", *AREAS)]
SituationNumber = Annotated[
    str, pattern_validator(r"[1-9]\d?", "is no number of a situation", "type one, as 3")
]
SituationId = Annotated[SituationNumber, known("situations")]
Sources = Annotated[list[SourceId], NOT_EMPTY, Unlocked]
Address = Annotated[Text, AfterValidator(_check_link)]
Https = Annotated[
    Address,
    pattern_validator(
        r"https://[!-~]+", "is no address to follow", "type one with https://, ASCII"
    ),
]
SiteAddress = Annotated[
    str,
    pattern_validator(
        r"https?://[a-z0-9.-]+(:\d+)?",
        "is not the address of a site",
        "type it without what follows the host, as https://help.example.org",
    ),
]
PhoneNumber = Annotated[str, AfterValidator(read_number)]
Tag = Annotated[str, AfterValidator(_check_tag)]
Day = Annotated[
    date,
    pattern_validator(_DAY, "is not a date", "type it as 2026-11-24", date.fromisoformat),
    AfterValidator(_check_past),
]
SignedDay = Annotated[
    Signed | None,
    pattern_validator(
        rf"{_DAY} \S.{{0,39}}",
        "is no day and name",
        "type the day and who it was, as `2026-11-24 AB`",
        _make_signed,
    ),
    AfterValidator(_check_past),
    AsText,
]
Year = Annotated[
    int,
    pattern_validator(r"(19|20)\d{2}", "is not a year", "type it as 2018", int),
]
PastYear = Annotated[Year, AfterValidator(_check_past)]
MaybePeriod = Annotated[
    Period | None,
    pattern_validator(
        _PERIOD,
        "is not a period",
        "type 2015, 2015-03, 2007-12/2015-03 or P1Y/2025-09 (twelve months up to that month)",
        _make_period,
    ),
    AfterValidator(_check_past),
    AsText,
]
Count = Annotated[
    int, pattern_validator(r"\d{1,9}", "is not a whole number", "type digits only, as 1042", int)
]
Amount = Annotated[
    Decimal,
    pattern_validator(
        r"\d+(\.\d+)?", "is not a number", "type digits only, as 1042 or 2.95", Decimal
    ),
]
_Fact = Annotated[
    Decimal,
    pattern_validator(
        r"\d{1,9}(\.\d+)?",  # ten digits are a phone number, and would be grouped as a sum
        "is no number for a text",
        "type digits only, as 1042 or 2.95; a phone number belongs under `phones:`",
        Decimal,
    ),
]
Facts = dict[str, _Fact]
