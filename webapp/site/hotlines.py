"""A line as the start page and the doors show it: short words, one way to reach it, its hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import LanguageAccess, Medium, Service, TriState
from webapp.i18n.locales import SOURCE, language_name
from webapp.i18n.translator import Translator
from webapp.site.copy.reach import describe_own_language, say_in_english
from webapp.site.formatting import close
from webapp.site.service_views import ChannelView, LinkView, view_service

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
