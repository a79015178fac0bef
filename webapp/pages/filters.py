"""Filters of templates: numbers, dates and names as the reader's language writes them, by CLDR."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import g
from flask_babel import pgettext
from markupsafe import Markup

from webapp.facts.fields import PartialDate, Period
from webapp.facts.hours import DAYS
from webapp.pages.app import current_app
from webapp.words.formats import close, group_phone, mark_name, upper_first
from webapp.words.languages import name_language

_FIRST_GROUPED = 10_000


def translate(
    text: str,
    context: str,
    facts: Mapping[str, Decimal | int | str],
    part: Callable[[Markup], Markup] = Markup,
) -> Markup:
    """Say words of data/ in the reader's language."""
    filled = {name: fact(value) for name, value in facts.items()}
    said: Markup = g.t.translate_data(context, text, filled, part) if text else Markup()
    return said


def number(value: Decimal | int) -> str:
    """Write a number with the language's own separators and Latin digits."""
    return format_decimal(value, locale=g.locale.formats)


def percent(value: Decimal) -> str:
    """Write a percentage; 57 means fifty-seven in a hundred."""
    return format_percent(value / 100, locale=g.locale.formats, decimal_quantization=False)


def fact(value: Decimal | int | str) -> str:
    """Write a fact of a sentence: years and ages bare, sums grouped; text is a phone number."""
    if isinstance(value, str):
        return group_phone(value)
    return str(value) if value < _FIRST_GROUPED and value == int(value) else number(value)


def day(value: date) -> str:
    """Write a date in words; short dates hold marks in Arabic that break copying."""
    if months := g.locale.months:
        return f"{value.day} {months[value.month - 1]} {value.year}"
    return format_date(value, "long", locale=g.locale.formats)


def partial(value: PartialDate) -> str:
    """Write as much of a date as is known."""
    if value.day:
        return day(value.first_day)
    if not value.month:
        return str(value.year)
    if months := g.locale.months:
        return f"{months[value.month - 1]} {value.year}"
    return format_skeleton("yMMMM", value.first_day, locale=g.locale.formats)


def month(value: Period) -> str:
    """Write when a period ends, to the month: a day would claim more than matters."""
    return partial(value.end._replace(day=0))


def period(value: Period | None) -> Markup:
    """Write a period as a reader says it."""
    if value is None:
        return pgettext("period", "no date given")
    if value.twelve_months:
        return pgettext("period", "the twelve months to %(end)s", end=partial(value.end))
    end = partial(value.end)
    return years(partial(value.start), end) if value.start else Markup.escape(end)


def years(start: str, end: str) -> Markup:
    """Write the first and the last day, month or year of a time."""
    return pgettext("period", "%(start)s to %(end)s", start=start, end=end)


def clock(value: time) -> str:
    """Write a time of day in the language's own clock, as people say it."""
    words = g.locale.times_of_day
    if not words:
        return format_time(value, "short", locale=g.locale.formats)
    since = max((hour for hour in words if hour <= value.hour), default=max(words))
    return f"{format_time(value, 'h:mm', locale=g.locale.formats)} {words[since]}"


def weekday(value: str) -> str:
    """Write the name of a day of the week."""
    names = get_day_names("wide", context="stand-alone", locale=g.locale.formats)
    return str(names[DAYS.index(value)])


def listed(items: Iterable[str], style: Literal["standard", "or"] = "standard") -> Markup:
    """Join items with `and` or `or`; escapes each, and says `e` for `y` where a language does."""
    parts = [Markup.escape(item) for item in items]
    if not parts:
        return Markup()
    text, rule = format_list(parts, style=style, locale=g.locale.formats), g.locale.conjunction
    if rule and re.match(rf"\W*(?:{rule.before})", parts[-1].striptags(), re.IGNORECASE):
        text = text.replace(f" {rule.word} {parts[-1]}", f" {rule.becomes} {parts[-1]}")
    return Markup(text)  # noqa: S704 - made of escaped parts and CLDR's own words


def language_name(tag: str) -> str:
    """Name a spoken language in the reader's."""
    return name_language(tag, g.locale)


def county(key: str) -> Markup:
    """Name a county, which stays as it is in every language."""
    return mark_name(current_app.data.counties[key].name)


def isolated(text: str, lang: str = "") -> Markup:
    """Keep a name apart from the direction of the words around it."""
    attribute = Markup(' lang="{}"').format(lang) if lang else ""
    return Markup("<bdi{}>{}</bdi>").format(attribute, text)


FILTERS = {
    "close": close,
    "county": county,
    "day": day,
    "isolated": isolated,
    "language_name": language_name,
    "listed": listed,
    "lookup": lambda key, records: records[key],
    "month": month,
    "name": mark_name,
    "number": number,
    "period": period,
    "phone": group_phone,
    "upper_first": upper_first,
}
