"""The filters of the list of services: which services match, how many would, and in what order.

Every answer is a pure function of the content and of `Filters` with fixed values. An address holds
one answer, as a part of its path.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from webapp.content.loading import Content
from webapp.content.services import (
    Authority,
    Channel,
    Extent,
    Medium,
    Need,
    Served,
    Service,
    Status,
    TriState,
    Whom,
)
from webapp.content.slugs import slug_of

NATION, UNSURE = "wabanaki", "unsure"
ANY = "any"
ALWAYS = "24"
FACETS = ("where", "need", "language", "by", "hours", "whom")
_NOT_NEW = "en"  # the language of the country: nobody is new to it for speaking it
CLOSED_PAGE_DAYS = 365
_AUTHORITY_LAST = (Authority.NONE, Authority.STATE, Authority.POLICE, Authority.IMMIGRATION)


@dataclass(frozen=True)
class Filters:
    """What a reader chose, a value a facet; None where any value will do."""

    where: str | None = None
    need: str | None = None
    language: str | None = None
    by: str | None = None
    hours: str | None = None
    whom: str | None = None

    @classmethod
    def parse_address(cls, answer: Mapping[str, str], content: Content) -> Self:
        """Parse the one answer of an address, as `where` or `what`; raises KeyError for another."""
        if "where" in answer:
            return cls(where=_values_of("where", content)[answer["where"]])
        facet, value = what_values(content)[answer["what"]]
        return cls(**{facet: value})

    @property
    def answer(self) -> tuple[str, str] | None:
        """Return the facet and the value of the answer, the first where there are several."""
        given = ((facet, getattr(self, facet)) for facet in FACETS)
        return next(((facet, value) for facet, value in given if value is not None), None)


def _is_sensitive(facet: str, value: str) -> bool:
    """Whether a value says who reads or why; a county, a language, a way and hours do not."""
    return facet in {"need", "whom"} or value == NATION


def write_value(facet: str, value: str) -> str:
    """Return an answer as an address says it."""
    return slug_of(value) if _is_sensitive(facet, value) else value


def _values_of(facet: str, content: Content) -> Mapping[str, str]:
    """Return the values of a facet by their words in an address."""
    return {write_value(facet, value): value for value in options(facet, content)}


def where_values(content: Content) -> tuple[str, ...]:
    """Return the places that may be in the address of a narrowed list."""
    return tuple(_values_of("where", content))


def what_values(content: Content) -> Mapping[str, tuple[str, str]]:
    """Return what else may be there, each with its facet and its value."""
    return {
        written: (facet, value)
        for facet in FACETS[1:]
        for written, value in _values_of(facet, content).items()
    }


def options(facet: str, content: Content) -> tuple[str, ...]:
    """Return the values of a facet."""
    match facet:
        case "where":
            return (NATION, *content.counties, UNSURE)
        case "need":
            return tuple(need.value for need in Need)
        case "language":
            return spoken_languages(content)
        case "by":
            return tuple(medium.value for medium in Medium)
        case "whom":
            return tuple(whom.value for whom in Whom)
        case _:
            return (ALWAYS,)


def spoken_languages(content: Content) -> tuple[str, ...]:
    """Return the tags of all languages that some service speaks itself, not by interpreter."""
    return tuple(
        sorted(
            {
                tag
                for service in content.services.values()
                for channel in service.channels
                for tag in (*channel.languages.direct, *channel.languages.menu)
            }
        )
    )


def speaks_itself(service: Service, tag: str) -> bool:
    """Whether people of the service answer in the language, at once or behind a phone menu."""
    return any(
        tag in channel.languages.direct or tag in channel.languages.menu
        for channel in service.channels
    )


def is_local(service: Service, where: str | None) -> bool:
    """Whether a service names the place itself, and not only the whole state.

    A tribal center is of its county and of the Wabanaki nations.
    """
    if where == NATION:
        is_wide = service.service_areas.extent in {Extent.STATEWIDE, Extent.UNKNOWN}
        return Need.WABANAKI in service.needs and not is_wide
    return where in service.service_areas.counties


def _is_in(service: Service, where: str) -> bool:
    if where == UNSURE:
        return service.service_areas.extent is Extent.UNKNOWN
    return service.service_areas.extent is Extent.STATEWIDE or is_local(service, where)


def matches(service: Service, filters: Filters) -> bool:
    """Whether a service matches the filters, or may be asked."""
    return (
        service.status is not Status.CLOSED
        and (filters.where is None or _is_in(service, filters.where))
        and (filters.need is None or filters.need in {*service.needs, *service.leads_to})
        and (filters.whom is None or may_serve(service, Whom(filters.whom)))
        and (has_channel(service, filters) or _is_for_newcomers(service, filters))
    )


def _is_for_newcomers(service: Service, filters: Filters) -> bool:
    """Whether one may ask a service for a language, for it is for people new to the country."""
    asks_more = filters.by is not None or filters.hours is not None
    return service.newcomers and filters.language not in {None, _NOT_NEW} and not asks_more


def find_served(service: Service, whom: Whom) -> Served:
    """Return whether a service is for somebody; who serves everybody serves women and men."""
    if whom in {Whom.WOMEN, Whom.MEN} and service.for_whom.get(Whom.EVERYBODY) is Served.YES:
        return Served.YES
    return service.for_whom.get(whom, Served.ASK)


def may_serve(service: Service, whom: Whom) -> bool:
    """Whether a service is for somebody or may be asked; children come along to a place alone."""
    served = find_served(service, whom)
    gives_place = Need.STAY in {*service.needs, *service.leads_to}
    is_askable = whom is not Whom.CHILDREN or gives_place
    return served is Served.YES or (served is Served.ASK and is_askable)


def must_ask(service: Service, filters: Filters) -> bool:
    """Whether nobody knows if a service that was found is for whom the reader chose."""
    return filters.whom is not None and find_served(service, Whom(filters.whom)) is Served.ASK


def has_channel(service: Service, filters: Filters) -> bool:
    """Whether one channel fits it all: a voice line at night says nothing of texts at night."""
    if filters.language is filters.by is filters.hours is None:
        return True
    return any(
        (filters.language is None or answers_in(channel, filters.language))
        and (filters.by is None or channel.type == filters.by)
        and (filters.hours is None or channel.schedules.always)
        for channel in service.channels
    )


def answers_in(channel: Channel, tag: str) -> bool:
    """Whether one answers there in a language, or adds an interpreter."""
    access = channel.languages
    return tag in access.direct or tag in access.menu or access.interpreter is TriState.YES


def find_writing(content: Content, tag: str) -> tuple[Service, ...]:
    """Return the services that answer texts or chats in a language, as far as sources say it."""
    written = (
        find(content, Filters(language=tag, by=medium)) for medium in (Medium.TEXT, Medium.CHAT)
    )
    found = {service.id: service for services in written for service in services}
    return rank(found.values(), content, Filters(language=tag))


def find(content: Content, filters: Filters) -> tuple[Service, ...]:
    """Return the services that match the filters, in the considered order."""
    found = (service for service in content.services.values() if matches(service, filters))
    return rank(found, content, filters)


def count(content: Content, filters: Filters) -> int:
    """Return how many services match the filters."""
    return sum(matches(service, filters) for service in content.services.values())


def rank(services: Iterable[Service], content: Content, filters: Filters) -> tuple[Service, ...]:
    """Order services: advocates before authorities, at work before unclear, near before far."""
    featured = {identifier: index for index, identifier in enumerate(content.featured.home)}

    def key(
        service: Service,
    ) -> tuple[int | str, ...]:
        return (
            _AUTHORITY_LAST.index(service.authority),
            service.status is Status.UNKNOWN,
            must_ask(service, filters),
            filters.where is not None and not is_local(service, filters.where),
            filters.need is not None and filters.need not in service.needs,
            filters.language is not None and not speaks_itself(service, filters.language),
            featured.get(service.id, len(featured)),
            Need.TALK not in service.needs,
            service.service_areas.extent is not Extent.STATEWIDE,
            service.name,
        )

    return tuple(sorted(services, key=key))


def has_ended(service: Service, today: date) -> bool:
    """Whether a service closed so long ago that its page may go: a year."""
    return service.closed_on is not None and (today - service.closed_on).days > CLOSED_PAGE_DAYS
