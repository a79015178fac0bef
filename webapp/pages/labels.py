"""The words for every fixed answer of a record, and sentences that are made of several."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from flask import g
from flask_babel import gettext, lazy_gettext, lazy_pgettext, ngettext, pgettext
from markupsafe import Markup, escape

from webapp.facts.hours import Opening
from webapp.facts.models import Figure
from webapp.facts.services import Channel, Service
from webapp.pages.app import current_app
from webapp.pages.filters import (
    clock,
    county,
    language_name,
    listed,
    number,
    percent,
    translate,
    weekday,
    years,
)
from webapp.words.contexts import message_context
from webapp.words.formats import first_sentence, other_sentences, upper_first

_RECENT_YEARS = 4  # hours from a source of an earlier year are shown with that year


def mark_plural(one: str, more: str) -> tuple[str, str]:
    """Mark a message for the catalogs; who has the count translates it then."""
    return one, more


NEED = {
    "talk": lazy_pgettext("need", "Talk to someone now"),
    "stay": lazy_pgettext("need", "A safe place to stay"),
    "health": lazy_pgettext("need", "Health care after harm"),
    "legal": lazy_pgettext("need", "Legal help"),
    "papers": lazy_pgettext("need", "Immigration help"),
    # TRANSLATORS: help when an employer does not pay, cheats or forces somebody to work
    "work": lazy_pgettext("need", "Work and wages"),
    "basics": lazy_pgettext("need", "Money, food and basics"),
    "youth": lazy_pgettext("need", "For children and youth"),
    "native": lazy_pgettext("need", "For Native communities"),
    "agencies": lazy_pgettext("need", "Report to authorities"),
    "learn": lazy_pgettext("need", "Learn and get involved"),
}
VERB = {
    "voice": lazy_pgettext("action", "Call"),
    "text": lazy_pgettext("action", "Text"),
    # TRANSLATORS: the name of the program; it stays as it is, or as people write it
    "whatsapp": lazy_pgettext("action", "WhatsApp"),
    "chat": lazy_pgettext("action", "Chat"),
}
ROLE = {
    "office": lazy_pgettext("phone", "Office"),
    "report": lazy_pgettext("phone", "To report"),
}
WHO = {
    # TRANSLATORS: for whom a service is, as in "For: women and men."
    "women": lazy_pgettext("whom", "women"),
    "men": lazy_pgettext("whom", "men"),
    "everybody": lazy_pgettext("whom", "everybody"),
    # TRANSLATORS: children whom somebody brings who looks for a place or for help
    "children_with_you": lazy_pgettext("whom", "children with you"),
}
ASK = {
    # TRANSLATORS: a heading over services: nobody knows it of them, so one must ask
    "women": lazy_pgettext("group", "Ask if they help women"),
    "men": lazy_pgettext("group", "Ask if they help men"),
    "everybody": lazy_pgettext("group", "Ask if they help everybody"),
    "children_with_you": lazy_pgettext("group", "Ask if children can come with you"),
}
GROUP = {
    "anywhere": lazy_pgettext("group", "Anywhere in Maine"),
    "leading": lazy_pgettext("group", "They can connect you"),
    "speaking": lazy_pgettext("group", "They answer in this language"),
    "interpreting": lazy_pgettext("group", "They add an interpreter"),
    # TRANSLATORS: a heading over services; "it" is the language that the reader chose
    "newcomers": lazy_pgettext("group", "For people new to this country: ask if they speak it"),
    "police": lazy_pgettext("group", "Police and immigration police"),
}
COST = {
    "free": lazy_gettext("Its services cost nothing."),
    "free call": lazy_gettext("The call costs nothing."),
    # TRANSLATORS: what a listing may say of its cost; no listing says so at the moment
    "low": lazy_gettext("You pay nothing, or only a little."),
    "varies": lazy_gettext("It depends. Ask what it costs."),
    "unknown": lazy_gettext("We do not know what it costs. Ask."),
}
AREA = {
    "statewide": lazy_pgettext("place", "All of Maine"),
    "nation": lazy_pgettext("place", "Wabanaki nations in Maine"),
    "unknown": lazy_gettext("We do not know which area. Ask."),
}
PLACE = {
    "wabanaki": lazy_pgettext("place", "Wabanaki nations"),
    "unsure": lazy_pgettext("place", "Area not known"),
}
# The fixed, neutral label of a page: what a tab and a history show.
TITLE = {
    "home": lazy_pgettext("page", "Start"),
    "resources": lazy_pgettext("page", "Who can help"),
    "find": lazy_pgettext("page", "Search"),
    "towns": lazy_pgettext("page", "Towns"),
    # TRANSLATORS: a page of rights; the label says no more, as it stays in the history
    "asking": lazy_pgettext("page", "What you can ask for"),
    "numbers": lazy_pgettext("page", "What is known"),
    "safety": lazy_pgettext("page", "This device"),
    "card": lazy_pgettext("page", "Card"),
    "sources": lazy_pgettext("page", "Sources"),
    "languages": lazy_pgettext("page", "Languages"),
    # TRANSLATORS: a page for who reads none of the languages of this site
    "other": lazy_pgettext("page", "Other languages"),
    "about": lazy_pgettext("page", "About"),
    "accessibility": lazy_pgettext("page", "Accessibility"),
    # TRANSLATORS: files with what this site says, for other lists, for studies and for programs
    "data": lazy_pgettext("page", "Data"),
}
TOPIC = {
    "youth": lazy_pgettext("right", "If you are under %(age)s"),
    # TRANSLATORS: a heading; what a hospital can do so that traces of the assault are kept
    "exam": lazy_pgettext("right", "An exam after a sexual assault"),
    "stay": lazy_pgettext("right", "Papers to stay in this country"),
    "work": lazy_pgettext("right", "Threats at work"),
    "money": lazy_pgettext("right", "Wages, and money for what was done"),
    "crime": lazy_pgettext("right", "If somebody made you do a crime"),
    # TRANSLATORS: a heading; records of convictions at a court
    "records": lazy_pgettext("right", "Old records"),
    "mail": lazy_pgettext("right", "Another address for your mail"),
    "police": lazy_pgettext("right", "The police and immigration"),
}
KIND = {
    "sex trafficking": lazy_pgettext("kind", "sex trafficking"),
    "sex and labor trafficking": lazy_pgettext("kind", "sex and labor trafficking"),
    "trafficking and exploitation": lazy_pgettext("kind", "trafficking and exploitation"),
    "unknown": lazy_pgettext("kind", "the source does not say"),
}
QUALIFIED = {
    "more than": lazy_pgettext("figure", "more than %(number)s"),
    "at least": lazy_pgettext("figure", "at least %(number)s"),
    "about": lazy_pgettext("figure", "about %(number)s"),
    "nearly": lazy_pgettext("figure", "nearly %(number)s"),
    # TRANSLATORS: before a number of calls, cases or people; no figure says so now
    "fewer than": lazy_pgettext("figure", "fewer than %(number)s"),
}


def service_text(
    text: str, service: Service, field: str, part: Callable[[Markup], Markup] = Markup
) -> Markup:
    """Return a text of a service in the reader's language, or that nobody knows.

    `field` is its path in the record, such as `phones.description`.
    """
    if text == "unknown" and field == "reporting":
        return pgettext(
            "safety", "We do not know what they must report. Ask before you give your name."
        )
    if text == "unknown":
        return gettext("We do not know. Ask.")
    is_police = service.authority == "police"
    context = message_context("service", service.id, field, is_police=is_police)
    return translate(text, context, service.facts, part)


def law_text(text: str, law_id: str) -> Markup:
    """Return a sentence of a law in the reader's language."""
    context = message_context("law", law_id, "plain")
    return translate(text, context, current_app.data.law_values(law_id))


