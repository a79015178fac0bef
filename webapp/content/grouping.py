"""The list in groups: near by need before far, the police and the immigration police last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from webapp.content import service_filters
from webapp.content.ages import is_doubtful
from webapp.content.loading import Content
from webapp.content.service_filters import Filters
from webapp.content.services import Authority, Medium, Need, Service

_POLICE = frozenset({Authority.POLICE, Authority.IMMIGRATION})


class GroupKind(StrEnum):
    """What the services of a group have in common."""

    NEAR = "near"
    ANYWHERE = "anywhere"
    NEED = "need"
    FOUND = "found"
    LEADING = "leading"
    SPEAKING = "speaking"
    INTERPRETING = "interpreting"
    NEWCOMERS = "newcomers"
    ASK = "ask"
    POLICE = "police"


@dataclass(frozen=True)
class Group:
    """Services under one heading; those near and the first with any are open, others are folded.

    `others` meet the need of a group near a place too, and are whole under another of its needs.
    `also` answers day and night, where nobody of the group surely does; it is in its own group
    too, and is not counted here.
    """

    kind: GroupKind
    services: tuple[Service, ...]
    need: Need | None = None
    others: tuple[Service, ...] = ()
    also: Service | None = None
    is_open: bool = False


def group(content: Content, filters: Filters) -> tuple[Group, ...]:
    """Return the services that match the filters, in groups; none is in two."""
    found = service_filters.find(content, filters)
    helpers = tuple(service for service in found if service.authority not in _POLICE)
    police = tuple(service for service in found if service.authority in _POLICE)
    asked = tuple(service for service in helpers if service_filters.must_ask(service, filters))
    answering = tuple(service for service in helpers if service not in asked)
    newcomers = tuple(
        service for service in answering if not service_filters.has_channel(service, filters)
    )
    sure = tuple(service for service in answering if service not in newcomers)
    # "Here: 0" above those who are here, and may be asked, would turn people away.
    groups = list(_group_helpers(sure, content, filters)) if sure or not asked else []
    groups += [Group(GroupKind.NEWCOMERS, newcomers)] if newcomers else []
    groups += [Group(GroupKind.ASK, asked)] if asked else []
    opened = next((index for index, group in enumerate(groups) if group.services), None)
    if opened is not None:
        groups[opened] = replace(groups[opened], is_open=True)
    if police:
        groups.append(Group(GroupKind.POLICE, police, is_open=opened is None))
    return tuple(groups)


def _group_helpers(
    helpers: tuple[Service, ...], content: Content, filters: Filters
) -> Iterator[Group]:
    if filters.where is not None:
        near = tuple(service for service in helpers if is_near(service, filters.where))
        also = _find_steady(helpers, near, content) if near else None
        for place, group in enumerate(_group_near(near)):
            yield replace(group, is_open=True, also=None if place else also)
        if not near:
            yield Group(GroupKind.NEAR, ())
        far = tuple(service for service in helpers if service not in near)
        if far:
            yield Group(GroupKind.ANYWHERE, far)
    elif filters.need is not None:
        yield from _group_by_doing(GroupKind.FOUND, helpers, filters.need)
    elif filters.language is not None:
        speak = tuple(
            service
            for service in helpers
            if service_filters.speaks_itself(service, filters.language)
        )
        yield Group(GroupKind.SPEAKING, speak)
        interpret = tuple(service for service in helpers if service not in speak)
        if interpret:
            yield Group(GroupKind.INTERPRETING, interpret)
    elif filters == Filters():
        yield from _group_by_need(helpers)
    else:
        yield Group(GroupKind.FOUND, helpers)


def _group_by_doing(
    kind: GroupKind, helpers: tuple[Service, ...], need: str | None
) -> Iterator[Group]:
    """Yield who does what is needed, then who connects people with those that do."""
    own = tuple(service for service in helpers if need is None or need in service.needs)
    if own:
        yield Group(kind, own)
    leading = tuple(service for service in helpers if service not in own)
    if leading and need is not None:
        yield Group(GroupKind.LEADING, leading, Need(need))


def _group_by_need(helpers: Iterable[Service]) -> Iterator[Group]:
    """Yield a group for the first need of each service; who has none connects calls."""
    for need in Need:
        own = tuple(service for service in helpers if _first_need(service) is need)
        if own:
            yield Group(GroupKind.NEED, own, need)


def _group_near(near: Iterable[Service]) -> Iterator[Group]:
    """Yield a group for each need that somebody near meets; a service is whole under its first."""
    for need in Need:
        own = tuple(service for service in near if _first_need(service) is need)
        others = tuple(service for service in near if need in service.needs and service not in own)
        if own or others:
            yield Group(GroupKind.NEAR, own, need, others)


def _first_need(service: Service) -> Need:
    return (service.needs or (Need.TALK,))[0]


def is_near(service: Service, where: str) -> bool:
    """Whether a service names the place, or its place is what nobody knows and is asked for."""
    return where == service_filters.UNSURE or service_filters.is_local(service, where)


def count_near(content: Content, filters: Filters) -> int:
    """Return how many who match the filters are near its place, the police left out."""
    found = service_filters.find(content, filters)
    place = filters.where or service_filters.UNSURE
    return sum(service.authority not in _POLICE and is_near(service, place) for service in found)


def is_steady(service: Service) -> bool:
    """Whether somebody surely answers day and night."""
    return any(
        channel.type is Medium.VOICE
        and channel.schedules.always
        and not is_doubtful(channel, service)
        for channel in service.channels
    )


def _find_steady(
    helpers: tuple[Service, ...], near: tuple[Service, ...], content: Content
) -> Service | None:
    """Return a line that answers day and night, so that numbers in doubt are never alone."""
    if any(is_steady(service) for service in near):
        return None
    featured = (content.services[service_id] for service_id in content.featured.home)
    lines = (*(service for service in helpers if Need.TALK in service.needs), *featured)
    return next((service for service in lines if is_steady(service)), None)
