"""A service in the list: one sentence, one number, and in one line what nobody knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Channel, Cost, Extent, Medium, Phone, Service, Status
from webapp.i18n.translator import Translator
from webapp.site import labels
from webapp.site.formatting import join, name_of_place
from webapp.site.hours import describe_hours
from webapp.site.language_access import describe_own_language, is_silent
from webapp.site.service_views import ChannelView, ServiceView, view_service
from webapp.site.whom import say_whom_briefly

_FEW = 3


@dataclass(frozen=True)
class Brief:
    """What the list shows of a service; the rest opens inside, or is on its own page.

    What `decides` is for whom it surely is, other ways than the lead, and the reader's language.
    """

    service: ServiceView
    sentence: Markup
    lead: ChannelView | None
    others: tuple[ChannelView, ...]
    line: Markup
    decides: Markup
    leads_to: Markup


def view_brief(service: Service, content: Content, t: Translator) -> Brief:
    """Put what the list says of a service into the reader's words."""
    view = view_service(service, content, t)
    first = _find_lead(service)
    parts = [*_say_when(first, t), *_say_area(service, content, t)]
    lead = view.channels[service.channels.index(first)] if first else None
    asked = list(_find_unknown(service, first, t))
    if asked:
        # TRANSLATORS: what nobody knows of a service follows, as in "Ask them: cost and languages."
        parts.append(t.gettext("Ask them: %(what)s.", what=join(asked, t)))
    return Brief(
        service=view,
        sentence=view.first_sentence,
        lead=lead,
        others=tuple(channel for channel in view.channels if channel is not lead),
        line=Markup(" ").join(parts),
        decides=Markup(" ").join(_say_what_decides(service, first, t)),
        leads_to=_say_leads(service, t),
    )


def _find_lead(service: Service) -> Phone | None:
    """Return the number of the list: the first to call, else to text; others need more words."""
    for wanted in (Medium.VOICE, Medium.TEXT):
        for phone in service.phones:
            if phone.type is wanted:
                return phone
    return None


def _say_what_decides(service: Service, lead: Phone | None, t: Translator) -> Iterator[Markup]:
    if service.status is Status.CLOSED:
        return
    yield from filter(None, (say_whom_briefly(service, t),))
    shown = lead.type if lead else None
    ways = dict.fromkeys(channel.type for channel in service.channels if channel.type is not shown)
    if ways:
        names = [labels.medium_label(medium, t) for medium in ways]
        # TRANSLATORS: words for ways to reach a service follow, as in "Other ways: Text and Chat."
        yield t.gettext("Other ways: %(ways)s.", ways=join(names, t))
    own = t.locale.code
    spoken = (channel.languages for channel in service.channels)
    speaking = next((access for access in spoken if own in {*access.direct, *access.menu}), None)
    if speaking:
        yield from describe_own_language(speaking, t)


def _say_when(channel: Channel | None, t: Translator) -> Iterator[Markup]:
    if channel is None or not channel.schedules.is_known:
        return
    if channel.schedules.always:
        yield t.gettext("Day and night.")
    elif len(channel.schedules.openings) == 1:
        yield Markup("{}.").format(describe_hours(channel.schedules, t))
    else:
        # TRANSLATORS: when somebody answers: only then and then; the hours stand below
        yield t.gettext("At some hours.")


def _say_area(service: Service, content: Content, t: Translator) -> Iterator[Markup]:
    areas = service.service_areas
    if areas.extent is Extent.NATION:
        yield Markup("{}.").format(t.pgettext("place", "Wabanaki nations"))
    elif 0 < len(areas.counties) <= _FEW:
        names = [name_of_place(content.counties[county].name) for county in areas.counties]
        yield Markup("{}.").format(join(names, t))
    elif areas.counties:
        yield t.ngettext("%(num)s county.", "%(num)s counties.", len(areas.counties))


def _find_unknown(service: Service, channel: Channel | None, t: Translator) -> Iterator[Markup]:
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


def _say_leads(service: Service, t: Translator) -> Markup:
    if not service.leads_to:
        return Markup()
    needs = [labels.need_label(need, t) for need in service.leads_to]
    # TRANSLATORS: kinds of help follow, as in "They can connect you with: A safe place to stay"
    return t.gettext("They can connect you with: %(needs)s", needs=join(needs, t))
