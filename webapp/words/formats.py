"""Numbers, dates, periods, phones and lists in the reader's language, by CLDR."""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Literal, Protocol

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from webapp.words.catalogs import Translator

_FIRST_GROUPED = 10_000
# Three letters before the stop, so that no initial ends a sentence.
_BEFORE_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[^\w<&])*(?=\w)")
_NO_LETTERS = re.compile(r"^\W+")
_STOP = re.compile(r"[.!?؟][^\w\s]*\s*$")
_SENTENCE = re.compile(r".*?\w{3}[)\]\"'»”]?[.!?؟。]+(?=\s)", re.DOTALL)


class PartialDate(Protocol):
    """A date of which the month and the day may be unknown (0)."""

    @property
    def year(self) -> int:
        """Return the year."""
        ...

    @property
    def month(self) -> int:
        """Return the month, from 1 on."""
        ...

    @property
    def day(self) -> int:
        """Return the day."""
        ...


def write_number(value: Decimal | int, t: Translator) -> str:
    """Write a number with the language's own separators and Latin digits."""
    return format_decimal(value, locale=t.locale.cldr)


def write_percent(value: Decimal, t: Translator) -> str:
    """Write a percentage; 57 means fifty-seven in a hundred."""
    return format_percent(value / 100, locale=t.locale.cldr, decimal_quantization=False)


def write_fact(value: Decimal, t: Translator) -> str:
    """Write a fact of a service: years and ages bare, large sums grouped."""
    is_bare = value < _FIRST_GROUPED and value == value.to_integral_value()
    return str(value) if is_bare else write_number(value, t)


def write_date(value: date, t: Translator) -> str:
    """Write a date in words; short dates hold marks in Arabic that break copying."""
    locale = t.locale
    if not locale.months:
        return format_date(value, locale.long_date, locale=locale.cldr)
    pattern = "d MMMM y" if locale.long_date == "long" else locale.long_date
    written = format_date(value, pattern.replace("MMMM", "'#'"), locale=locale.cldr)
    return written.replace("#", locale.months[value.month - 1])


def write_partial_date(value: PartialDate, t: Translator, *, to_month: bool = False) -> str:
    """Write as much of a date as is known; `to_month` where a day would claim more than matters."""
    if value.day and not to_month:
        return write_date(date(value.year, value.month, value.day), t)
    if value.month and t.locale.months:
        return f"{t.locale.months[value.month - 1]} {value.year}"
    if value.month:
        first = date(value.year, value.month, 1)
        return format_skeleton("yMMMM", first, locale=t.locale.cldr)
    return str(value.year)


def write_time(value: time, t: Translator) -> str:
    """Write a time of day in the language's own clock, as people say it."""
    locale = t.locale
    times = locale.times_of_day.items()
    if not times:
        return format_time(value, "short", locale=locale.cldr)
    word = max((int(hour), word) for hour, word in times if int(hour) <= value.hour)[1]
    return f"{format_time(value, 'h:mm', locale=locale.cldr)} {word}"


def write_weekday(day: int, t: Translator) -> str:
    """Write the name of a weekday; 0 is Monday."""
    return str(get_day_names("wide", context="stand-alone", locale=t.locale.cldr)[day])


def join(
    items: Iterable[str], t: Translator, style: Literal["standard", "or"] = "standard"
) -> Markup:
    """Join items with `and` or `or`; escapes each, and says `e` for `y` where a language does."""
    parts = [Markup.escape(item) for item in items]
    if not parts:
        return Markup()
    marks = [f"\x00{index}\x00" for index in range(len(parts))]
    text = format_list(marks, style=style, locale=t.locale.cldr)
    last = _NO_LETTERS.sub("", parts[-1].striptags()).lower()
    conjunction = t.locale.conjunction
    if conjunction is not None and re.match(conjunction.before, last, re.IGNORECASE):
        text = text.replace(
            f" {conjunction.word} {marks[-1]}", f" {conjunction.becomes} {marks[-1]}"
        )
    for mark, part in zip(marks, parts, strict=True):
        text = text.replace(mark, part)
    return Markup(text)  # noqa: S704 - made of escaped parts and CLDR's own words


def name_of_place(name: str) -> Markup:
    """Mark a name that stays as it is in every language."""
    return Markup('<bdi lang="en" dir="ltr" translate="no">{}</bdi>').format(name)


def begin(text: str) -> Markup:
    """Give a sentence or a cell its first capital, which CLDR leaves to the place it is in."""
    escaped = Markup.escape(text)
    found = _BEFORE_FIRST_LETTER.match(escaped)
    first = found.end() if found else 0
    return escaped[:first] + escaped[first : first + 1].upper() + escaped[first + 1 :]


def close(text: Markup) -> Markup:
    """Give a text its stop where it has none: what follows in the same row is another sentence."""
    return text if _STOP.search(text.striptags()) else Markup("{}.").format(text)


def first_sentence(text: Markup) -> Markup:
    """Return the first sentence of a text."""
    found = _SENTENCE.match(text)
    return text[: found.end()] if found else text


def group_phone(number: str) -> str:
    """Group a number for reading: 1-888-373-7888, 207-774-8211, 898-211; short codes stay bare."""
    if not number.startswith("+1"):
        return f"{number[:3]}-{number[3:]}" if number.startswith("898") else number
    area, exchange, line = number[2:5], number[5:8], number[8:]
    grouped = f"{area}-{exchange}-{line}"
    return f"1-{grouped}" if area.startswith("8") else grouped
