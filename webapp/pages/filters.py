"""Filters of templates: numbers, dates and names as the reader's language writes them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Literal

from flask import g
from flask_babel import pgettext
from markupsafe import Markup

from webapp.facts.fields import PartialDate, Period
from webapp.facts.hours import DAYS
from webapp.pages.site import current_app
from webapp.words import formats
from webapp.words.formats import begin, close, group_phone, name_of_place
from webapp.words.languages import language_name as name_language


def say(
    text: str,
    context: str,
    facts: Mapping[str, Decimal | int],
    part: Callable[[Markup], Markup] = Markup,
) -> Markup:
    """Say words of data/ in the reader's language."""
    filled = {name: formats.write_fact(Decimal(value), g.t) for name, value in facts.items()}
    said: Markup = g.t.translate_data(context, text, filled, part) if text else Markup()
    return said


def number(value: Decimal | int) -> str:
    """Write a number."""
    return formats.write_number(value, g.t)


def percent(value: Decimal) -> str:
    """Write a percentage; 57 means fifty-seven in a hundred."""
    return formats.write_percent(value, g.t)


def day(value: date) -> str:
    """Write a day in words."""
    return formats.write_date(value, g.t)


def partial(value: PartialDate) -> str:
    """Write as much of a date as is known."""
    return formats.write_partial_date(value, g.t)


def month(value: Period) -> str:
    """Write when a period ends, to the month."""
    return formats.write_partial_date(value.end, g.t, to_month=True)


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
    """Write a time of day."""
    return formats.write_time(value, g.t)


def weekday(value: str) -> str:
    """Write the name of a day of the week."""
    return formats.write_weekday(DAYS.index(value), g.t)


def listed(items: Iterable[str], style: Literal["standard", "or"] = "standard") -> Markup:
    """Join items with `and` or `or`."""
    return formats.join(items, g.t, style)


def language_name(tag: str) -> str:
    """Name a spoken language in the reader's."""
    return name_language(tag, g.locale)


def county(key: str) -> Markup:
    """Name a county, which stays as it is in every language."""
    return name_of_place(current_app.data.counties[key].name)


def isolated(text: str, lang: str = "") -> Markup:
    """Keep a name apart from the direction of the words around it."""
    attribute = Markup(' lang="{}"').format(lang) if lang else ""
    return Markup("<bdi{}>{}</bdi>").format(attribute, text)


FILTERS = {
    "begin": begin,
    "close": close,
    "combine": dict.__or__,
    "county": county,
    "day": day,
    "isolated": isolated,
    "language_name": language_name,
    "listed": listed,
    "lookup": lambda key, records: records[key],
    "month": month,
    "name": name_of_place,
    "number": number,
    "period": period,
    "phone": group_phone,
}
