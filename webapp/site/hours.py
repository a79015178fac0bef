"""Opening hours in words."""

from collections.abc import Sequence

from markupsafe import Markup

from webapp.content.services import Opening, Schedule, Weekday
from webapp.i18n.translator import Translator
from webapp.site.formatting import begin, join, write_time, write_weekday

_SHORTEST_RUN = 3


def say_hours(schedule: Schedule, words: Translator) -> Markup:
    """Say when somebody answers; with the year when that is old, and plainly when unknown."""
    if schedule.always:
        said = words.gettext("Day and night, every day")
    elif schedule.openings:
        openings = [begin(_say_opening(one, words)) for one in schedule.openings]
        said = Markup("<br>").join(openings)
    else:
        return words.gettext("Hours: we do not know. Ask.")
    if schedule.seen_in is None:
        return said
    dated = words.gettext("seen in %(year)s; ask", year=str(schedule.seen_in))
    return Markup("{} ({})").format(said, dated)


def _say_opening(opening: Opening, words: Translator) -> Markup:
    return words.pgettext(
        "hours",
        "%(days)s, %(opens)s to %(closes)s",
        days=_say_days(opening.byday, words),
        opens=write_time(opening.opens_at, words),
        closes=write_time(opening.closes_at, words),
    )


def _say_days(days: Sequence[Weekday], words: Translator) -> Markup:
    week = list(Weekday)
    places = [week.index(day) for day in days]
    is_run = places == list(range(places[0], places[0] + len(places)))
    if is_run and len(days) >= _SHORTEST_RUN:
        return words.pgettext(
            "hours",
            "%(first)s to %(last)s",
            first=write_weekday(days[0], words),
            last=write_weekday(days[-1], words),
        )
    return join([write_weekday(day, words) for day in days], words)
