"""Types of the fields that editors write, with the messages for invalid values.

Checks that need more than the value (today's date, the ids that exist) take it from the
`ValidationContext` that is passed to pydantic.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import available_timezones

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
    check_title,
)
from webapp.problems import InvalidValueError

AREAS = ("statewide", "nation", "unknown")  # values of `where` that are not counties
Unlocked = Field(exclude=True)  # left out of the seal: sources, quotes and notes
NOT_EMPTY = Field(min_length=1)
AsText = PlainSerializer(str, when_used="unless-none")
# Hosts that no page may link to: ICE, and copies of websites for tests.
_FORBIDDEN_HOST = re.compile(
    r"(.+\.)?(ice\.gov|squarespace\.com|(stage|staging|preprod|preview|test|dev)\..+)"
)
_HOST = re.compile(r"([a-z0-9-]+\.)+[a-z0-9-]+")
ID_FORM = r"[a-z][a-z0-9_-]*"
_DAY = r"\d{4}-\d\d-\d\d"
TWELVE_MONTHS = "P1Y"
_INVENTED = re.compile(r"\+1\d{3}55501\d\d")


class ValidationContext(NamedTuple):
    """Today's date, whether numbers may be invented, and the ids that each file defines."""

    today: date
    allows_invented: bool
    ids: Mapping[str, frozenset[str]]


class Period(NamedTuple):
    """The time that a fact is about, with partial dates: 2015, 2015-03 or 2015-03-31.

    `start` is "" for a single date, and `TWELVE_MONTHS` for the twelve months up to `end`.
    """

    start: str
    end: str

    def __str__(self) -> str:
        """Return it as editors write it."""
        return f"{self.start}/{self.end}" if self.start else self.end


def first_day(partial_date: str) -> date:
    """Return the day, or the first day of the month or year; raises ValueError."""
    return date.fromisoformat(f"{partial_date}-01-01"[: len("2015-03-31")])


class Signed(NamedTuple):
    """The day of a check, and the name or initials of the person who made it."""

    on: date
    by: str

    def __str__(self) -> str:
        """Return it as editors write it."""
        return f"{self.on} {self.by}"


def pattern_validator(
    form: str, what: str, fix: str, convert: Callable[[str], object] = str
) -> BeforeValidator:
    """Return a validator that converts text of a form, and rejects other text with a message.

    `form` is a regular expression. `convert` may raise ValueError too.
    """
    pattern = re.compile(form, re.ASCII)

    def read(value: object) -> object:
        text = str(value)
        with suppress(ValueError):  # 2025-02-30 has the form of a date
            if pattern.fullmatch(text):
                return convert(text)
        raise InvalidValueError(f"{text!r} {what}", fix)

    return BeforeValidator(read)


def known_id(file: str, *other_values: str) -> AfterValidator:
    """Return a validator that rejects ids that a file does not define, except some values."""

    def check(value: str, info: ValidationInfo[ValidationContext]) -> str:
        ids = {*info.context.ids[file], *other_values}
        if value not in ids:
            similar = get_close_matches(value, ids, n=1)
            fix = f"type `{similar[0]}`" if similar else "remove it here"
            raise InvalidValueError(f"{value!r} is not defined", f"{fix}, or define it in {file}")
        return value

    return AfterValidator(check)


def list_or_word(**lists: list[str]) -> BeforeValidator:
    """Return a validator that accepts a list, or a word (a keyword here) for a certain list."""

    def expand(value: object) -> object:
        if isinstance(value, str) and value in lists:
            return lists[value]
        if isinstance(value, list) and value:
            return value
        words = " or ".join(f"`{word}`" for word in lists)
        what = f"{value!r} is not a list" if isinstance(value, str) else "it is not a list"
        raise InvalidValueError(what, f"type {words}, or a list, as `[one, another]`")

    return BeforeValidator(expand)


def _make_period(text: str) -> Period | None:
    if text == "unknown":
        return None
    start, _, end = text.rpartition("/")
    last_day = first_day(end)
    if start not in {"", TWELVE_MONTHS} and first_day(start) > last_day:
        raise ValueError(text)
    return Period(start, end)


def _make_signed(text: str) -> Signed:
    day, _, name = text.partition(" ")
    return Signed(date.fromisoformat(day), name)


def _check_past(when: object, info: ValidationInfo[ValidationContext | None]) -> object:
    """Reject dates in the future; as text, a year, month or day compares with today's date."""
    begin = str(when).rpartition("/")[2][: len("2026-11-24")]
    if when and info.context and begin > info.context.today.isoformat():
        raise InvalidValueError(f"{when} is in the future", "type the day when it happened")
    return when


