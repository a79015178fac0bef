"""A line as the start page and the doors show it: short words, one way to reach it, its hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Medium, Service
from webapp.languages.wording import Wording
from webapp.site.formats import close
from webapp.site.listings import ChannelView, LinkView, view_listing
from webapp.site.tongues import say_own_language

WRITTEN = (Medium.TEXT, Medium.CHAT)


@dataclass(frozen=True)
class LineView:
    """A service in few words, with the one way to reach it that is shown."""

    name: str
    href: str
    short: Markup
    warning: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]


def view_line(
    service: Service, content: Content, words: Wording, first: Medium = Medium.VOICE
) -> LineView:
    """Put a service into few words; of the languages only the reader's own is told."""
    listing = view_listing(service, content, words)
    chosen = _choose(service, first)
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
    )


def find_common(lines: Sequence[LineView]) -> tuple[Markup, ...]:
    """Return hours and language where all lines have the same, so that they are said once."""
    told = {
        (line.channels[0].hours, *line.channels[0].languages) for line in lines if line.channels
    }
    return told.pop() if len(told) == 1 and all(len(line.channels) == 1 for line in lines) else ()


def _choose(service: Service, first: Medium) -> tuple[int, ...]:
    """Return the place of the channel to show; where one writes, rather one that answers always."""
    wanted = WRITTEN if first is Medium.TEXT else (first,)
    fit = [place for place, one in enumerate(service.channels) if one.type in wanted]
    fit.sort(
        key=lambda place: first is Medium.TEXT and not service.channels[place].schedules.always
    )
    return tuple(fit[:1]) or tuple(range(len(service.channels)))[:1]
