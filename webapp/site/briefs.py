"""A service in the list: one sentence, one number, and in one line what nobody knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Medium, Phone, Service, Status
from webapp.i18n.translator import Translator
from webapp.site.copy.reach import describe_own_language
from webapp.site.copy.services import (
    name_unknown,
    say_area,
    say_ask,
    say_leads,
    say_ways,
    say_when,
    say_whom_briefly,
)
from webapp.site.formatting import first_sentence
from webapp.site.service_views import ChannelView, ServiceView, view_service


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
    names = {key: county.name for key, county in content.counties.items()}
    parts = [*say_when(first, t), *say_area(service, names, t)]
    lead = view.channels[service.channels.index(first)] if first else None
    asked = list(name_unknown(service, first, t))
    if asked:
        parts.append(say_ask(asked, t))
    return Brief(
        service=view,
        sentence=first_sentence(view.description),
        lead=lead,
        others=tuple(channel for channel in view.channels if channel is not lead),
        line=Markup(" ").join(parts),
        decides=Markup(" ").join(_say_what_decides(service, first, t)),
        leads_to=say_leads(service, t),
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
        yield say_ways(ways, t)
    own = t.locale.code
    spoken = (channel.languages for channel in service.channels)
    speaking = next((access for access in spoken if own in {*access.direct, *access.menu}), None)
    if speaking:
        yield from describe_own_language(speaking, t)