def situation_text(text: str, number: str, field: str) -> Markup:
    """Return a text of a situation in the reader's language; `field` is as in the record."""
    context = message_context("situation", number, field)
    return translate(text, context, current_app.data.common_values)


def hours(channel: Channel) -> Markup:
    """Say when somebody answers; add the age of the newest source where it is old or unknown."""
    if not channel.hours.is_known:
        return gettext("Hours: we do not know. Ask.")
    text = Markup("<br>").join(upper_first(_opening(opening)) for opening in channel.hours.openings)
    if channel.hours.always:
        text = gettext("Day and night")
    source_year = current_app.data.newest_source_year(channel)
    is_recent = source_year >= current_app.day.year - _RECENT_YEARS
    if is_recent or channel.called or channel.is_code:
        return text
    if source_year:
        age = gettext("seen in %(year)s; ask", year=source_year)
    else:
        # TRANSLATORS: behind opening hours; nobody knows how old the page is that says them
        age = gettext("seen on a page without a date; ask")
    return Markup("{} ({})").format(text, age)


def _opening(opening: Opening) -> Markup:
    if opening.is_run:
        ends = {"first": weekday(opening.days[0]), "last": weekday(opening.days[-1])}
        days = pgettext("hours", "%(first)s to %(last)s", **ends)
    else:
        days = listed(map(weekday, opening.days))
    times = {"opens": clock(opening.opens), "closes": clock(opening.closes)}
    return pgettext("hours", "%(days)s, %(opens)s to %(closes)s", days=days, **times)


def keys(pressed: str) -> Markup:
    """Say which keys of the phone to press, one after the other."""
    first, *rest = pressed.split() or [""]
    parts = escape(first)
    for key in rest:
        parts = pgettext("keypad", "%(first)s, then %(next)s", first=parts, next=key)
    return parts


def spoken(channel: Channel) -> list[Markup]:
    """Say who speaks what, how to reach an interpreter, and what nobody knows."""
    if not channel.is_language_known:
        return [gettext("Languages: we do not know. Ask.")]
    parts = []
    for tag in _own_first(channel.menu):
        pressed, language = keys(channel.menu[tag]), language_name(tag)
        parts.append(gettext("For %(language)s, press %(keys)s.", language=language, keys=pressed))
    if channel.languages:
        # After the keys of the reader's own language, which come first.
        parts.insert(1 if g.locale.code in channel.menu else 0, _speak(channel.languages))
    return parts + interpreting(channel)


