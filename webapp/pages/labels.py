"""The fixed words for each value of a record, and short sentences about services."""

from collections.abc import Callable, Collection, Iterable, Iterator

from flask import g
from flask_babel import gettext, lazy_pgettext, ngettext, pgettext
from markupsafe import Markup, escape

from webapp.facts.hours import Opening
from webapp.facts.services import Channel, Service
from webapp.pages.app import current_app
from webapp.pages.filters import (
    add_qualifier,
    format_clock_time,
    format_number,
    join_words,
    name_spoken_language,
    name_weekday,
    translate,
)
from webapp.words.contexts import message_context
from webapp.words.formats import upper_first

_RECENT_YEARS = 4  # hours from a source of an earlier year are shown with that year

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
# What a call offers. Nothing is said where nobody knows who answers.
ANSWERED_BY = {
    "trained_advocate": lazy_pgettext("safety", "You can talk with a trained advocate."),
    "advocate": lazy_pgettext("safety", "You can talk with an advocate."),
    "crisis_worker": lazy_pgettext("safety", "You can talk with a crisis worker."),
    # TRANSLATORS: people of a telephone line, not a program
    "staff": lazy_pgettext("safety", "You can talk with a person."),
    "lawyer": lazy_pgettext("safety", "You can ask for legal help."),
    "guide": lazy_pgettext("safety", "You can ask for help near you."),
    "office": lazy_pgettext("safety", "You can ask, or report harm."),
}
WHO = {
    # TRANSLATORS: for whom a service is, as in "For: women and men."
    "women": lazy_pgettext("whom", "women"),
    "men": lazy_pgettext("whom", "men"),
    "everybody": lazy_pgettext("whom", "everybody"),
    # TRANSLATORS: children whom somebody brings who looks for a place or for help
    "children_with_you": lazy_pgettext("whom", "children with you"),
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
    # TRANSLATORS: a page on what was said in an earlier year, and what is known now
    "earlier": lazy_pgettext("page", "Then and now"),
    "safety": lazy_pgettext("page", "This device"),
    "card": lazy_pgettext("page", "Card"),
    # TRANSLATORS: a page with examples of what happens to people; the label says no more
    "examples": lazy_pgettext("page", "Examples"),
    "sources": lazy_pgettext("page", "Sources"),
    "languages": lazy_pgettext("page", "Languages"),
    # TRANSLATORS: a page for who reads none of the languages of this site
    "other": lazy_pgettext("page", "Other languages"),
    "about": lazy_pgettext("page", "About"),
    "accessibility": lazy_pgettext("page", "Accessibility"),
    # TRANSLATORS: files with what this site says, for other lists, for studies and for programs
    "data": lazy_pgettext("page", "Data"),
}


