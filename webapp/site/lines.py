"""A line as the start page and the doors show it: short words, one way to reach it, its hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Medium, Service
from webapp.languages.locales import language_name
from webapp.languages.sitelocale import SOURCE
from webapp.languages.wording import Wording
from webapp.site.formats import close
from webapp.site.listings import ChannelView, LinkView, view_listing
from webapp.site.tongues import say_in_english, say_own_language

WRITTEN = (Medium.TEXT, Medium.CHAT)


@dataclass(frozen=True)
class LineView:
    """A service in few words, with the ways to reach it that are shown, most often one.

    `say` is English whatever the language: what to say there to get somebody who speaks it.
    """

    name: str
    href: str
    short: Markup
    warning: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]
    say: Markup


def view_line(
    service: Service,
    content: Content,
    words: Wording,
    english: Wording | None = None,
    ways: Sequence[Medium] = (Medium.VOICE,),
) -> LineView:
    """Put a service into few words; of the languages only the reader's own is told.

    The first of the `ways` is shown, and the others besides it where the service has them.
    """
    listing = view_listing(service, content, words)
    chosen = _choose(service, ways)
    return LineView(
        name=listing.name,
        href=listing.href,
        short=listing.short,
        warning=listing.status_note,
        channels=tuple(
            replace(
                listing.channels[place],
                hours=close(listing.channels[place].hours),
                languages=say_own_language(service.channels[place].languages, words),
            )
            for place in chosen
        ),
        through=() if chosen else listing.through[:1],
        say=_say(service, chosen, words, english) if english else Markup(),
    )


def find_common(lines: Sequence[LineView]) -> tuple[Markup, ...]:
    """Return hours and language where all lines have the same, so that they are said once."""
    told = {
        (line.channels[0].hours, *line.channels[0].languages) for line in lines if line.channels
    }
    return told.pop() if len(told) == 1 and all(len(line.channels) == 1 for line in lines) else ()


def _say(service: Service, chosen: Sequence[int], words: Wording, english: Wording) -> Markup:
    """Return the English words to say; nothing where keys lead there, for a sentence tells them."""
    code = words.locale.code
    spoken = [one.languages for one in (service.channels[place] for place in chosen[:1])
              if one.type is Medium.VOICE and code not in one.languages.menu]  # fmt: skip
    if words.locale is SOURCE or not spoken:
        return Markup()
    return say_in_english(spoken[0], code, language_name(code, SOURCE), english)


def _choose(service: Service, ways: Sequence[Medium]) -> tuple[int, ...]:
    """Return the places of channels to show; where one writes, rather one that answers always."""
    first, *also = ways
    wanted = WRITTEN if first is Medium.TEXT else (first,)
    fit = [place for place, one in enumerate(service.channels) if one.type in wanted]
    fit.sort(
        key=lambda place: first is Medium.TEXT and not service.channels[place].schedules.always
    )
    begun = fit[:1] or list(range(len(service.channels)))[:1]
    besides = [place for place, one in enumerate(service.channels) if one.type in also]
    return (*begun, *(place for place in besides if place not in begun))
