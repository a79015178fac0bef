"""One listing as a page shows it: every answer in words, or the words that nobody knows it."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from webapp.content.directory import is_overdue
from webapp.content.loading import Content
from webapp.content.services import (
    Authority,
    Channel,
    CheckedHow,
    Coverage,
    Medium,
    Role,
    Service,
)
from webapp.languages.wording import Wording
from webapp.site import labels
from webapp.site.addresses import listing_address, source_address
from webapp.site.formats import group_phone, write_date, write_fact, write_period
from webapp.site.hours import say_hours
from webapp.site.tongues import say_languages


@dataclass(frozen=True)
class ChannelView:
    """One way to reach a service."""

    by: str
    verb: Markup
    number: str
    href: str
    is_outside: bool
    place: str
    role: Markup
    send: tuple[str, ...]
    send_zip: bool
    hours: Markup
    languages: tuple[Markup, ...]
    note: Markup
    call_back: Markup


@dataclass(frozen=True)
class LinkView:
    """A link to another listing, with its name, its first number and whether it takes texts."""

    name: str
    href: str
    number: str
    call: str
    text: str


@dataclass(frozen=True)
class SourceView:
    """A source by its name, for the list under a listing."""

    title: str
    publisher: str
    href: str


@dataclass(frozen=True)
class ListingView:
    """All that a page may say of a service."""

    id: str
    href: str
    name: str
    organization: str
    short: Markup
    status_note: Markup
    last_sign: Markup
    summary: Markup
    serves: Markup
    cost: Markup
    area: Markup
    counties: tuple[str, ...]
    area_note: Markup
    needs: tuple[Markup, ...]
    reporting: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]
    lawyers: tuple[LinkView, ...]
    is_immigration: bool
    website: str
    website_as_text: str
    checked: Markup
    is_overdue: bool
    sources: tuple[SourceView, ...]


def view_listing(service: Service, content: Content, words: Wording, today: date) -> ListingView:
    """Put a service into the reader's words."""
    organization = content.runs[service.id]
    facts = {name: write_fact(value, words) for name, value in service.facts.items()}

    def say(field: str, text: str) -> Markup:
        if text == "unknown":
            return words.gettext("We do not know. Ask.")
        return words.directory(f"{service.id}.{field}", text, facts) if text else Markup()

    needs_lawyer = service.authority in {Authority.POLICE, Authority.IMMIGRATION}
    lawyers = (content.featured.immigration_lawyer, content.featured.civil_lawyer)
    return ListingView(
        id=service.id,
        href=listing_address(words.locale.code, service.id),
        name=service.name,
        organization=organization.name if organization.name != service.name else "",
        short=say("short", service.short),
        status_note=say("status_note", service.status_note),
        last_sign=write_period(service.last_sign, words) if service.last_sign else Markup(),
        summary=say("summary", service.summary),
        serves=say("serves", service.serves),
        cost=labels.cost_label(service.cost, words),
        area=_say_area(service, words),
        counties=tuple(content.counties[one].name for one in service.area.counties),
        area_note=say("area", service.area.note),
        needs=tuple(labels.need_label(need, words) for need in service.needs),
        reporting=say("reporting", service.reporting),
        channels=tuple(
            _view_channel(
                channel,
                words,
                note=say("note", channel.note),
                call_back=say("call_back", channel.call_back),
            )
            for channel in service.channels
        ),
        through=tuple(link_to(content.services[one], words) for one in service.through),
        lawyers=tuple(link_to(content.services[one], words) for one in lawyers)
        if needs_lawyer
        else (),
        is_immigration=service.authority is Authority.IMMIGRATION,
        website=service.website or "",
        website_as_text=service.website_as_text,
        checked=say_checked(service, words),
        is_overdue=is_overdue(service, today),
        sources=tuple(
            SourceView(
                title=content.sources[one].title,
                publisher=content.sources[one].publisher,
                href=source_address(words.locale.code, one),
            )
            for one in service.sources
        ),
    )


def link_to(service: Service, words: Wording) -> LinkView:
    """Link to a listing, with the number that answers first, where it has one."""
    voices = [c for c in service.channels if c.by is Medium.VOICE and c.number]
    number = voices[0].number or "" if voices else ""
    texts = {c.number for c in service.channels if c.by is Medium.TEXT}
    return LinkView(
        name=service.name,
        href=listing_address(words.locale.code, service.id),
        number=group_phone(number),
        call=f"tel:{number}" if number else "",
        text=f"sms:{number}" if number in texts else "",
    )


def _view_channel(
    channel: Channel, words: Wording, *, note: Markup, call_back: Markup
) -> ChannelView:
    number = channel.number or ""
    scheme = "sms" if channel.by is Medium.TEXT else "tel"
    return ChannelView(
        by=channel.by.value,
        verb=labels.medium_label(channel.by, words),
        number=group_phone(number),
        href=f"{scheme}:{number}" if number else channel.address or "",
        is_outside=channel.by is Medium.CHAT,
        place=channel.place,
        role=_say_role(channel, words),
        send=channel.send,
        send_zip=channel.send_zip,
        hours=say_hours(channel.hours, words),
        languages=say_languages(channel.languages, words),
        note=note,
        call_back=call_back,
    )


def _say_role(channel: Channel, words: Wording) -> Markup:
    if channel.role is Role.OFFICE:
        return words.pgettext("phone", "Office")
    if channel.role is Role.REPORT:
        return words.pgettext("phone", "To report")
    return Markup()


def _say_area(service: Service, words: Wording) -> Markup:
    match service.area.coverage:
        case Coverage.STATEWIDE:
            return words.pgettext("place", "All of Maine")
        case Coverage.NATION:
            return words.pgettext("place", "Wabanaki nations in Maine")
        case Coverage.UNKNOWN:
            return words.gettext("We do not know which area. Ask.")
        case _:
            return Markup()


def say_checked(service: Service, words: Wording) -> Markup:
    """Say how and when a record was checked."""
    on = write_date(service.checked.on, words)
    if service.checked.how is CheckedHow.CALLED:
        return words.gettext("Somebody called to check this on %(date)s.", date=on)
    return words.gettext(
        "We checked this in published sources on %(date)s. Nobody has called to check.", date=on
    )
