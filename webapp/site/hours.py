"""Opening hours in words."""

from collections.abc import Sequence

from markupsafe import Markup

from webapp.content.services import Opening, Schedule, Weekday
from webapp.i18n.translator import Translator
from webapp.site.formatting import begin, join, write_time, write_weekday

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
            first=write_weekday(days[0], t),
            last=write_weekday(days[-1], t),
        )
    return join([write_weekday(day, t) for day in days], t)
