"""A service in few words: in the list, and as a line of the start page and the doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import LanguageAccess, Medium, Phone, Service, Status, TriState
from webapp.i18n.locales import SOURCE, language_name
from webapp.i18n.translator import Translator
from webapp.site.copy.reach import describe_own_language, say_in_english
from webapp.site.copy.services import (
    name_unknown,
    say_area,
    say_ask,
    say_leads,
    say_ways,
    say_when,
    say_whom_briefly,
)
from webapp.site.formatting import close
from webapp.site.service_views import ChannelView, LinkView, ServiceView, view_service


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
        sentence=view.first_sentence,
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


WRITTEN = (Medium.TEXT, Medium.CHAT)


@dataclass(frozen=True)
class HotlineView:
    """A service in few words, with the ways to reach it that are shown, most often one.

    `say` is English whatever the language: what to say there to get somebody who speaks it;
    `interpreter` is whether one is known there, and None where the line itself speaks it.
    """

    name: str
    href: str
    short: Markup
    warning: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]
    say: Markup
    interpreter: TriState | None


def view_hotline(
    service: Service,
    content: Content,
    t: Translator,
    english: Translator | None = None,
    ways: Sequence[Medium] = (Medium.VOICE,),
) -> HotlineView:
    """Put a service into few words; of the languages only the reader's own is said.

    The first of the `ways` is shown, and the others besides it where the service has them.
    """
    view = view_service(service, content, t)
    chosen = _choose(service, ways)
    voice = _voice_languages(service, chosen, t) if english else None
    say = _say(voice, t, english) if voice and english else Markup()
    interpreter = voice.interpreter if voice and say and not _speaks(voice, t) else None
    return HotlineView(
        name=view.name,
        href=view.href,
        short=view.short,
        warning=view.status_note,
        channels=tuple(
            replace(
                view.channels[place],
                hours=close(view.channels[place].hours),
                languages=()
                if interpreter and place == chosen[0]
                else describe_own_language(service.channels[place].languages, t),
            )
            for place in chosen
        ),
        through=() if chosen else view.through[:1],
        say=say,
        interpreter=interpreter,
    )


def _voice_languages(
    service: Service, chosen: Sequence[int], t: Translator
) -> LanguageAccess | None:
    """Return the languages of the first channel, where one must ask there for one's own by voice.

    Where keys lead to it a sentence names them.
    """
    if t.locale is SOURCE or not chosen:
        return None
    channel = service.channels[chosen[0]]
    is_asked = channel.type is Medium.VOICE and t.locale.code not in channel.languages.menu
    return channel.languages if is_asked else None


def _say(access: LanguageAccess, t: Translator, english: Translator) -> Markup:
    code = t.locale.code
    return say_in_english(access, code, language_name(code, SOURCE), english)


def _speaks(access: LanguageAccess, t: Translator) -> bool:
    return t.locale.code in access.direct


def _choose(service: Service, ways: Sequence[Medium]) -> tuple[int, ...]:
    """Return the places of channels to show; where one writes, rather one that answers always."""
    first, *also = ways
    wanted = WRITTEN if first is Medium.TEXT else (first,)
    fit = [index for index, channel in enumerate(service.channels) if channel.type in wanted]
    fit.sort(
        key=lambda place: first is Medium.TEXT and not service.channels[place].schedules.always
    )
    begun = fit[:1] or list(range(len(service.channels)))[:1]
    besides = [index for index, channel in enumerate(service.channels) if channel.type in also]
    return (*begun, *(place for place in besides if place not in begun))
