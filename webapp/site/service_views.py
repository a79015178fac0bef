"""One service as a page shows it: every answer in words, or the words that nobody knows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import (
    AssuredBy,
    Authority,
    Chat,
    Medium,
    Phone,
    Service,
)
from webapp.content.slugs import slug_of
from webapp.site.addresses import service_address, source_address
from webapp.site.copy import labels
from webapp.site.copy.figures import write_period
from webapp.site.copy.reach import describe_hours, describe_languages
from webapp.site.copy.services import say_unknown, say_unknown_reporting, say_whom
from webapp.site.evidence import (
    AgeView,
    Check,
    LawView,
    find_instead,
    view_age,
    view_check,
    view_law,
)
from webapp.words.catalogs import Translator
from webapp.words.formats import (
    first_sentence,
    group_phone,
    join,
    name_of_place,
    write_date,
    write_fact,
)


@dataclass(frozen=True)
class ChannelView:
    """One way to reach a service."""

    medium: str
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
    age: AgeView


@dataclass(frozen=True)
class LinkView:
    """A link to another service, with its name, its first number and whether it takes texts.

    Where `short` says in the reader's words what it is, that is in place of the name; `instead`
    is the number to call if nobody answers this one, where it is in doubt.
    """

    name: str
    href: str
    number: str
    call: str
    text: str
    short: Markup
    instead: str


@dataclass(frozen=True)
class SourceView:
    """A source by its name, for the list under a service."""

    title: str
    publisher: str
    href: str


@dataclass(frozen=True)
class ServiceView:
    """All that a page may say of a service."""

    slug: str
    href: str
    name: str
    organization: str
    short: Markup
    status_note: Markup
    last_sign: Markup
    description: Markup
    first_sentence: Markup
    eligibility: Markup
    whom: Markup
    cost: Markup
    service_area: Markup
    counties: Markup
    area_note: Markup
    needs: tuple[Markup, ...]
    laws: tuple[LawView, ...]
    has_unread_law: bool
    reporting: Markup
    channels: tuple[ChannelView, ...]
    through: tuple[LinkView, ...]
    lawyers: tuple[LinkView, ...]
    is_immigration: bool
    website: str
    website_as_text: str
    closed: str
    instead: tuple[LinkView, ...]
    checked: Check
    is_called: bool
    sources: tuple[SourceView, ...]


def view_service(service: Service, content: Content, t: Translator) -> ServiceView:
    """Put a service into the reader's words."""
    organization = content.organization_by_service[service.id]
    facts = {name: write_fact(value, t) for name, value in service.facts.items()}

    def say(field: str, text: str, part: Callable[[Markup], Markup] = Markup) -> Markup:
        if text == "unknown" and field == "reporting":
            return say_unknown_reporting(t)
        if text == "unknown":
            return say_unknown(t)
        context = _find_context(service, field)
        return t.translate_data(context, text, facts, part) if text else Markup()

    laws = tuple(view_law(law_id, content, t) for law_id in service.reporting_laws)
    needs_lawyer = service.authority in {Authority.POLICE, Authority.IMMIGRATION}
    lawyers = (content.featured.immigration_lawyer, content.featured.civil_lawyer)
    return ServiceView(
        slug=slug_of(service.id),
        href=service_address(t.locale.code, service.id),
        name=service.name,
        organization=organization.name if organization.name != service.name else "",
        short=say("short", service.short),
        status_note=say("status_note", service.status_note),
        last_sign=write_period(service.last_sign, t) if service.last_sign else Markup(),
        description=say("description", service.description),
        first_sentence=say("description", service.description, first_sentence),
        eligibility=say("eligibility", service.eligibility),
        whom=say_whom(service, t),
        cost=labels.cost_label(service.cost, t),
        service_area=labels.area_label(service.service_areas.extent, t),
        counties=join(
            (
                name_of_place(content.counties[county].name)
                for county in service.service_areas.counties
            ),
            t,
        ),
        area_note=say("service_areas", service.service_areas.description),
        needs=tuple(labels.need_label(need, t) for need in service.needs),
        laws=laws,
        has_unread_law=any(law.needs_notice for law in laws),
        reporting=say("reporting", service.reporting),
        channels=(
            *(
                _view_phone(
                    phone,
                    t,
                    view_age(phone, service, content, t),
                    note=say("phones", phone.description),
                    call_back=say("call_back", phone.call_back),
                )
                for phone in service.phones
            ),
            *(
                _view_chat(
                    chat,
                    t,
                    view_age(chat, service, content, t),
                    note=say("chats", chat.description),
                )
                for chat in service.chats
            ),
        ),
        through=tuple(
            link_to(content.services[service_id], content, t) for service_id in service.through
        ),
        lawyers=tuple(link_to(content.services[service_id], content, t) for service_id in lawyers)
        if needs_lawyer
        else (),
        is_immigration=service.authority is Authority.IMMIGRATION,
        website=service.url or "",
        website_as_text=service.url_as_text,
        closed=write_date(service.closed_on, t) if service.closed_on else "",
        instead=tuple(link_to(content.services[other], content, t) for other in service.instead),
        checked=view_check(service, t),
        is_called=service.assured_by is AssuredBy.CALLED,
        sources=tuple(
            _view_source(source_id, content, t) for source_id in _find_sources(service, content)
        ),
    )


