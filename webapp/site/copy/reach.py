"""When and in which languages somebody answers, in words; the reader's own comes first."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from webapp.content.services import LanguageAccess, Opening, Schedule, TriState, Weekday
from webapp.site.copy.figures import qualify
from webapp.words.catalogs import Translator
from webapp.words.formats import begin, join, write_number, write_time, write_weekday
from webapp.words.languages import SOURCE, language_name

_SHORTEST_RUN = 3


def describe_hours(schedule: Schedule, t: Translator) -> Markup:
    """Say when somebody answers; with the year when that is old, and plainly when unknown."""
    if schedule.always:
        hours = t.gettext("Day and night")
    elif schedule.openings:
        openings = [begin(_say_opening(opening, t)) for opening in schedule.openings]
        hours = Markup("<br>").join(openings)
    else:
        return t.gettext("Hours: we do not know. Ask.")
    if schedule.seen_in is None:
        return hours
    dated = t.gettext("seen in %(year)s; ask", year=str(schedule.seen_in))
    return Markup("{} ({})").format(hours, dated)


def _say_opening(opening: Opening, t: Translator) -> Markup:
    return t.pgettext(
        "hours",
        "%(days)s, %(opens)s to %(closes)s",
        days=_say_days(opening.byday, t),
        opens=write_time(opening.opens_at, t),
        closes=write_time(opening.closes_at, t),
    )


def _say_days(days: Sequence[Weekday], t: Translator) -> Markup:
    week = list(Weekday)
    places = [week.index(day) for day in days]
    is_run = places == list(range(places[0], places[0] + len(places)))
    if is_run and len(days) >= _SHORTEST_RUN:
        return t.pgettext(
            "hours",
            "%(first)s to %(last)s",
            first=write_weekday(places[0], t),
            last=write_weekday(places[-1], t),
        )
    return join([write_weekday(place, t) for place in places], t)


def is_silent(access: LanguageAccess) -> bool:
    """Whether no source says a language."""
    return not (access.direct or access.menu or access.interpreter is TriState.YES)


def describe_languages(access: LanguageAccess, t: Translator) -> tuple[Markup, ...]:
    """Say who speaks what, how to reach an interpreter, and what nobody knows: a sentence each."""
    if is_silent(access):
        return (t.gettext("Languages: we do not know. Ask."),)
    own = t.locale.code
    sentences = [
        t.gettext(
            "For %(language)s, press %(keys)s.",
            language=language_name(tag, t.locale),
            keys=say_keys(access.menu[tag], t),
        )
        for tag in sorted(access.menu, key=lambda tag: (tag != own, tag))
    ]
    if access.direct:
        sentences.insert(1 if own in access.menu else 0, _say_direct(access, t))
    sentences.extend(_say_interpreter(access, t))
    return tuple(sentences)


def describe_languages_briefly(access: LanguageAccess, t: Translator) -> Iterator[Markup]:
    """Say which languages are spoken there, behind keys too, and if there is an interpreter."""
    own = t.locale.code
    tags = sorted({*access.direct, *access.menu}, key=lambda tag: (tag != own, tag))
    if tags:
        names = [language_name(tag, t.locale) for tag in tags]
        yield t.gettext("Languages: %(languages)s.", languages=join(names, t))
    if access.interpreter is TriState.YES:
        yield _say_interpreter(access, t)[0]


def describe_own_language(access: LanguageAccess, t: Translator) -> tuple[Markup, ...]:
    """Say in one sentence how the reader's own language works there; nothing where it just does."""
    own = t.locale.code
    if own in access.direct:
        return () if own == SOURCE.code else (_say_direct(access, t),)
    if own in access.menu or not (access.direct or access.menu):
        return describe_languages(access, t)[:1]
    return tuple(_say_interpreter(access, t)[:1])


def _say_direct(access: LanguageAccess, t: Translator) -> Markup:
    names = [language_name(tag, t.locale) for tag in access.direct]
    return t.gettext("Languages: %(languages)s.", languages=join(names, t))


def name_in_english(access: LanguageAccess, tag: str) -> str:
    """Return what to say there, in English, to get somebody who speaks a language.

    A question where nobody knows whether there is an interpreter; nothing where no one speaks it,
    or keys alone lead to it.
    """
    if tag in access.menu or (tag not in access.direct and access.interpreter is TriState.NO):
        return ""
    name = language_name(tag, SOURCE)
    is_known = tag in access.direct or access.interpreter is TriState.YES
    return name if is_known else f"{name}?"


def write_in_english(name: str) -> str:
    """Return what one who cannot talk on a phone can show or send: English for all who read it."""
    return f"I cannot talk on the phone. I read {name}. Please get an interpreter."


def say_keys(keys: str, t: Translator) -> Markup:
    """Say which keys of the phone to press, one after the other."""
    first, *rest = keys.split()
    sentence = Markup.escape(first)
    for key in rest:
        sentence = t.pgettext("keypad", "%(first)s, then %(next)s", first=sentence, next=key)
    return sentence


def _say_interpreter(access: LanguageAccess, t: Translator) -> list[Markup]:
    match access.interpreter:
        case TriState.NO:
            return [t.gettext("There is no interpreter for other languages.")]
        case TriState.UNKNOWN:
            return [t.gettext("Other languages: we do not know. Ask.")]
    sentences = [
        t.gettext(
            "For an interpreter, press %(keys)s and say your language.",
            keys=say_keys(access.interpreter_keys, t),
        )
        if access.interpreter_keys
        else t.gettext("For other languages, ask for an interpreter.")
    ]
    if access.interpreter_languages is not None:
        number = qualify(
            write_number(access.interpreter_languages, t),
            access.interpreter_languages_qualifier,
            t,
        )
        sentences.append(
            t.ngettext(
                "Interpreters speak %(number)s language.",
                "Interpreters speak %(number)s languages.",
                int(access.interpreter_languages),
                number=number,
            )
        )
    return sentences
