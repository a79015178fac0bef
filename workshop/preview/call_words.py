"""What the page of calls says of a number: what to ask, and what the site thinks it knows."""

from markupsafe import Markup

from webapp.content.services import Cost, LanguageAccess, Role, Schedule, TriState
from webapp.i18n.locales import language_name
from webapp.i18n.translator import Translator
from webapp.site.copy.labels import cost_label, medium_label, role_label
from webapp.site.formatting import join, write_date
from workshop.facts.call_answers import Answer
from workshop.facts.calls import Call, Question, say_schedule


def say_questions(call: Call, t: Translator) -> Markup:
    """Return what to ask, a sentence each."""
    known = {
        Question.HOURS: t.gettext("When does somebody answer?"),
        Question.INTERPRETER: t.gettext("Do they bring in an interpreter while one waits?"),
        Question.COST: t.gettext("What does it cost?"),
        Question.REPORTING: t.gettext("What must they report, and to whom?"),
        Question.WHOM: t.gettext("Whom do they help?"),
    }
    first = t.gettext("Is this still %(name)s?", name=_mark_english(call.service.name))
    return Markup(" ").join((first, *(known[question] for question in call.questions)))


def say_use(call: Call, t: Translator) -> Markup:
    """Return what the number is for, and how it is used."""
    phone = call.phone
    place = _mark_english(phone.place) if phone.place else ""
    parts = (role_label(Role(phone.role), t), medium_label(phone.type, t), place)
    return Markup(" · ").join(filter(None, parts))


def say_hours(schedule: Schedule, t: Translator) -> Markup:
    """Return hours as the box takes them."""
    return _mark_code(say_schedule(schedule)) if schedule.is_known else _say_unknown(t)


def say_languages(access: LanguageAccess, t: Translator) -> Markup:
    """Return the languages of a number, in the language of the page."""
    tags = dict.fromkeys((*access.direct, *access.menu))
    return join([language_name(tag, t.locale) for tag in tags], t) or _say_unknown(t)


def say_interpreter(answer: TriState, t: Translator) -> Markup:
    """Return whether there is an interpreter."""
    return name_interpreter(t).get(answer) or _say_unknown(t)


def say_since(call: Call, t: Translator) -> Markup:
    """Return the day of the newest source."""
    if call.since is None or call.since.year == 1:
        return t.gettext("No source has a date.")
    return Markup.escape(write_date(call.since, t))


def name_answers(t: Translator) -> dict[str, Markup]:
    """Return what a call can show."""
    return {
        Answer.NONE: t.gettext("Nobody called yet"),
        Answer.RIGHT: t.gettext("The number is right"),
        Answer.WRONG: t.gettext("The number is wrong"),
        Answer.NOBODY: t.gettext("Nobody answered"),
    }


def name_interpreter(t: Translator) -> dict[str, Markup]:
    """Return the answers to the question of an interpreter."""
    return {
        TriState.YES: t.gettext("There is an interpreter"),
        TriState.NO: t.gettext("There is no interpreter"),
    }


def name_costs(t: Translator) -> dict[str, Markup]:
    """Return the answers to the question of the cost, as pages say them."""
    return {cost: cost_label(cost, t) for cost in Cost if cost is not Cost.UNKNOWN}


def write_example() -> Markup:
    """Return hours as the box takes them, for who types."""
    return _mark_code("mon tue 08:00-17:00, sat 09:00-12:00")


def _say_unknown(t: Translator) -> Markup:
    return t.gettext("not known")


def _mark_english(text: str) -> Markup:
    return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(text)


def _mark_code(text: str) -> Markup:
    return Markup('<code dir="ltr">{}</code>').format(text)
