"""A service in the list: one sentence, one number, and in one line what nobody knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Channel, Cost, Extent, Medium, Phone, Service, Status
from webapp.i18n.translator import Translator
from webapp.site import labels
from webapp.site.formatting import first_sentence, join, name_of_place
from webapp.site.hours import say_hours
from webapp.site.language_access import is_silent, say_own_language
from webapp.site.service_views import ChannelView, ListingView, view_listing
from webapp.site.whom import say_whom_briefly

_FEW = 3


@dataclass(frozen=True)
class Brief:
    """What the list shows of a service; the rest opens inside, or is on its own page.

    What `decides` is for whom it surely is, other ways than the lead, and the reader's language.
    """

    listing: ListingView
    sentence: Markup
    lead: ChannelView | None
    others: tuple[ChannelView, ...]
    line: Markup
    decides: Markup
    leads_to: Markup


def view_brief(service: Service, content: Content, words: Translator) -> Brief:
    """Put what the list says of a service into the reader's words."""
    listing = view_listing(service, content, words)
    first = _find_lead(service)
    said = [*_say_when(first, words), *_say_area(service, content, words)]
    lead = listing.channels[service.channels.index(first)] if first else None
    asked = list(_find_unknown(service, first, words))
    if asked:
        # TRANSLATORS: what nobody knows of a service follows, as in "Ask them: cost and languages."
        said.append(words.gettext("Ask them: %(what)s.", what=join(asked, words)))
    return Brief(
        listing=listing,
        sentence=first_sentence(listing.summary),
        lead=lead,
        others=tuple(one for one in listing.channels if one is not lead),
        line=Markup(" ").join(said),
        decides=Markup(" ").join(_say_what_decides(service, first, words)),
        leads_to=_say_leads(service, words),
    )


def _find_lead(service: Service) -> Phone | None:
    """Return the number of the list: the first to call, else to text; others need more words."""
    for wanted in (Medium.VOICE, Medium.TEXT):
        for phone in service.phones:
            if phone.type is wanted:
                return phone
    return None


def _say_what_decides(service: Service, lead: Phone | None, words: Translator) -> Iterator[Markup]:
    if service.status is Status.CLOSED:
        return
    yield from filter(None, (say_whom_briefly(service, words),))
    shown = lead.type if lead else None
    ways = dict.fromkeys(one.type for one in service.channels if one.type is not shown)
    if ways:
        names = [labels.medium_label(one, words) for one in ways]
        # TRANSLATORS: words for ways to reach a service follow, as in "Other ways: Text and Chat."
        yield words.gettext("Other ways: %(ways)s.", ways=join(names, words))
    own = words.locale.code
    spoken = (one.languages for one in service.channels)
    speaking = next((one for one in spoken if own in {*one.direct, *one.menu}), None)
    if speaking:
        yield from say_own_language(speaking, words)


def _say_when(channel: Channel | None, words: Translator) -> Iterator[Markup]:
    if channel is None or not channel.schedules.is_known:
        return
    if channel.schedules.always:
        yield words.gettext("Day and night.")
    elif len(channel.schedules.openings) == 1:
        yield Markup("{}.").format(say_hours(channel.schedules, words))
    else:
        # TRANSLATORS: when somebody answers: only then and then; the hours stand below
        yield words.gettext("At some hours.")


def _say_area(service: Service, content: Content, words: Translator) -> Iterator[Markup]:
    areas = service.service_areas
    if areas.extent is Extent.NATION:
        yield Markup("{}.").format(words.pgettext("place", "Wabanaki nations"))
    elif 0 < len(areas.counties) <= _FEW:
        names = [name_of_place(content.counties[one].name) for one in areas.counties]
        yield Markup("{}.").format(join(names, words))
    elif areas.counties:
        yield words.ngettext("%(num)s county.", "%(num)s counties.", len(areas.counties))


def _find_unknown(service: Service, channel: Channel | None, words: Translator) -> Iterator[Markup]:
    if channel is not None and not channel.schedules.is_known:
        yield words.pgettext("ask", "hours")
    if service.service_areas.extent is Extent.UNKNOWN:
        yield words.pgettext("ask", "which area")
    if service.eligibility == "unknown":
        yield words.pgettext("ask", "for whom")
    if service.cost in {Cost.UNKNOWN, Cost.VARIES}:
        yield words.pgettext("ask", "cost")
    if channel is not None and is_silent(channel.languages):
        yield words.pgettext("ask", "languages")
    if service.reporting == "unknown" and not service.reporting_laws:
        yield words.pgettext("ask", "what they must report")


def _say_leads(service: Service, words: Translator) -> Markup:
    if not service.leads_to:
        return Markup()
    needs = [labels.need_label(need, words) for need in service.leads_to]
    # TRANSLATORS: kinds of help follow, as in "They can connect you with: A safe place to stay"
    return words.gettext("They can connect you with: %(needs)s", needs=join(needs, words))
