"""One listing as a page shows it: every answer in words, or the words that nobody knows it."""

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from webapp.content.directory import is_overdue
from webapp.content.loading import Content
from webapp.content.services import (
    AssuredBy,
    Authority,
    Chat,
    Extent,
    Medium,
    Phone,
    Role,
    Service,
)
from webapp.content.slugs import slug_of
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
    """A link to another listing, with its name, its first number and whether it takes texts.

    Where `short` says in the reader's words what it is, that stands in place of the name.
    """

    name: str
    href: str
    number: str
    call: str
    text: str
    short: Markup


@dataclass(frozen=True)
class SourceView:
    """A source by its name, for the list under a listing."""

    title: str
    publisher: str
    href: str


@dataclass(frozen=True)
class ListingView:
    """All that a page may say of a service."""

    slug: str
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
    closed: Markup
    instead: tuple[LinkView, ...]
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
        slug=slug_of(service.id),
        href=listing_address(words.locale.code, service.id),
        name=service.name,
        organization=organization.name if organization.name != service.name else "",
        short=say("short", service.short),
        status_note=say("status_note", service.status_note),
        last_sign=write_period(service.last_sign, words) if service.last_sign else Markup(),
        summary=say("description", service.description),
        serves=say("eligibility", service.eligibility),
        cost=labels.cost_label(service.cost, words),
        area=_say_area(service, words),
        counties=tuple(content.counties[one].name for one in service.service_areas.counties),
        area_note=say("service_areas", service.service_areas.description),
        needs=tuple(labels.need_label(need, words) for need in service.needs),
        reporting=say("reporting", service.reporting),
        channels=(
            *(
                _view_phone(
                    phone,
                    words,
                    note=say("phones", phone.description),
                    call_back=say("call_back", phone.call_back),
                )
                for phone in service.phones
            ),
            *(_view_chat(chat, words, say("chats", chat.description)) for chat in service.chats),
        ),
        through=tuple(link_to(content.services[one], words) for one in service.through),
        lawyers=tuple(link_to(content.services[one], words) for one in lawyers)
        if needs_lawyer
        else (),
        is_immigration=service.authority is Authority.IMMIGRATION,
        website=service.url or "",
        website_as_text=service.url_as_text,
        closed=words.gettext(
            "This service closed on %(date)s.", date=write_date(service.closed_on, words)
        )
        if service.closed_on
        else Markup(),
        instead=tuple(link_to(content.services[other], words) for other in service.instead),
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
    voices = [phone.number for phone in service.phones if phone.type is Medium.VOICE]
    number = voices[0] if voices else ""
    texts = {phone.number for phone in service.phones if phone.type is Medium.TEXT}
    return LinkView(
        name=service.name,
        href=listing_address(words.locale.code, service.id),
        number=group_phone(number),
        call=f"tel:{number}" if number else "",
        text=f"sms:{number}" if number in texts else "",
        short=Markup(),
    )


def link_to_emergency(content: Content, words: Wording) -> LinkView:
    """Link to the emergency service by its label: its name is English on every page."""
    service = content.services[content.featured.emergency]
    facts = {name: write_fact(value, words) for name, value in service.facts.items()}
    label, key = service.short, f"{service.id}.short"
    short = words.directory(key, label, facts) if label else Markup()
    return replace(link_to(service, words), short=short)


def _view_phone(phone: Phone, words: Wording, *, note: Markup, call_back: Markup) -> ChannelView:
    scheme = "sms" if phone.type is Medium.TEXT else "tel"
    return ChannelView(
        by=phone.type.value,
        verb=labels.medium_label(phone.type, words),
        number=group_phone(phone.number),
        href=f"{scheme}:{phone.number}",
        is_outside=False,
        place=phone.place,
        role=_say_role(phone, words),
        send=phone.send,
        send_zip=phone.send_zip,
        hours=say_hours(phone.schedules, words),
        languages=say_languages(phone.languages, words),
        note=note,
        call_back=call_back,
    )


def _view_chat(chat: Chat, words: Wording, note: Markup) -> ChannelView:
    return ChannelView(
        by=chat.type.value,
        verb=labels.medium_label(chat.type, words),
        number="",
        href=chat.url,
        is_outside=True,
        place="",
        role=Markup(),
        send=(),
        send_zip=False,
        hours=say_hours(chat.schedules, words),
        languages=say_languages(chat.languages, words),
        note=note,
        call_back=Markup(),
    )


def _say_role(phone: Phone, words: Wording) -> Markup:
    if phone.role is Role.OFFICE:
        return words.pgettext("phone", "Office")
    if phone.role is Role.REPORT:
        return words.pgettext("phone", "To report")
    return Markup()


def _say_area(service: Service, words: Wording) -> Markup:
    match service.service_areas.extent:
        case Extent.STATEWIDE:
            return words.pgettext("place", "All of Maine")
        case Extent.NATION:
            return words.pgettext("place", "Wabanaki nations in Maine")
        case Extent.UNKNOWN:
            return words.gettext("We do not know which area. Ask.")
        case _:
            return Markup()


def say_checked(service: Service, words: Wording) -> Markup:
    """Say how and when a record was checked."""
    on = write_date(service.assured_date, words)
    if service.assured_by is AssuredBy.CALLED:
        return words.gettext("Somebody called to check this on %(date)s.", date=on)
    return words.gettext(
        "On %(date)s we checked this in published sources. Nobody has called to check.", date=on
    )