def _find_context(service: Service, field: str) -> str:
    """Return the context of a message; two people review what one reads in danger."""
    is_danger = service.authority is Authority.POLICE and field in {"description", "phones"}
    return f"{service.id}.{'danger' if is_danger else field}"


def _find_sources(service: Service, content: Content) -> tuple[str, ...]:
    """Return the sources of a service and of the laws that bind it, each once."""
    laws = (content.laws[law_id] for law_id in service.reporting_laws)
    found = (*service.sources, *(source for law in laws for source in law.sources))
    return tuple(dict.fromkeys(found))


def _view_source(identifier: str, content: Content, t: Translator) -> SourceView:
    source = content.sources[identifier]
    return SourceView(source.title, source.publisher, source_address(t.locale.code, identifier))


def link_to(service: Service, content: Content, t: Translator) -> LinkView:
    """Link to a service, with the number that answers first, where it has one."""
    voice = next((phone for phone in service.phones if phone.type is Medium.VOICE), None)
    number = voice.number if voice else ""
    texts = {phone.number for phone in service.phones if phone.type is Medium.TEXT}
    return LinkView(
        name=service.name,
        href=service_address(t.locale.code, service.id),
        number=group_phone(number),
        call=f"tel:{number}" if number else "",
        text=f"sms:{number}" if number in texts else "",
        short=Markup(),
        instead=find_instead(voice, service, content) if voice else "",
    )


def link_to_emergency(content: Content, t: Translator) -> LinkView:
    """Link to the emergency service by its label: its name is English on every page."""
    service = content.services[content.featured.emergency]
    facts = {name: write_fact(value, t) for name, value in service.facts.items()}
    label, key = service.short, f"{service.id}.short"
    short = t.translate_data(key, label, facts) if label else Markup()
    return replace(link_to(service, content, t), short=short)


def _view_phone(
    phone: Phone, t: Translator, age: AgeView, *, note: Markup, call_back: Markup
) -> ChannelView:
    return ChannelView(
        medium=phone.type.value,
        verb=labels.medium_label(phone.type, t),
        number=group_phone(phone.number),
        href=address_of(phone),
        is_outside=phone.type is Medium.WHATSAPP,
        place=phone.place,
        role=labels.role_label(phone.role, t),
        send=phone.send,
        send_zip=phone.send_zip,
        hours=describe_hours(phone.schedules, t),
        languages=describe_languages(phone.languages, t),
        note=note,
        call_back=call_back,
        age=age,
    )


def address_of(phone: Phone) -> str:
    """Return what a link to a number leads to; WhatsApp has a page of its own for each."""
    match phone.type:
        case Medium.TEXT:
            return f"sms:{phone.number}"
        case Medium.WHATSAPP:
            return f"https://wa.me/{phone.number.removeprefix('+')}"
        case _:
            return f"tel:{phone.number}"


def _view_chat(chat: Chat, t: Translator, age: AgeView, *, note: Markup) -> ChannelView:
    return ChannelView(
        medium=chat.type.value,
        verb=labels.medium_label(chat.type, t),
        number="",
        href=chat.url,
        is_outside=True,
        place="",
        role=Markup(),
        send=(),
        send_zip=False,
        hours=describe_hours(chat.schedules, t),
        languages=describe_languages(chat.languages, t),
        note=note,
        call_back=Markup(),
        age=age,
    )
