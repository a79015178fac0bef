"""Filters that write numbers, dates, lists and names as the reader's language does, by CLDR."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import g
from flask_babel import lazy_pgettext, ngettext, pgettext
from markupsafe import Markup, escape

from webapp.facts.fields import TWELVE_MONTHS, Period, first_day
from webapp.facts.hours import DAYS
from webapp.facts.models import Figure
from webapp.pages.app import current_app
from webapp.words.formats import group_phone, mark_name
from webapp.words.languages import name_language

RATE_BASE = 100_000
_FIRST_GROUPED = 10_000


def mark_plural(one: str, more: str) -> tuple[str, str]:
    """Return both forms as they are; the extractor of messages finds them by this name."""
    return one, more


UNIT = {
    "calls": mark_plural("%(number)s call", "%(number)s calls"),
    "cases": mark_plural("%(number)s case", "%(number)s cases"),
    "signals": mark_plural("%(number)s signal", "%(number)s signals"),
    "people": mark_plural("%(number)s person", "%(number)s people"),
    "counties": mark_plural("%(number)s county", "%(number)s counties"),
}
QUALIFIED = {
    "more than": lazy_pgettext("figure", "more than %(number)s"),
    "at least": lazy_pgettext("figure", "at least %(number)s"),
    "about": lazy_pgettext("figure", "about %(number)s"),
    "nearly": lazy_pgettext("figure", "nearly %(number)s"),
}


def translate(
    text: str,
    context: str,
    facts: Mapping[str, Decimal | int | str],
    part: Callable[[Markup], Markup] = Markup,
) -> Markup:
    """Return a text of data/ in the reader's language with its facts filled in."""
    if not text:
        return Markup()
    values = {name: format_fact(value) for name, value in facts.items()}
    return g.translator.translate_data(context, text, values, part)


def format_number(value: Decimal | int) -> str:
    """Write a number with the separators of the language and Latin digits."""
    return format_decimal(value, locale=g.locale.formats)


def format_fact(value: Decimal | int | str) -> str:
    """Write a fact of a sentence: years and ages bare, sums grouped; text is a phone number."""
    if isinstance(value, str):
        return group_phone(value)
    if value < _FIRST_GROUPED and value == int(value):
        return str(value)
    return format_number(value)


def format_day(value: date) -> str:
    """Write a date in words; short dates hold marks in Arabic that break copying."""
    if months := g.locale.months:
        return f"{value.day} {months[value.month - 1]} {value.year}"
    return format_date(value, "long", locale=g.locale.formats)


def format_partial_date(value: str) -> str:
    """Write as much of a date as its source gives: a year, a month or a day."""
    day = first_day(value)
    months = g.locale.months
    match value.count("-"):
        case 0:
            return value
        case 1 if months:
            return f"{months[day.month - 1]} {day.year}"
        case 1:
            return format_skeleton("yMMMM", day, locale=g.locale.formats)
        case _:
            return format_day(day)


def format_end_month(value: Period | None) -> str:
    """Write the month or year in which a period ends; empty without a date."""
    return format_partial_date(value.end[: len("2015-03")]) if value else ""


def format_period(value: Period | None) -> Markup:
    """Write a period, or that a source gives no date."""
    if value is None:
        return pgettext("period", "no date given")
    end = format_partial_date(value.end)
    if value.start == TWELVE_MONTHS:
        return pgettext("period", "the twelve months to %(end)s", end=end)
    if not value.start:
        return escape(end)
    return format_date_range(format_partial_date(value.start), end)


def format_date_range(start: str, end: str) -> Markup:
    """Write the first and the last day, month or year of a time."""
    return pgettext("period", "%(start)s to %(end)s", start=start, end=end)


def format_clock_time(value: time) -> str:
    """Write a time of day in the clock of the language, as people say it."""
    words = g.locale.times_of_day
    if not words:
        return format_time(value, "short", locale=g.locale.formats)
    since = max((hour for hour in words if hour <= value.hour), default=max(words))
    return f"{format_time(value, 'h:mm', locale=g.locale.formats)} {words[since]}"


def name_weekday(value: str) -> str:
    """Return the name of a day of the week."""
    names = get_day_names("wide", context="stand-alone", locale=g.locale.formats)
    return names[DAYS.index(value)]


def join_words(items: Iterable[str], style: Literal["standard", "or"] = "standard") -> Markup:
    """Join items with `and` or `or`; in a few languages that word depends on the last item."""
    parts = [escape(item) for item in items]
    if not parts:
        return Markup()
    text = format_list(parts, style=style, locale=g.locale.formats)
    rule = g.locale.conjunction
    last = parts[-1]
    if rule and re.match(rf"\W*(?:{rule.before})", last.striptags(), re.IGNORECASE):
        text = text.replace(f" {rule.word} {last}", f" {rule.becomes} {last}")
    return Markup(text)  # noqa: S704 - made of escaped parts and words of CLDR


def isolate(name: str, lang: str = "") -> Markup:
    """Keep a name apart from the direction of the words around it."""
    attribute = Markup(' lang="{}"').format(lang) if lang else ""
    return Markup("<bdi{}>{}</bdi>").format(attribute, name)


def name_spoken_language(tag: str) -> str:
    """Return the name of a spoken language in the reader's language."""
    return name_language(tag, g.locale)


def name_county(key: str) -> Markup:
    """Return the name of a county, which is the same in every language."""
    return mark_name(current_app.data.counties[key].name)


def lookup(key: str, records: Mapping[str, object]) -> object:
    """Return the record with an id; `map("lookup", records)` needs it."""
    return records[key]


def add_qualifier(number: str, qualifier: str) -> Markup:
    """Put its qualifier to a number, as in `more than 240`."""
    return escape(QUALIFIED.get(qualifier, "%(number)s")) % {"number": number}


def add_unit(number: str, value: Decimal | int, unit: str) -> Markup:
    """Write a number with its unit in the plural form that its value asks for."""
    if unit not in UNIT:
        return escape(number)
    return ngettext(*UNIT[unit], int(value), number=number)


def format_count(value: Decimal | int, unit: str) -> Markup:
    """Write an exact number with its unit."""
    return add_unit(format_number(value), value, unit)


def format_number_range(low: Decimal | int, high: Decimal | int) -> Markup:
    """Write the lowest and the highest value that a number may have."""
    return pgettext(
        "figure", "%(low)s to %(high)s", low=format_number(low), high=format_number(high)
    )


def format_amount(figure: Figure) -> Markup:
    """Write the number of a figure with its qualifier, without its unit."""
    if figure.value is None:
        return format_number_range(figure.low or 0, figure.high or 0)
    number = format_number(figure.value)
    if figure.unit == "percent":  # 57 means fifty-seven in a hundred
        share = figure.value / 100
        number = format_percent(share, locale=g.locale.formats, decimal_quantization=False)
    return add_qualifier(number, figure.qualifier)


def format_figure(figure: Figure) -> Markup:
    """Write a figure whole, with unit: `more than 240 calls`."""
    value = figure.value or figure.high or 0
    return add_unit(format_amount(figure), value, figure.unit)