def translate_service_text(
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
        return pgettext("safety", "We do not know. Ask.")
    context = message_context("service", service.id, field, is_police=service.authority == "police")
    return translate(text, context, service.facts, part)


def translate_site_text(text: str, field: str) -> Markup:
    """Return a text of site.yaml or places.yaml in the reader's language."""
    return translate(text, message_context("site", "", field), {})


def describe_reporting(service: Service) -> Markup:
    """Return what a service may report, in one sentence; empty if the reader must ask."""
    data = current_app.data
    for law_id in service.reporting_laws[:1]:
        brief = data.laws[law_id].brief
        if brief and data.may_show_law(law_id):
            return translate_law_text(brief, law_id)
    if any(channel.role == "report" for channel in service.channels):
        # TRANSLATORS: before the number of an office that takes reports of harm; "they" are its
        # people
        return pgettext("safety", "They take reports, and may pass on what you say.")
    return Markup()


def has_unread_reports(services: Iterable[Service]) -> bool:
    """Return whether a law on what these services report waits for a lawyer to read it."""
    return any(current_app.data.has_unread_law(service.reporting_laws) for service in services)


def name_unknown_facts(service: Service) -> Iterator[Markup]:
    """Yield the names of the facts that no source gives about a service or its number."""
    phone = service.list_phone
    if phone and not phone.hours.is_known:
        # TRANSLATORS: here and below: what nobody knows of a service, after "about this:"
        yield pgettext("safety", "hours")
    if "unknown" in service.where:
        yield pgettext("safety", "which area")
    if service.eligibility == "unknown":
        yield pgettext("safety", "for whom")
    if service.cost in {"unknown", "varies"}:
        yield pgettext("safety", "cost")
    if phone and not phone.is_language_known:
        yield pgettext("safety", "languages")
    if service.reporting == "unknown" and not service.reporting_laws:
        yield pgettext("safety", "what they must report")


def translate_law_text(text: str, law_id: str) -> Markup:
    """Return a sentence of a law in the reader's language."""
    return translate(
        text, message_context("law", law_id, "plain"), current_app.data.law_values(law_id)
    )


def translate_situation_text(text: str, number: str, field: str) -> Markup:
    """Return a text of a situation in the reader's language; `field` is as in the record."""
    return translate(
        text, message_context("situation", number, field), current_app.data.common_values
    )


def translate_advice(advice_id: str) -> Markup:
    """Return a sentence of advice in the reader's language."""
    data = current_app.data
    context = message_context("advice", advice_id, "sentence")
    return translate(data.advice[advice_id].sentence, context, data.common_values)


def has_recent_hours(channel: Channel) -> bool:
    """Return whether pages may show opening hours without the age of their source."""
    data = current_app.data
    source_year = data.sources[data.newest_source(channel.sources)].year
    is_recent = source_year >= current_app.data.today.year - _RECENT_YEARS
    return is_recent or channel.called is not None or channel.is_three_digit_code


def offers_hours(channel: Channel) -> bool:
    """Return whether a card says before the number that it is answered day and night."""
    return channel.hours.always and has_recent_hours(channel)


def format_hours(channel: Channel) -> Markup:
    """Return the opening hours, with the age of the newest source if it is old or unknown."""
    if not channel.hours.is_known:
        return pgettext("safety", "Hours: we do not know. Ask.")
    if channel.hours.always:
        text = gettext("Day and night")
    else:
        text = Markup("<br>").join(map(upper_first, map(_format_opening, channel.hours.openings)))
    if has_recent_hours(channel):
        return text
    data = current_app.data
    if source_year := data.sources[data.newest_source(channel.sources)].year:
        age = pgettext("safety", "seen in %(year)s; ask", year=source_year)
    else:
        # TRANSLATORS: behind opening hours; nobody knows how old the page is that says them
        age = pgettext("safety", "seen on a page without a date; ask")
    return Markup("{} ({})").format(text, age)


def _format_opening(opening: Opening) -> Markup:
    if opening.is_run:
        days = pgettext(
            "hours",
            "%(first)s to %(last)s",
            first=name_weekday(opening.days[0]),
            last=name_weekday(opening.days[-1]),
        )
    else:
        days = join_words(map(name_weekday, opening.days))
    return pgettext(
        "hours",
        "%(days)s, %(opens)s to %(closes)s",
        days=days,
        opens=format_clock_time(opening.opens),
        closes=format_clock_time(opening.closes),
    )


def format_keys(pressed: str) -> Markup:
    """Return which keys of the phone to press, one after the other."""
    first, *rest = pressed.split() or [""]
    text = escape(first)
    for key in rest:
        text = pgettext("keypad", "%(first)s, then %(next)s", first=text, next=key)
    return text


def describe_languages(channel: Channel) -> list[Markup]:
    """Return sentences on the languages spoken there, their keys, and interpreters."""
    if not channel.is_language_known:
        return [pgettext("safety", "Languages: we do not know. Ask.")]
    sentences = [
        pgettext(
            "safety",
            "For %(language)s, press %(keys)s.",
            language=name_spoken_language(tag),
            keys=format_keys(channel.menu[tag]),
        )
        for tag in _put_page_language_first(channel.menu)
    ]
    if channel.languages:
        # The keys of the page's language come first.
        place = 1 if g.locale.code in channel.menu else 0
        sentences.insert(place, _name_languages(channel.languages))
    sentences.append(describe_interpreter(channel))
    if count := count_interpreter_languages(channel):
        sentences.append(count)
    return sentences


def describe_languages_briefly(channel: Channel) -> Iterator[Markup]:
    """Yield the languages spoken there, and if there is an interpreter."""
    if channel.spoken:
        yield _name_languages(_put_page_language_first({*channel.spoken}))
    if channel.interpreter == "yes":
        yield describe_interpreter(channel)


def describe_page_language(channel: Channel) -> Markup:
    """Return the sentence that matters most to a reader of this page's language."""
    if channel.spoken and g.locale.code not in channel.spoken:
        return describe_interpreter(channel)
    return describe_languages(channel)[0]


def _put_page_language_first(tags: Collection[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (tag != g.locale.code, tag))


def _name_languages(tags: Iterable[str]) -> Markup:
    return gettext(
        "Languages: %(languages)s.", languages=join_words(map(name_spoken_language, tags))
    )


def describe_interpreter(channel: Channel) -> Markup:
    """Return how to get an interpreter, that there is none, or that nobody knows."""
    if channel.interpreter == "no":
        return gettext("There is no interpreter for other languages.")
    if channel.interpreter == "unknown":
        return pgettext("safety", "Other languages: we do not know. Ask.")
    if not channel.interpreter_keys:
        return pgettext("safety", "For other languages, ask for an interpreter.")
    return pgettext(
        "safety",
        "For an interpreter, press %(keys)s and say your language.",
        keys=format_keys(channel.interpreter_keys),
    )


def count_interpreter_languages(channel: Channel) -> Markup:
    """Return how many languages interpreters speak; empty where no source gives a number."""
    count = channel.interpreter_language_count
    if count <= 0:
        return Markup()
    qualifier = channel.interpreter_languages.rpartition(" ")[0]
    return ngettext(
        "Interpreters speak %(number)s language.",
        "Interpreters speak %(number)s languages.",
        count,
        number=add_qualifier(format_number(count), qualifier),
    )
