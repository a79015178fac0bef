"""A service in sentences: for whom it is, what one must ask, what the list says of it in a line."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from webapp.content.service_filters import find_served, may_serve
from webapp.content.services import (
    Channel,
    Cost,
    Extent,
    Medium,
    Need,
    Served,
    Service,
    Status,
    Whom,
)
from webapp.site.copy.labels import medium_label, need_label, whom_label
from webapp.site.copy.reach import describe_hours, is_silent
from webapp.words.catalogs import Translator
from webapp.words.formats import join, name_of_place

_FEW = 3


def say_whom(service: Service, t: Translator) -> Markup:
    """Say for whom a service is, where a source says it or somebody would look for a bed."""
    if service.status is Status.CLOSED or not (service.for_whom or Need.STAY in service.needs):
        return Markup()
    return Markup(" ").join(_say_each(service, t))


def say_whom_briefly(service: Service, t: Translator) -> Markup:
    """Say for whom a service surely is: everybody, men too, or women where men are left out."""
    served = {whom: find_served(service, whom) for whom in Whom}
    if served[Whom.EVERYBODY] is Served.YES:
        named_whom = [Whom.EVERYBODY]
    elif served[Whom.MEN] is not Served.ASK:
        named_whom = [whom for whom in (Whom.WOMEN, Whom.MEN) if served[whom] is Served.YES]
    else:
        named_whom = []
    named = [whom_label(whom, t) for whom in named_whom]
    return t.gettext("For: %(whom)s.", whom=join(named, t)) if named else Markup()


def _say_each(service: Service, t: Translator) -> Iterator[Markup]:
    served: dict[Served, list[Markup]] = {}
    for whom in Whom:
        if (
            whom is Whom.CHILDREN
            and not may_serve(service, whom)
            and not service.for_whom.get(whom)
        ):
            continue
        is_said = whom is not Whom.EVERYBODY or service.for_whom.get(whom) is Served.YES
        if is_said and not (whom in {Whom.WOMEN, Whom.MEN} and _is_for_everybody(service)):
            served.setdefault(find_served(service, whom), []).append(whom_label(whom, t))
    if Served.YES in served:
        yield t.gettext("For: %(whom)s.", whom=join(served[Served.YES], t))
    if Served.NO in served:
        yield t.gettext("Not for: %(whom)s.", whom=join(served[Served.NO], t))
    if Served.ASK in served:
        yield say_ask(served[Served.ASK], t)


def _is_for_everybody(service: Service) -> bool:
    return service.for_whom.get(Whom.EVERYBODY) is Served.YES


def say_ask(asked: Iterable[Markup], t: Translator) -> Markup:
    """Say what one must ask, because no source says it."""
    # TRANSLATORS: what nobody knows of a service follows, as in "Ask them: cost and languages."
    return t.gettext("Ask them: %(what)s.", what=join(asked, t))


def say_ways(ways: Iterable[Medium], t: Translator) -> Markup:
    """Say how else one can reach a service."""
    names = [medium_label(medium, t) for medium in ways]
    # TRANSLATORS: words for ways to reach a service follow, as in "Other ways: Text and Chat."
    return t.gettext("Other ways: %(ways)s.", ways=join(names, t))


def say_leads(service: Service, t: Translator) -> Markup:
    """Say which help a service leads to without giving it."""
    if not service.leads_to:
        return Markup()
    needs = [need_label(need, t) for need in service.leads_to]
    # TRANSLATORS: kinds of help follow, as in "They can connect you with: A safe place to stay."
    return t.gettext("They can connect you with: %(needs)s.", needs=join(needs, t))


def say_when(channel: Channel | None, t: Translator) -> Iterator[Markup]:
    """Say in few words when somebody answers; nothing where nobody knows it."""
    if channel is None or not channel.schedules.is_known:
        return
    if channel.schedules.always:
        yield t.gettext("Day and night.")
    elif len(channel.schedules.openings) == 1:
        yield Markup("{}.").format(describe_hours(channel.schedules, t))
    else:
        # TRANSLATORS: when somebody answers: only then and then; the hours stand below
        yield t.gettext("At some hours.")


def say_area(service: Service, names: Mapping[str, str], t: Translator) -> Iterator[Markup]:
    """Say in few words where a service helps, by the names of counties; nothing of all of Maine."""
    areas = service.service_areas
    if areas.extent is Extent.NATION:
        yield Markup("{}.").format(t.pgettext("place", "Wabanaki nations"))
    elif 0 < len(areas.counties) <= _FEW:
        yield Markup("{}.").format(join([name_of_place(names[key]) for key in areas.counties], t))
    elif areas.counties:
        yield t.ngettext("%(num)s county.", "%(num)s counties.", len(areas.counties))


def name_unknown(service: Service, channel: Channel | None, t: Translator) -> Iterator[Markup]:
    """Name what no source says of a service, and of the channel that the list shows."""
    if channel is not None and not channel.schedules.is_known:
        yield t.pgettext("ask", "hours")
    if service.service_areas.extent is Extent.UNKNOWN:
        yield t.pgettext("ask", "which area")
    if service.eligibility == "unknown":
        yield t.pgettext("ask", "for whom")
    if service.cost in {Cost.UNKNOWN, Cost.VARIES}:
        yield t.pgettext("ask", "cost")
    if channel is not None and is_silent(channel.languages):
        yield t.pgettext("ask", "languages")
    if service.reporting == "unknown" and not service.reporting_laws:
        yield t.pgettext("ask", "what they must report")


def say_unknown(t: Translator) -> Markup:
    """Say that nobody knows an answer."""
    return t.gettext("We do not know. Ask.")


def say_unknown_reporting(t: Translator) -> Markup:
    """Say that nobody knows what a service must report, before somebody gives a name."""
    return t.pgettext(
        "safety", "We do not know what they must report. Ask before you give your name."
    )
