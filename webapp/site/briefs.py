"""A service in few words: in the list, and as a line of the start page and the doors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import (
    Authority,
    LanguageAccess,
    Medium,
    Phone,
    Service,
    Status,
)
from webapp.site.copy.reach import (
    describe_languages_briefly,
    describe_own_language,
    name_in_english,
    say_keys,
)
from webapp.site.copy.services import (
    name_unknown,
    say_area,
    say_ask,
    say_leads,
    say_ways,
    say_when,
    say_whom_briefly,
)
from webapp.site.service_views import ChannelView, LinkView, ServiceView, view_service
from webapp.words.catalogs import Translator
from webapp.words.formats import close
from webapp.words.languages import SOURCE


@dataclass(frozen=True)
class Brief:
    """What the list shows of a service; the rest opens inside, or is on its own page.

    What `decides` is for whom it surely is, other ways than the lead, and the lead's languages.
    Of a government office the list shows the whole description: it warns first.
    """

    service: ServiceView
    sentence: Markup
    is_office: bool
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
    is_office = service.authority is Authority.STATE
    if asked:
        parts.append(say_ask(asked, t))
    return Brief(
        service=view,
        sentence=view.description if is_office else view.first_sentence,
        is_office=is_office,
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
    channel = lead or next(iter(service.channels), None)
    if channel is not None:
        yield from describe_languages_briefly(channel.languages, t)


WRITTEN = (Medium.TEXT, Medium.CHAT)


@dataclass(frozen=True)
class Asking:
    """How to get somebody who speaks the reader's language: keys to press, then what to say.

    `phrase` is English whatever the language; `interpreter` is whether one is known there, as
    `yes` or `unknown`, and empty where the line itself speaks the language.
    """

    keys: Markup
    phrase: str
    interpreter: str


def ask_in_english(access: LanguageAccess, t: Translator) -> Asking | None:
    """Return how to get somebody who speaks the reader's language; None where no one does."""
    tag = t.locale.code
    phrase = name_in_english(access, tag)
    if t.locale is SOURCE or not (phrase or tag in access.menu):
        return None
    keys = access.menu.get(tag, "" if tag in access.direct else access.interpreter_keys)
    return Asking(
        keys=say_keys(keys, t) if keys else Markup(),
        phrase=phrase,
        interpreter="" if tag in {*access.direct, *access.menu} else access.interpreter.value,
    )


@dataclass(frozen=True)
class HotlineView:
    """A service in few words, with the ways to reach it that are shown, most often one.

    `asking` is how to get somebody who speaks the reader's language, where one must ask for it.
    """

    name: str
    href: str
    short: Markup
    warning: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]
    asking: Asking | None


def view_hotline(
    service: Service,
    content: Content,
    t: Translator,
    ways: Sequence[Medium] = (Medium.VOICE,),
) -> HotlineView:
    """Put a service into few words; of the languages only the reader's own is said.

    The first of the `ways` is shown, and the others besides it where the service has them.
    """
    view = view_service(service, content, t)
    chosen = _choose(service, ways)
    asking = _find_asking(service, chosen, t)
    is_asked = asking is not None and asking.interpreter
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
                if is_asked and place == chosen[0]
                else describe_own_language(service.channels[place].languages, t),
            )
            for place in chosen
        ),
        through=() if chosen else view.through[:1],
        asking=asking,
    )


def _find_asking(service: Service, chosen: Sequence[int], t: Translator) -> Asking | None:
    """Return how to ask for the reader's language, where one must do so by voice.

    Where keys lead to it a sentence names them.
    """
    if not chosen:
        return None
    channel = service.channels[chosen[0]]
    is_asked = channel.type is Medium.VOICE and t.locale.code not in channel.languages.menu
    return ask_in_english(channel.languages, t) if is_asked else None


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