def spoken_briefly(channel: Channel) -> list[Markup]:
    """Say which languages are spoken there, behind keys too, and if there is an interpreter."""
    parts = [_speak(_own_first({*channel.spoken}))] if channel.spoken else []
    return parts + (interpreting(channel)[:1] if channel.interpreter == "yes" else [])


def spoken_own(channel: Channel) -> list[Markup]:
    """Say how the reader's own language works there."""
    is_first = g.locale.code in channel.spoken or not channel.spoken
    return (spoken(channel) if is_first else interpreting(channel))[:1]


def _own_first(tags: Iterable[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (tag != g.locale.code, tag))


def _speak(tags: Iterable[str]) -> Markup:
    return gettext("Languages: %(languages)s.", languages=listed(map(language_name, tags)))


def interpreting(channel: Channel) -> list[Markup]:
    """Say how to get an interpreter, and for how many languages there are some."""
    if channel.interpreter == "no":
        return [gettext("There is no interpreter for other languages.")]
    if channel.interpreter == "unknown":
        return [gettext("Other languages: we do not know. Ask.")]
    parts = [gettext("For other languages, ask for an interpreter.")]
    if channel.interpreter_keys:
        pressed = keys(channel.interpreter_keys)
        parts = [gettext("For an interpreter, press %(keys)s and say your language.", keys=pressed)]
    if channel.interpreter_languages is not None:
        count, qualifier = channel.interpreter_languages
        parts.append(
            ngettext(
                "Interpreters speak %(number)s language.",
                "Interpreters speak %(number)s languages.",
                count,
                number=qualified(number(count), qualifier),
            )
        )
    return parts


def unknown(service: Service) -> Iterator[Markup]:
    """Name what no source says of a service, and of the channel that the list shows."""
    phone = service.list_phone
    if phone and not phone.hours.is_known:
        yield pgettext("ask", "hours")
    if "unknown" in service.where:
        yield pgettext("ask", "which area")
    if service.eligibility == "unknown":
        yield pgettext("ask", "for whom")
    if service.cost in {"unknown", "varies"}:
        yield pgettext("ask", "cost")
    if phone and not phone.is_language_known:
        yield pgettext("ask", "languages")
    if service.reporting == "unknown" and not service.reporting_laws:
        yield pgettext("ask", "what they must report")


def place(where: str) -> Markup:
    """Name a place of the list: the name of a county stays as it is."""
    return escape(PLACE[where]) if where in PLACE else county(where)


def qualified(shown: str, qualifier: str) -> Markup:
    """Put its qualifier to a number."""
    return escape(QUALIFIED.get(qualifier, "%(number)s")) % {"number": shown}


UNIT = {
    "calls": mark_plural("%(number)s call", "%(number)s calls"),
    "cases": mark_plural("%(number)s case", "%(number)s cases"),
    "signals": mark_plural("%(number)s signal", "%(number)s signals"),
    "people": mark_plural("%(number)s person", "%(number)s people"),
    # TRANSLATORS: crimes that the police counted
    "offenses": mark_plural("%(number)s offense", "%(number)s offenses"),
    "counties": mark_plural("%(number)s county", "%(number)s counties"),
    "cases a year": mark_plural("%(number)s case a year", "%(number)s cases a year"),
}


def with_unit(shown: str, value: Decimal | int, unit: str) -> Markup:
    """Write a number with its unit in the plural form that its value asks for."""
    if unit == "cases per 100,000 people":
        base = number(100_000)
        return gettext("%(number)s cases for every %(base)s people", number=shown, base=base)
    if unit not in UNIT:
        return escape(shown)
    return ngettext(*UNIT[unit], int(value), number=shown)


def counted(value: Decimal | int, unit: str) -> Markup:
    """Write an exact number with its unit."""
    return with_unit(number(value), value, unit)


def span(low: Decimal, high: Decimal) -> Markup:
    """Write between which two numbers one lies."""
    return pgettext("figure", "%(low)s to %(high)s", low=number(low), high=number(high))


def amount(figure: Figure) -> Markup:
    """Write the number of a figure with its qualifier, without its unit."""
    if figure.value is None:
        return span(figure.low or Decimal(0), figure.high or Decimal(0))
    shown = percent(figure.value) if figure.unit == "percent" else number(figure.value)
    return qualified(shown, figure.qualifier)


def phrase(figure: Figure) -> Markup:
    """Write a figure whole, with unit: `more than 240 calls`."""
    value = figure.value if figure.value is not None else figure.high
    return with_unit(amount(figure), value or Decimal(0), figure.unit)


FILTERS = {
    each.__name__: each
    for each in (
        amount,
        counted,
        hours,
        interpreting,
        keys,
        phrase,
        place,
        spoken,
        spoken_briefly,
        spoken_own,
        law_text,
        service_text,
        situation_text,
        unknown,
    )
}
GLOBALS = {name: labels for name, labels in globals().items() if name.isupper()} | {
    "first_sentence": first_sentence,
    "other_sentences": other_sentences,
    "span": span,
    "years": years,
}