def _check_link(address: str) -> str:
    """Reject links to forbidden hosts, and phone numbers in text that is not a link.

    Digits in the path of a link are allowed: articles have numbers.
    """
    if address.startswith("https://") and " " not in address:
        host = urlsplit(address).hostname or ""
        if _FORBIDDEN_HOST.fullmatch(host) or not _HOST.fullmatch(host):
            raise InvalidValueError(
                f"no link may lead to {host}: it is ICE, a test copy, or no valid host",
                "use `url_as_text:`; in sources.yaml drop https:// and say why in `note:`",
            )
    return address if "/" in address else check_no_number(address)


def _check_tag(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+", text) or not langcodes.tag_is_valid(text):
        raise InvalidValueError(
            f"{text!r} is not a language",
            "type its short code, as `en` for English, `so` for Somali, `pt` for Portuguese",
        )
    standard = langcodes.standardize_tag(text)
    if standard != text:
        raise InvalidValueError(f"{text!r} is not the usual code", f"type `{standard}`")
    return text


def _check_invented(number: str, info: ValidationInfo[ValidationContext]) -> str:
    """Reject the numbers 555-0100 to 555-0199, which are only for examples."""
    if not info.context.allows_invented and _INVENTED.fullmatch(number):
        raise InvalidValueError(
            f"{number} is an invented number from an example", "type the real number"
        )
    return number


def _check_time_zone(name: str) -> str:
    if name not in available_timezones():
        raise InvalidValueError(
            f"{name!r} is not a time zone", "type its IANA name, as `America/New_York`"
        )
    return name


Text = Annotated[str, StringConstraints(max_length=600), AfterValidator(check_text)]
Line = Annotated[Text, AfterValidator(check_no_number)]
Name = Annotated[Line, NOT_EMPTY]
Place = Annotated[
    Name, pattern_validator(r"\D*", "has digits", "type a town only; never write an address")
]
_Plain = Annotated[str, StringConstraints(max_length=900), AfterValidator(check_plain)]
Prose = Annotated[_Plain, AfterValidator(check_promises)]
RequiredProse = Annotated[Prose, NOT_EMPTY]
Sentence = Annotated[RequiredProse, AfterValidator(check_length)]
LawSentence = Annotated[
    _Plain, AfterValidator(check_law_words), AfterValidator(check_length), NOT_EMPTY
]
Id = Annotated[
    str,
    pattern_validator(
        ID_FORM,
        "cannot be an id",
        "use lowercase letters, digits and hyphens, as `shore-line`; begin with a letter",
    ),
]
SourceId = Annotated[Id, known_id("sources.yaml")]
LawId = Annotated[Id, known_id("laws.yaml")]
AdviceId = Annotated[Id, known_id("advice.yaml")]
ServiceId = Annotated[Id, known_id("organizations/")]
CountyId = Annotated[Id, known_id("places.yaml")]
Area = Annotated[Id, known_id("places.yaml", *AREAS)]
SituationNumber = Annotated[
    str, pattern_validator(r"[1-9]\d?", "is not the number of a situation", "type one, as 3")
]
SituationId = Annotated[SituationNumber, known_id("situations.yaml")]
Sources = Annotated[list[SourceId], NOT_EMPTY, Unlocked]
Address = Annotated[Text, AfterValidator(_check_link)]
Https = Annotated[
    Address,
    pattern_validator(
        r"https://[!-~]+",
        "cannot be a link",
        "type an address that begins with https:// and has ASCII characters only",
    ),
]
SiteAddress = Annotated[
    str,
    pattern_validator(
        r"https?://[a-z0-9.-]+(:\d+)?",
        "is not the address of a site",
        "type it without a path, as https://help.example.org",
    ),
]
PhoneNumber = Annotated[str, AfterValidator(read_number), AfterValidator(_check_invented)]
TimeZone = Annotated[str, AfterValidator(_check_time_zone)]
SiteName = Annotated[Name, AfterValidator(check_title)]
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
        "is not a day and a name",
        "type the day and who it was, as `2026-11-24 AB`",
        _make_signed,
    ),
    AfterValidator(_check_past),
    AsText,
]
PastYear = Annotated[
    int,
    pattern_validator(r"(19|20)\d{2}", "is not a year", "type it as 2018", int),
    AfterValidator(_check_past),
]
MaybePeriod = Annotated[
    Period | None,
    pattern_validator(
        r"unknown|(P1Y/|\d{4}(-\d\d){0,2}/)?\d{4}(-\d\d){0,2}",
        "is not a period",
        "type 2015, 2015-03, 2007-12/2015-03 or P1Y/2025-09 (twelve months up to that month)",
        _make_period,
    ),
    AfterValidator(_check_past),
    AsText,
]
Count = Annotated[
    int,
    pattern_validator(r"\d{1,9}", "is not a whole number", "type digits only, as 1042", int),
]
Amount = Annotated[
    Decimal,
    pattern_validator(
        r"\d{1,9}(\.\d+)?",  # a phone number has ten digits
        "is not a number",
        "type digits only, as 1042 or 2.95; a phone number belongs under `phones:`",
        Decimal,
    ),
]
